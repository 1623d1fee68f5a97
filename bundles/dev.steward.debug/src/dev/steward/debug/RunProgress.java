package dev.steward.debug;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;

/** Shows in the progress view what a run does while it works; not while it waits. Holds no thread. Thread-safe. */
final class RunProgress {

    private final String name;
    private final Runnable cancel;
    private @Nullable Showing showing;

    /** @param cancel does what a person means who cancels the job */
    RunProgress(String name, Runnable cancel) {
        this.name = name;
        this.cancel = cancel;
    }

    private final class Showing extends Job {

        private @Nullable IProgressMonitor monitor;
        private String doing;
        private boolean over;

        Showing(String doing) {
            super(RunProgress.this.name);
            this.doing = doing;
        }

        @Override
        protected synchronized IStatus run(IProgressMonitor shown) {
            if (over) {
                return Status.OK_STATUS;
            }
            monitor = shown;
            shown.beginTask(getName(), IProgressMonitor.UNKNOWN);
            shown.subTask(doing);
            return ASYNC_FINISH;
        }

        synchronized void tell(String now) {
            doing = now;
            if (monitor != null) {
                monitor.subTask(now);
            }
        }

        synchronized void end() {
            over = true;
            if (monitor != null) {
                done(Status.OK_STATUS);
            }
        }

        @Override
        protected void canceling() {
            cancel.run();
        }
    }

    /** It works, on this. */
    synchronized void work(String doing) {
        var now = showing;
        if (now == null) {
            now = new Showing(doing);
            showing = now;
            now.schedule();
        } else {
            now.tell(doing);
        }
    }

    /** It waits, or is over. */
    synchronized void rest() {
        var now = showing;
        if (now != null) {
            showing = null;
            now.end();
        }
    }
}
