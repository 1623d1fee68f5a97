package dev.steward.ui.step.internal.breaks;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.Job;

/**
 * Writes breakpoints down soon after they were changed: the platform itself does so every few minutes and when it ends,
 * so that a workbench that is killed would lose them.
 */
final class KeptBreakpoints extends Job {

    /** Several changes that come together are written once. */
    private static final long SOON_MILLIS = 200;

    KeptBreakpoints() {
        super("Keep Breakpoints");
        setSystem(true);
    }

    /** From any thread. */
    void changed() {
        schedule(SOON_MILLIS);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            return ResourcesPlugin.getWorkspace().save(false, monitor);
        } catch (CoreException e) {
            return e.getStatus();
        }
    }
}
