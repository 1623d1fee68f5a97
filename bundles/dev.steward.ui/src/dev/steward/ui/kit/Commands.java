package dev.steward.ui.kit;

import java.util.Map;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.services.IServiceLocator;

/** Does what another room offers, by the name of its command, so that rooms need not know each other. UI thread. */
public final class Commands {

    private Commands() {
    }

    /** False when it does not work, which is logged. */
    public static boolean run(IServiceLocator site, String command, Map<String, String> parameters) {
        var known = site.getService(ICommandService.class).getCommand(command);
        try {
            site.getService(IHandlerService.class)
                    .executeCommand(ParameterizedCommand.generateCommand(known, parameters), null);
            return true;
        } catch (CommandException e) {
            ILog.of(Commands.class).error("The command " + command + " does not work", e);
            return false;
        }
    }
}
