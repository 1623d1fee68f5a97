package dev.steward.ui.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.PlatformUI;

import dev.steward.git.GitRepository;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.StewardProvider;
import dev.steward.runtime.VersionService;
import dev.steward.runtime.VersionService.FileChange;
import dev.steward.ui.git.internal.history.GitProvider;

/**
 * The repository of the company that the workbench shows, looked at anew whenever a file, a commit or a branch changes,
 * whoever did it. The workbench's service of this name; no method waits; thread-safe.
 */
public final class CompanyGit implements AutoCloseable {

    private static final long CALM_MILLIS = 150;

    private final StewardProvider steward;
    private final ExecutorService worker = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("git of the company").factory());
    private final List<Consumer<GitSnapshot>> listeners = new CopyOnWriteArrayList<>();
    private final IResourceChangeListener resources = this::changed;
    private final Job look = Job.createSystem("Looking what is new", (ICoreRunnable) monitor -> look());
    private volatile GitSnapshot latest = GitSnapshot.NONE;
    private volatile boolean isOutside;
    private @Nullable AutoCloseable watch;
    private @Nullable Path watched;

    /** A question to the repository. */
    @FunctionalInterface
    public interface Question<T> {
        /** Asked on a thread that may wait. */
        T of(VersionService versions) throws IOException;
    }

    /** Begins to look. */
    public CompanyGit(StewardProvider steward) {
        this.steward = steward;
        ResourcesPlugin.getWorkspace().addResourceChangeListener(resources, IResourceChangeEvent.POST_CHANGE);
        refresh();
    }

    /** The one of the workbench. */
    public static CompanyGit ofWorkbench() {
        return PlatformUI.getWorkbench().getService(CompanyGit.class);
    }

    /** What is known. */
    public GitSnapshot latest() {
        return latest;
    }

    /** Hears each new snapshot, and what is known now, on any thread, until the handle is closed. */
    public AutoCloseable listen(Consumer<GitSnapshot> listener) {
        listeners.add(listener);
        listener.accept(latest);
        return () -> listeners.remove(listener);
    }

    /** Looks again soon. */
    public void refresh() {
        look.schedule(CALM_MILLIS);
    }

    /** Asks, or does, something on a thread of its own, one thing after the other; looks again when it is done. */
    public <T> CompletableFuture<T> ask(Question<T> question) {
        try {
            return CompletableFuture.supplyAsync(() -> now(question), worker).whenComplete((done, failed) -> refresh());
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The same on the caller's thread, which may wait. */
    public <T> T now(Question<T> question) {
        try {
            return question.of(versions(project().orElseThrow(
                    () -> ProblemException.wrongUse("No company is open. Open one with File > Open Company."))));
        } catch (IOException e) {
            throw VersionService.problem(e);
        }
    }

    private VersionService versions(IProject project) {
        IPath location = project.getLocation();
        if (location == null) {
            throw ProblemException.wrongUse("The company's folder is gone; open another one.");
        }
        return steward.steward().versions(location.toPath());
    }

    /** The company's project. */
    public static Optional<IProject> project() {
        return Stream.of(ResourcesPlugin.getWorkspace().getRoot().getProjects()).filter(IProject::isOpen).findFirst();
    }

    private void changed(IResourceChangeEvent event) {
        IResourceDelta delta = event.getDelta();
        if (delta != null && counts(delta)) {
            refresh();
        }
    }

    /** What git and Steward keep for themselves is no change of the company's files. */
    private static boolean counts(IResourceDelta delta) {
        for (IResourceDelta project : delta.getAffectedChildren()) {
            if (project.getKind() != IResourceDelta.CHANGED
                    || (project.getFlags() & (IResourceDelta.OPEN | IResourceDelta.DESCRIPTION)) != 0) {
                return true;
            }
            for (IResourceDelta child : project.getAffectedChildren()) {
                if (!child.getResource().getName().startsWith(".") && isContent(child)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isContent(IResourceDelta delta) {
        if (delta.getKind() != IResourceDelta.CHANGED || (delta.getFlags() & IResourceDelta.CONTENT) != 0) {
            return true;
        }
        return Stream.of(delta.getAffectedChildren()).anyMatch(CompanyGit::isContent);
    }

    private void look() {
        var project = project();
        GitSnapshot found;
        try {
            found = project.isEmpty() ? new GitSnapshot(null, null, "", true, false, Map.of()) : look(project.get());
        } catch (ProblemException e) {
            found = new GitSnapshot(project.orElse(null), null, e.sentence(), true, false, Map.of());
        } catch (IOException | CoreException | RuntimeException e) {
            ILog.of(getClass()).error("The company's repository can't be looked at.", e);
            found = new GitSnapshot(project.orElse(null), null,
                    "The company's repository can't be looked at; the error log says why.", true, false, Map.of());
        }
        latest = found;
        for (var listener : listeners) {
            listener.accept(found);
        }
    }

    private GitSnapshot look(IProject project) throws IOException, CoreException {
        var folder = project.getLocation();
        if (folder == null) {
            // it went while we were about to look; whoever took it away makes us look again
            return new GitSnapshot(null, null, "", true, false, Map.of());
        }
        var versions = versions(project);
        var repository = versions.repository();
        if (repository.isEmpty()) {
            follow(null);
            GitProvider.map(project, false);
            return new GitSnapshot(project, null, "", true, true, Map.of());
        }
        follow(repository.get());
        GitProvider.map(project, true);
        if (isOutside) {
            isOutside = false;
            refreshFiles(project);
        }
        var changes = versions.changes();
        var prefix = repository.get().path(folder.toPath()).orElse("");
        var byPath = new HashMap<IPath, FileChange>();
        for (var change : changes.files()) {
            if (prefix.isEmpty() || change.file().startsWith(prefix + "/")) {
                var inside = prefix.isEmpty() ? change.file() : change.file().substring(prefix.length() + 1);
                byPath.put(project.getFullPath().append(inside), change);
            }
        }
        return new GitSnapshot(project, changes, "", true, false, byPath);
    }

    /** Git on the command line changes files, too; the editors should not wait until somebody looks. */
    private static void refreshFiles(IProject project) throws CoreException {
        for (IResource member : project.members()) {
            if (!member.getName().startsWith(".")) {
                member.refreshLocal(IResource.DEPTH_INFINITE, null);
            }
        }
        project.refreshLocal(IResource.DEPTH_ONE, null);
    }

    private synchronized void follow(@Nullable GitRepository repository) throws IOException {
        Path top = repository == null ? null : repository.top();
        if (top == null ? watched == null : top.equals(watched)) {
            return;
        }
        unwatch();
        watched = top;
        watch = repository == null ? null : repository.watch(() -> {
            isOutside = true;
            refresh();
        });
    }

    private void unwatch() {
        if (watch instanceof AutoCloseable before) {
            try {
                before.close();
            } catch (Exception e) {
                ILog.of(getClass()).warn("A repository is still watched", e);
            }
        }
        watch = null;
    }

    /** Ends the threads; called when the workbench goes. */
    @Override
    public synchronized void close() {
        ResourcesPlugin.getWorkspace().removeResourceChangeListener(resources);
        look.cancel();
        worker.shutdownNow();
        unwatch();
    }
}
