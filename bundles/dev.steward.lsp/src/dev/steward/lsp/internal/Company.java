package dev.steward.lsp.internal;

import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.ide.PlaybookIde;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.lsp.Surroundings;
import dev.steward.lsp.internal.Document.Held;
import dev.steward.lsp.internal.Document.Version;
import dev.steward.lsp.internal.convert.Diagnostics;
import dev.steward.lsp.internal.convert.Lines;
import dev.steward.lsp.internal.convert.Uris;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The texts that see each other: all files of a company's folder, or one file alone. Its one worker changes them; open
 * texts stand in for their files. Methods may be called by any thread and never wait.
 */
final class Company implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Company.class.getName());

    /** How long the client must have been silent before a text is looked at without being asked. */
    private static final long SILENCE_MILLIS = 80;

    private final @Nullable Path root;
    private final Surroundings surroundings;
    private final Publisher publisher;
    private final Runnable whenPriced;
    private final ScheduledThreadPoolExecutor worker;
    private final Map<String, Document> open = new ConcurrentHashMap<>();
    private volatile Map<String, String> worstCases = Map.of();
    private @Nullable ScheduledFuture<?> look;

    // ---- the worker's own ----
    private volatile @Nullable PlaybookIde made;
    private final Set<String> onDisk = new HashSet<>();
    private final Map<String, Long> known = new HashMap<>();
    private long generation;

    /**
     * Begins to read the files.
     *
     * @param root of the company, null for one file alone
     * @param whenPriced told when worst cases have changed
     */
    Company(@Nullable Path root, Surroundings surroundings, Publisher publisher, Runnable whenPriced) {
        this.root = root;
        this.surroundings = surroundings;
        this.publisher = publisher;
        this.whenPriced = whenPriced;
        worker = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("lsp-company").factory());
        worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        worker.setRemoveOnCancelPolicy(true);
        if (root != null) {
            rescan();
        }
    }

    /** The most that a playbook can cost, by its name with its package. */
    Optional<String> worstCase(String playbook) {
        return Optional.ofNullable(worstCases.get(playbook));
    }

    // ---- what the client does ----

    /** A client has a text open from now on. */
    void opened(Document document) {
        open.put(document.path(), document);
        changed();
    }

    /** An open text has changed: looks at it as soon as the client is silent, or somebody asks. */
    synchronized void changed() {
        if (look != null) {
            look.cancel(false);
        }
        look = worker.schedule(guarded(this::lookAtAll), SILENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** From now on the file counts, not what was open. */
    void closed(Document document) {
        open.remove(document.path(), document);
        work(() -> {
            known.remove(document.path());
            fromDisk(document.path());
            if (root == null) {
                publisher.tell(document.uri(), null, List.of());
            } else {
                lookAtAll();
                checkAll();
            }
        });
    }

    /** A file was written, made or deleted. */
    void fileChanged(String path) {
        if (!open.containsKey(path)) {
            work(() -> fromDisk(path));
            changed();
        }
    }

    /** Something was saved, or changed outside: what it means for all files, and what they cost now. */
    void settled() {
        if (root != null) {
            work(this::checkAll);
            work(this::price);
        }
    }

    /** Reads the folder anew. */
    void rescan() {
        work(this::readFolder);
        settled();
    }

    /** The newest text of an open document, understood; and those of the others at that moment. */
    CompletableFuture<Snapshot> snapshot(Document document) {
        return CompletableFuture.supplyAsync(() -> understand(document), worker);
    }

    /** Any open text, else any file, understood; empty when there is none. */
    CompletableFuture<Optional<Snapshot>> anySnapshot() {
        return CompletableFuture.supplyAsync(this::any, worker);
    }

    /** The open text of a path. */
    Optional<Document> document(String path) {
        return Optional.ofNullable(open.get(path));
    }

    /** The language, for questions about snapshots; there is one as soon as there is a snapshot. */
    PlaybookIde ide() {
        PlaybookIde ide = made;
        if (ide == null) {
            throw new IllegalStateException("asked before the worker has begun");
        }
        return ide;
    }

    /** Tells what is still to be told and does nothing more. */
    void end() {
        worker.shutdown();
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    // ---- the worker ----

    private void work(Runnable task) {
        worker.execute(guarded(task));
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | StackOverflowError e) {
                LOG.log(Level.ERROR, "a text could not be understood", e);
            }
        };
    }

    private PlaybookIde making() {
        PlaybookIde ide = made;
        if (ide == null) {
            ide = new PlaybookIde(surroundings.kinds());
            made = ide;
        }
        return ide;
    }

    private void readFolder() {
        Path folder = root;
        if (folder == null) {
            return;
        }
        try {
            Set<String> now = new HashSet<>();
            surroundings.playbooks(folder).forEach(f -> now.add(f.toString()));
            Set<String> all = new HashSet<>(onDisk);
            all.addAll(now);
            all.stream().sorted().filter(p -> !open.containsKey(p)).forEach(this::fromDisk);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "cannot read " + folder, e);
        }
    }

    private void fromDisk(String path) {
        generation++;
        Path file = Uris.file(Uris.of(path)).orElse(null);
        boolean belongs = file != null && root != null && Files.isRegularFile(file);
        try {
            if (file != null && belongs) {
                making().addFile(file);
                onDisk.add(path);
                return;
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "cannot read " + path, e);
        }
        making().remove(path);
        onDisk.remove(path);
    }

    private void lookAtAll() {
        open.values().forEach(this::understand);
    }

    private Snapshot understand(Document document) {
        for (Document other : open.values()) {
            if (other != document && other.version().stamp() != known.getOrDefault(other.path(), 0L)) {
                make(other);
            }
        }
        Held held = document.held();
        boolean fresh = held != null && held.generation() == generation
                && held.snapshot().stamp() == document.version().stamp();
        return held != null && fresh ? held.snapshot() : make(document);
    }

    private Snapshot make(Document document) {
        Version version = document.version();
        if (version.stamp() != known.getOrDefault(document.path(), 0L)) {
            generation++;
        }
        Snapshot snapshot = making().update(document.path(), version.text(), version.stamp());
        known.put(document.path(), version.stamp());
        document.hold(new Held(snapshot, generation));
        if (document.isNow(version) && open.get(document.path()) == document) {
            publisher.tell(document.uri(), version.number(),
                    Diagnostics.of(making(), snapshot, snapshot.issues(), version.lines(), this::lines, this::uri));
        }
        return snapshot;
    }

    private Optional<Snapshot> any() {
        lookAtAll();
        Optional<Document> document = open.values().stream().findFirst();
        if (document.isPresent()) {
            return document.map(this::understand);
        }
        return onDisk.stream().sorted().flatMap(path -> making().look(path).stream()).findFirst();
    }

    /** What a change means for files that nobody has open. */
    private void checkAll() {
        Map<String, List<PlaybookIssue>> byPath = new LinkedHashMap<>();
        making().check().forEach(i -> byPath.computeIfAbsent(i.path(), p -> new ArrayList<>()).add(i));
        Set<String> paths = new HashSet<>(onDisk);
        paths.addAll(byPath.keySet());
        Snapshot any = any().orElse(null);
        for (String path : paths) {
            List<PlaybookIssue> issues = byPath.getOrDefault(path, List.of());
            if (!open.containsKey(path)) {
                publisher.tell(uri(path), null, any == null
                        ? issues.stream().map(i -> Diagnostics.of(i, new Lines(""), List.of())).toList()
                        : Diagnostics.of(making(), any, issues, lines(any, path), this::lines, this::uri));
            }
        }
        Set<String> gone = publisher.uris();
        paths.forEach(p -> gone.remove(uri(p)));
        open.values().forEach(d -> gone.remove(d.uri()));
        Path folder = root;
        gone.stream().filter(u -> folder != null && Uris.file(u).filter(f -> f.startsWith(folder)).isPresent())
                .forEach(u -> publisher.tell(u, null, List.of()));
    }

    private void price() {
        Path folder = root;
        if (folder != null) {
            Supplier<Map<String, String>> costs = () -> surroundings.worstCases(folder);
            CompletableFuture.supplyAsync(costs).whenComplete((now, failed) -> {
                if (failed != null) {
                    LOG.log(Level.WARNING, "worst cases are not known", failed);
                } else if (!now.equals(worstCases)) {
                    worstCases = Map.copyOf(now);
                    whenPriced.run();
                }
            });
        }
    }

    /** The lines of a file as a snapshot knows it. */
    Lines lines(Snapshot snapshot, String path) {
        Document document = open.get(path);
        String text = snapshot.program().source(path).map(s -> s.text()).orElse("");
        Lines now = document == null ? null : document.version().lines();
        return now != null && now.text().equals(text) ? now : new Lines(text);
    }

    /** The address of a file as the client calls it. */
    String uri(String path) {
        Document document = open.get(path);
        return document == null ? Uris.of(path) : document.uri();
    }
}
