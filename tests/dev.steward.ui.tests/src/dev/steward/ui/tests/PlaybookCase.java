package dev.steward.ui.tests;

import org.eclipse.debug.core.DebugPlugin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A journey with one playbook in its editor: nothing wrong is logged, the window answers, and its thread stays off the store. */
abstract class PlaybookCase {

    @RegisterExtension
    private final NoErrorLogged noErrorLogged = new NoErrorLogged();
    @RegisterExtension
    private final Responsive responsive = new Responsive();
    @RegisterExtension
    private final StoreFree storeFree = new StoreFree();

    final Robot robot = new Robot();
    final OnePlaybook playbook;

    /** @param name of the file */
    PlaybookCase(String name, String text) throws Exception {
        playbook = new OnePlaybook(robot, name, text);
    }

    @AfterEach
    void close() throws Exception {
        playbook.close();
    }

    /** Nothing is debugged any more, and nothing is held. */
    static void endDebugging() throws Exception {
        for (var target : DebugPlugin.getDefault().getLaunchManager().getDebugTargets()) {
            target.terminate();
        }
        var breakpoints = DebugPlugin.getDefault().getBreakpointManager();
        breakpoints.removeBreakpoints(breakpoints.getBreakpoints(), true);
    }
}
