package dev.steward.ui.editor.internal.trial;

import java.nio.file.Path;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;

/** Lets the explorer see what services wrote. */
final class WrittenFiles {

    private WrittenFiles() {
    }

    static void seen(Path file) {
        Job.createSystem("A file was written", (ICoreRunnable) monitor -> {
            for (var found : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(file.toUri())) {
                refresh(found);
            }
        }).schedule();
    }

    private static void refresh(IResource file) throws CoreException {
        file.refreshLocal(IResource.DEPTH_ZERO, null);
    }
}
