package dev.steward.debug.internal;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.DebugPlugin;

import dev.steward.debug.Ending;
import dev.steward.debug.RunElement;
import dev.steward.debug.RunTarget;

/** What becomes of a run that is terminated. */
public final class Endings {

    private Endings() {
    }

    /** Asks whoever handles the question; nobody: what was done is taken back. */
    public static Ending ask(RunTarget target) {
        var question = new Status(IStatus.INFO, RunElement.MODEL, Ending.QUESTION, "What becomes of the run?", null);
        var handler = DebugPlugin.getDefault().getStatusHandler(question);
        try {
            return handler != null && handler.handleStatus(question, target) instanceof Ending chosen ? chosen
                    : Ending.COMPENSATE;
        } catch (CoreException e) {
            ILog.of(Endings.class).error("Nobody could be asked what becomes of " + target.getName(), e);
            return Ending.NOTHING;
        }
    }
}
