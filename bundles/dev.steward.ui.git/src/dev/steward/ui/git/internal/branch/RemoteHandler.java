package dev.steward.ui.git.internal.branch;

import java.io.IOException;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

import dev.steward.git.GitRepository;
import dev.steward.git.Watcher;
import dev.steward.runtime.ProblemException;
import dev.steward.ui.git.CompanyGit;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.Popup;

/** Talks to the repositories elsewhere, with progress that can be cancelled, and says what came of it. */
@NonNullByDefault({})
public abstract class RemoteHandler extends AbstractHandler {

    /** Looks what is new elsewhere. */
    public static final class Fetch extends RemoteHandler {
        @Override
        String title() {
            return "Fetching";
        }

        @Override
        String work(GitRepository repository, Watcher watcher) throws IOException {
            repository.fetch(watcher);
            var tracking = repository.status().tracking();
            return tracking == null ? "Fetched."
                    : tracking.behind() == 0 ? "Nothing new in " + tracking.upstream() + "."
                            : tracking.upstream() + " has " + tracking.behind() + " new "
                                    + (tracking.behind() == 1 ? "commit" : "commits") + ": pull to get it here.";
        }
    }

    /** Brings it here. */
    public static final class Pull extends RemoteHandler {
        @Override
        String title() {
            return "Pulling";
        }

        @Override
        String work(GitRepository repository, Watcher watcher) throws IOException {
            return repository.pull(watcher) ? "Pulled; the files are up to date."
                    : "Pulled, with conflicts: the Commit view shows the files, the Problems view the places.";
        }
    }

    /** Brings it there. */
    public static final class Push extends RemoteHandler {
        @Override
        String title() {
            return "Pushing";
        }

        @Override
        String work(GitRepository repository, Watcher watcher) throws IOException {
            repository.push(watcher);
            var tracking = repository.status().tracking();
            return tracking == null ? "Pushed." : "Pushed to " + tracking.upstream() + ".";
        }
    }

    /** What goes on, for the progress view. */
    abstract String title();

    /** Does it; not on the UI thread. What came of it, in a sentence. */
    abstract String work(GitRepository repository, Watcher watcher) throws IOException;

    @Override
    public @Nullable Object execute(@Nullable ExecutionEvent event) {
        start();
        return null;
    }

    /** Begins. */
    public final void start() {
        var display = PlatformUI.getWorkbench().getDisplay();
        var job = new Job(title()) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                monitor.beginTask(title(), IProgressMonitor.UNKNOWN);
                try {
                    var git = CompanyGit.ofWorkbench();
                    tell(display, "Git", git.now(versions -> work(versions.versioned(), watcher(monitor))));
                    git.refresh();
                } catch (ProblemException e) {
                    if (monitor.isCanceled()) {
                        return Status.CANCEL_STATUS;
                    }
                    tell(display, title() + " did not work", e.sentence());
                }
                return Status.OK_STATUS;
            }
        };
        job.setUser(false);
        job.schedule();
    }

    private static Watcher watcher(IProgressMonitor monitor) {
        return new Watcher() {
            @Override
            public void says(String line) {
                monitor.subTask(line);
            }

            @Override
            public boolean isCancelled() {
                return monitor.isCanceled();
            }
        };
    }

    private static void tell(Display display, String title, String sentence) {
        Deliver.later(display, () -> Popup.open(display, title, sentence, area -> {
            // the sentence is all
        }));
    }
}
