package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.jface.bindings.keys.KeyStroke;
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

    static final String RUN_TO_LINE = "org.eclipse.debug.ui.commands.RunToLine";
    static final String TERMINATE = "org.eclipse.debug.ui.commands.Terminate";

    private static final String ON = " on";
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private DebugKeys() {
    }

    /** What is done before keys are pressed. */
    @FunctionalInterface
    interface Turn {

        void take() throws Exception;
    }

    /**
     * Presses the keys of a command, the last key last, once it is on, and waits for their effect. Presses again where they
     * have none and the command is on: it may be off for a moment just when they come.
     */
    static void press(Robot robot, Callable<Boolean> effect, String command, int... keys) throws Exception {
        press(robot, () -> {
            // they mean what is debugged, whatever has the keyboard
        }, effect, command, keys);
    }

    /** As above, with something done before each time: the platform may still bring the caret to where a branch is held. */
    static void press(Robot robot, Turn before, Callable<Boolean> effect, String command, int... keys)
            throws Exception {
        await(command, keys);
        var next = new AtomicLong(System.nanoTime());
        assertTrue(Ui.awaitHere(() -> {
            boolean has = Ui.ask(effect);
            if (!has && System.nanoTime() >= next.get() && Ui.ask(() -> now(keys)).equals(command + ON)) {
                before.take();
                robot.press(keys);
                next.set(System.nanoTime() + AGAIN.toNanos());
            }
            return has;
        }, Boolean::booleanValue), () -> command + " has no effect; in front: " + DebugUITools.getDebugContext());
    }

    /** Waits until keys are those of a command, and it is on. */
    static void await(String command, int... keys) throws Exception {
        var wanted = command + ON;
        assertEquals(wanted, Ui.await(() -> now(keys), wanted::equals),
                () -> "what is debugged in front: " + DebugUITools.getDebugContext());
    }

    private static String now(int... keys) {
        var modifiers = IntStream.of(keys).limit(keys.length - 1L).sum();
        var stroke = KeyStroke.getInstance(modifiers, Character.toUpperCase(keys[keys.length - 1]));
        var workbench = PlatformUI.getWorkbench();
        var bound = workbench.getService(IBindingService.class).getPerfectMatch(KeySequence.getInstance(stroke));
        if (bound == null) {
            return stroke.format() + " is of no command";
        }
        var command = bound.getParameterizedCommand().getId();
        return command + (workbench.getService(ICommandService.class).getCommand(command).isEnabled() ? ON : " off");
    }
}
