package dev.steward.debug.internal;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.DebugPlugin;

import dev.steward.debug.RunElement;
import dev.steward.runtime.debug.ForkOffer;

/** What becomes of somebody's wish to go back to the beginning of a playbook call. */
public final class Drops {

    /** Code of the status whose handler offers the fork. */
    private static final int OFFER = 2;

    private Drops() {
    }

    /** Offered by whoever handles it. */
    public static void offer(ForkOffer offer) throws DebugException {
        var question = new Status(IStatus.INFO, RunElement.MODEL, OFFER, "Is a fork to begin there?", null);
        var handler = DebugPlugin.getDefault().getStatusHandler(question);
        if (handler == null) {
            throw new DebugException(Status.error("Nobody is there who could fork the run."));
        }
        try {
            handler.handleStatus(question, offer);
        } catch (CoreException e) {
            throw new DebugException(e.getStatus());
        }
    }
}
