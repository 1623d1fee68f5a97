package dev.steward.debug;

import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.debug.core.DebugEvent;

import dev.steward.runtime.debug.DebugSession;

/** How a run that is debugged is ended: what becomes of it is asked once, however often it is terminated meanwhile. */
final class Termination {

    private final RunTarget target;
    private final Branches branches;
    private final Ending.Choice choice;
    private final AtomicBoolean asking = new AtomicBoolean();
    /** Who terminates a launch terminates the target and then its process; the second must not cancel what stays held. */
    private final AtomicBoolean asked = new AtomicBoolean();

    Termination(RunTarget target, Branches branches, Ending.Choice choice) {
        this.target = target;
        this.branches = branches;
        this.choice = choice;
    }

    /** The target is terminated. */
    void ofTarget() {
        asked.set(true);
        ask();
    }

    /** Its process is terminated. */
    void ofProcess() {
        asked.set(false);
        ask();
    }

    /** Whether the target was terminated right before its process, and the run stays held; once. */
    boolean isAnswered() {
        return asked.getAndSet(false);
    }

    private void ask() {
        if (asking.compareAndSet(false, true)) {
            target.later(now -> {
                var chosen = Ending.COMPENSATE;
                try {
                    chosen = now.takesBack() ? choice.choose(target) : chosen;
                    end(now, chosen);
                } finally {
                    asking.set(false);
                }
                if (chosen == Ending.NOTHING) {
                    stillHeld();
                }
            });
        }
    }

    private void end(DebugSession now, Ending chosen) {
        switch (chosen) {
            case COMPENSATE -> now.terminate();
            case HOLD -> {
                now.close();
                target.leave();
            }
            case NOTHING -> asked.set(false);
        }
    }

    /** The platform has Terminate off once it was used, until it hears more of what it was used for. */
    private void stillHeld() {
        branches.all().stream().filter(BranchThread::isSuspended)
                .forEach(held -> held.fire(DebugEvent.SUSPEND, DebugEvent.CLIENT_REQUEST));
    }
}
