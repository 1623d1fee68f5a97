package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;

import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.swt.SWT;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.keys.IBindingService;

/**
 * The keys of debugging. The platform gives them to their commands some time after a branch is held, and has the commands off
 * until the branch told what it can; a person sees that in the toolbar.
 */
final class DebugKeys {

    static final String OVER = "org.eclipse.debug.ui.commands.StepOver";
    static final String BACK_OVER = "dev.steward.ui.step.backOver";
    static final String BACK_RESUME = "dev.steward.ui.step.backResume";
    static final String RESUME = "org.eclipse.debug.ui.commands.Resume";

    private DebugKeys() {
    }

    /** Presses the keys of a command once it is on, the last key last. */
    static void press(Robot robot, String command, int... keys) throws Exception {
        await(command, keys);
        robot.press(keys);
    }

    /** Waits until keys are those of a command, and it is on. */
    static void await(String command, int... keys) throws Exception {
        var modifiers = IntStream.of(keys).limit(keys.length - 1L).sum();
        var wanted = command + " on";
        assertEquals(wanted,
                Ui.await(() -> now(KeyStroke.getInstance(modifiers, keys[keys.length - 1])), wanted::equals),
                () -> "what is debugged in front: " + DebugUITools.getDebugContext());
    }

    private static String now(KeyStroke keys) {
        var workbench = PlatformUI.getWorkbench();
        var bound = workbench.getService(IBindingService.class).getPerfectMatch(KeySequence.getInstance(keys));
        if (bound == null) {
            return keys.format() + " is of no command";
        }
        var command = bound.getParameterizedCommand().getId();
        return command + (workbench.getService(ICommandService.class).getCommand(command).isEnabled() ? " on" : " off");
    }
}
