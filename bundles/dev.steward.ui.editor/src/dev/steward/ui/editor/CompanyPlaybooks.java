package dev.steward.ui.editor;

import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.ide.DeclaredName;
import dev.steward.dsl.ide.PlaybookIde;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.runtime.EditingService;
import dev.steward.ui.kit.Say;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IDocument;

/** All playbooks of a company, read by one thread of their own. Files are called by their path in the project. */
public final class CompanyPlaybooks implements AutoCloseable {

    private final IProject project;
    private final ExecutorService worker;
    private final Map<String, OpenPlaybook> open = new ConcurrentHashMap<>();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private final Supplier<EditingService> known;
    private final AtomicBoolean counting = new AtomicBoolean();
    private final AtomicBoolean uncounted = new AtomicBoolean();
    private volatile @Nullable PlaybookIde ide;
    private volatile Map<String, Long> worstCases = Map.of();

    /** Begins to read the files. */
    public CompanyPlaybooks(IProject project, Supplier<PlaybookIde> language, Supplier<EditingService> known) {
        this.project = project;
        this.known = known;
        this.worker = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("playbooks of " + project.getName()).factory());
        worker.execute(() -> load(language));
    }

    /** How the language calls a file. */
    public static String pathOf(IFile file) {
        return file.getProjectRelativePath().toString();
    }

    /** The file of a path. */
    public IFile file(String path) {
        return project.getFile(path);
    }

    /** Where questions go; null for the first moment. */
    public @Nullable PlaybookIde ide() {
        return ide;
    }

    /** The text of a file in the newest commit; empty when it is in none. Reads files: not for the UI thread. */
    public Optional<String> committed(String path) {
        IPath location = file(path).getLocation();
        return location == null ? Optional.empty() : known.get().committed(location.toPath());
    }

    /** The most that a run of a playbook costs, for people, as far as it is known by now. */
    public Optional<String> worstCase(String playbook) {
        return Optional.ofNullable(worstCases.get(playbook)).map(Say::money);
    }

    /** Counts anew what runs of the shown playbooks can cost, behind everything else; one count at a time. */
    private void count() {
        uncounted.set(true);
        IPath location = project.getLocation();
        if (location != null && !open.isEmpty() && counting.compareAndSet(false, true)) {
            CompletableFuture.supplyAsync(() -> worstCases(location.toPath(), shown()))
                    .whenComplete((found, failed) -> counted(found));
        }
    }

    private Map<String, Long> worstCases(Path company, List<Path> files) {
        return files.isEmpty() ? Map.of() : known.get().worstCases(company, files);
    }

    private List<Path> shown() {
        uncounted.set(false);
        return open.values().stream().map(playbook -> playbook.file().getLocation()).filter(Objects::nonNull)
                .map(IPath::toPath).filter(Files::exists).toList();
    }

    private void counted(@Nullable Map<String, Long> found) {
        counting.set(false);
        if (found != null && !found.equals(worstCases)) {
            worstCases = found;
            open.values().forEach(OpenPlaybook::again);
        }
        if (found != null && uncounted.get()) {
            count();
        }
    }

    /** A document shows a file from now on. */
    public OpenPlaybook open(IFile file, IDocument document) {
        var playbook = new OpenPlaybook(this, file, document);
        open.put(playbook.path(), playbook);
        work(ide -> count());
        return playbook;
    }

    /** The last editor of a file has gone: what counts is on disk again. */
    public void closed(OpenPlaybook playbook) {
        open.remove(playbook.path(), playbook);
        work(ide -> read(ide, playbook.file()));
    }

    /** The playbook of a path when an editor shows it. */
    public @Nullable OpenPlaybook opened(String path) {
        return open.get(path);
    }

    /** Texts that editors show, as they were understood last, by path; what is on disk may be older. */
    public Map<String, String> edited() {
        var texts = new TreeMap<String, String>();
        open.forEach((path, playbook) -> playbook.latest().ifPresent(known -> texts.put(path, known.text())));
        return texts;
    }

    /** Hears that some text has changed, in an editor or on disk, on the language's thread, until the handle is closed. */
    public AutoCloseable watch(Runnable listener) {
        watchers.add(listener);
        return () -> watchers.remove(listener);
    }

    /** Something was understood anew. */
    void told() {
        watchers.forEach(Runnable::run);
    }

    /** Does something on the language's thread, behind what is asked already. */
    public void work(Consumer<PlaybookIde> task) {
        try {
            worker.execute(() -> {
                PlaybookIde known = ide;
                if (known != null) {
                    attempt(() -> task.accept(known));
                }
            });
        } catch (RejectedExecutionException e) {
            // the workbench closes: nobody looks any more
            ILog.of(getClass()).info("The workbench closes; a playbook is not read any more.");
        }
    }

    /** Asks something on the language's thread; nothing comes of it when the workbench closes meanwhile. */
    public <T> CompletableFuture<T> ask(Function<PlaybookIde, T> question) {
        var answer = new CompletableFuture<T>();
        work(ide -> {
            try {
                answer.complete(question.apply(ide));
            } finally {
                answer.cancel(false);
            }
        });
        return answer;
    }

    /** What is known of a file, whether an editor shows it or not. On the language's thread only. */
    public Optional<Snapshot> snapshot(PlaybookIde ide, String path) {
        OpenPlaybook shown = open.get(path);
        if (shown != null) {
            return shown.current();
        }
        try {
            return Optional.of(ide.update(path, file(path).readString(), file(path).getModificationStamp()));
        } catch (CoreException e) {
            // gone meanwhile: nothing is known of it
            tell(file(path), e);
            return Optional.empty();
        }
    }

    /** Everything that the files of the company declare, in the order of the files and their texts. */
    public CompletableFuture<List<DeclaredName>> names() {
        return ask(ide -> playbooks().stream().map(file -> snapshot(ide, pathOf(file))).flatMap(Optional::stream)
                .findFirst().map(any -> ide.names(any, "", Integer.MAX_VALUE, () -> false)).orElse(List.of()));
    }

    /**
     * Files have changed on disk, or are gone. Those that an editor shows are left to it.
     *
     * @return everything that is found in all files afterwards
     */
    public CompletableFuture<List<PlaybookIssue>> changed(List<IFile> files) {
        var found = new CompletableFuture<List<PlaybookIssue>>();
        work(ide -> {
            try {
                files.stream().filter(file -> !open.containsKey(pathOf(file))).forEach(file -> read(ide, file));
                found.complete(ide.check());
                // what one file says of another may be different now
                open.values().forEach(OpenPlaybook::again);
                count();
                told();
            } finally {
                found.complete(List.of());
            }
        });
        return found;
    }

    private void load(Supplier<PlaybookIde> language) {
        attempt(() -> {
            var fresh = language.get();
            playbooks().forEach(file -> read(fresh, file));
            ide = fresh;
            count();
        });
    }

    /** Its files of the language. */
    public List<IFile> playbooks() {
        var found = new ArrayList<IFile>();
        try {
            project.accept(proxy -> {
                if (proxy.getType() == IResource.FILE && proxy.requestResource() instanceof IFile file
                        && PlaybookSessions.isPlaybook(file)) {
                    found.add(file);
                }
                return !proxy.getName().startsWith(".") && !proxy.isDerived();
            }, IResource.NONE);
        } catch (CoreException e) {
            ILog.of(getClass()).log(e.getStatus());
        }
        return found;
    }

    private static void read(PlaybookIde ide, IFile file) {
        try {
            if (file.exists()) {
                ide.put(pathOf(file), file.readString());
            } else {
                ide.remove(pathOf(file));
            }
        } catch (CoreException e) {
            // gone meanwhile, or unreadable, which the check of the file says
            ide.remove(pathOf(file));
            tell(file, e);
        }
    }

    /** Only a file that is still there and can't be read is worth a line in the log. */
    private static void tell(IFile file, CoreException e) {
        var location = file.getLocation();
        if (location != null && location.toFile().exists()) {
            ILog.of(CompanyPlaybooks.class).log(e.getStatus());
        }
    }

    private void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | LinkageError e) {
            ILog.of(getClass()).error("The playbooks of " + project.getName() + " could not be read.", e);
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
