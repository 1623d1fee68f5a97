package dev.steward.app.internal;

import java.util.Comparator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.ide.IDE;

import dev.steward.ui.kit.Deliver;

/** What a new window shows: the first file, by path, that holds a playbook and not only what playbooks share. */
final class FirstPlaybook {

    private static final String EXTENSION = "playbook";
    private static final Pattern PLAYBOOK = Pattern.compile("(?m)^playbook\\s");

    private final IWorkspaceRoot root;

    FirstPlaybook(IWorkspaceRoot root) {
        this.root = root;
    }

    /** Opens it, if there is one, as soon as it is found. Call on the UI thread. */
    void openIn(IWorkbenchPage page) {
        Display display = page.getWorkbenchWindow().getShell().getDisplay();
        Job job = Job.createSystem("Looking for a playbook",
                (ICoreRunnable) monitor -> find()
                        .ifPresent(file -> Deliver.later(display, () -> open(page, file))));
        job.setRule(root);
        job.schedule();
    }

    private static void open(IWorkbenchPage page, IFile file) {
        try {
            if (page.getEditorReferences().length == 0) {
                IDE.openEditor(page, file, true);
            }
        } catch (CoreException e) {
            ILog.of(FirstPlaybook.class).log(e.getStatus());
        }
    }

    private Optional<IFile> find() throws CoreException {
        SortedSet<IFile> found = new TreeSet<>(Comparator.comparing(file -> file.getFullPath().toString()));
        root.accept(proxy -> {
            boolean isHidden = proxy.getName().startsWith(".");
            if (proxy.getType() == IResource.FILE && proxy.getName().endsWith("." + EXTENSION)) {
                found.add((IFile) proxy.requestResource());
            }
            return !isHidden;
        }, IResource.NONE);
        for (IFile file : found) {
            if (PLAYBOOK.matcher(file.readString()).find()) {
                return Optional.of(file);
            }
        }
        return found.stream().findFirst();
    }
}
