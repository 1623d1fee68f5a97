package dev.steward.ui.git.internal.history;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IContributionManager;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;

import dev.steward.ui.git.internal.Icons;
import dev.steward.ui.git.internal.compare.Comparing;
import dev.steward.ui.git.internal.compare.ReadOnlyText;
import dev.steward.ui.git.internal.compare.RevisionText;
import dev.steward.ui.git.internal.compare.Versions;

/** What can be done with versions of a file. */
final class HistoryActions {

    private final FileHistoryPage page;
    private final Action open = action("Open this version\tEnter", "version", this::open);
    private final Action compare = action("Compare with now\tC", "compare", this::compareWithNow);
    private final Action both = action("Compare the two versions", "compare", this::compareBoth);
    private final Action restore = action("Replace with this version", "restore", this::restore);

    HistoryActions(FileHistoryPage page) {
        this.page = page;
        restore.setToolTipText("The file gets this text; the one it has now stays in its local history");
        update();
    }

    private static Action action(String text, String icon, Runnable run) {
        var action = new Action(text) {
            @Override
            public void run() {
                run.run();
            }
        };
        action.setToolTipText(text.replaceFirst("\t(.*)$", " ($1)"));
        action.setImageDescriptor(Icons.of(icon));
        return action;
    }

    void fill(IContributionManager into) {
        into.add(open);
        into.add(compare);
        into.add(both);
        into.add(restore);
        into.update(true);
    }

    void update() {
        var count = page.selection().size();
        open.setEnabled(count == 1);
        compare.setEnabled(count == 1);
        both.setEnabled(count == 2);
        restore.setEnabled(count == 1);
    }

    private static IWorkbenchPage window() {
        return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
    }

    void open() {
        if (page.selection().size() == 1) {
            var revision = page.selection().getFirst();
            page.done(page.git().ask(versions -> Versions.of(versions.versioned(), revision)),
                    text -> ReadOnlyText.open(window(), text));
        }
    }

    void compareWithNow() {
        if (page.selection().size() != 1) {
            return;
        }
        var revision = page.selection().getFirst();
        var file = page.file();
        page.done(page.git().ask(versions -> Versions.of(versions.versioned(), revision)),
                text -> Comparing.open(window(), file, text));
    }

    private void compareBoth() {
        var newer = page.selection().getFirst();
        var older = page.selection().get(1);
        page.done(page.git().ask(versions -> {
            var repository = versions.versioned();
            return new RevisionText[]{ Versions.of(repository, newer), Versions.of(repository, older) };
        }), texts -> Comparing.open(window(), texts[0], texts[1]));
    }

    private void restore() {
        var revision = page.selection().getFirst();
        var file = page.file();
        page.done(page.git().ask(versions -> Versions.of(versions.versioned(), revision)),
                text -> write(file, text));
    }

    /** Through the workspace, so that the text before stays in the local history and open editors follow. */
    private static void write(IFile file, RevisionText text) {
        var job = new WorkspaceJob("Replacing " + file.getName()) {
            @Override
            public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
                file.setContents(new ByteArrayInputStream(text.text().getBytes(StandardCharsets.UTF_8)),
                        IResource.KEEP_HISTORY | IResource.FORCE, monitor);
                return Status.OK_STATUS;
            }
        };
        job.setRule(file);
        job.schedule();
    }
}
