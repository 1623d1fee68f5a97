package dev.steward.ui.debug.internal.console;

import java.util.Map;

import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.IHyperlink;

import dev.steward.ui.kit.Commands;

/** Leads to what another room shows. */
record CommandLink(String command, Map<String, String> parameters) implements IHyperlink {

    @Override
    public void linkEntered() {
        // it looks like a link already
    }

    @Override
    public void linkExited() {
        // it looks like a link still
    }

    @Override
    public void linkActivated() {
        Commands.run(PlatformUI.getWorkbench(), command, parameters);
    }
}
