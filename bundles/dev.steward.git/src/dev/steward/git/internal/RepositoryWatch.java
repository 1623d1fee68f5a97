package dev.steward.git.internal;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.NonNullByDefault;

/** Looks at the files of a repository that change when somebody commits, stages, switches, merges or fetches. */
public final class RepositoryWatch implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(RepositoryWatch.class.getName());
    private static final long CALM_MILLIS = 150;

    private final WatchService service;
    private final Runnable listener;
    private final List<Path> references;

    /** Watches from now on, on a thread of its own. */
    public RepositoryWatch(List<Path> folders, Runnable listener) throws IOException {
        this.listener = listener;
        references = folders.stream().map(f -> f.resolve("refs")).toList();
        service = folders.getFirst().getFileSystem().newWatchService();
        for (var folder : folders) {
            register(folder);
        }
        for (var folder : references) {
            registerAll(folder);
        }
        Thread.ofPlatform().daemon().name("git watch of " + folders.getFirst()).start(this::watch);
    }

    /** Each folder is registered before it is listed: what comes to it later is heard. */
    private void registerAll(Path folder) throws IOException {
        Files.walkFileTree(folder, new Registrar());
    }

    private void register(Path folder) throws IOException {
        folder.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE,
                StandardWatchEventKinds.ENTRY_MODIFY);
    }

    private void watch() {
        try {
            while (true) {
                var counts = counts(service.take());
                // a git command changes several files: the last one is waited for
                for (var next = service.poll(CALM_MILLIS, TimeUnit.MILLISECONDS); next != null; next = service
                        .poll(CALM_MILLIS, TimeUnit.MILLISECONDS)) {
                    counts |= counts(next);
                }
                if (counts) {
                    tell();
                }
            }
        } catch (ClosedWatchServiceException e) {
            // nobody looks any more
            LOG.log(System.Logger.Level.DEBUG, "closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell() {
        try {
            listener.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "Who looks at the repository failed; the next change is told again", e);
        }
    }

    private boolean counts(WatchKey key) {
        var counts = false;
        for (WatchEvent<?> event : key.pollEvents()) {
            if (event.context() instanceof Path name) {
                counts |= !name.toString().endsWith(".lock") && !name.toString().startsWith(".probe");
                grown(key, name);
            } else {
                counts = true;
            }
        }
        key.reset();
        return counts;
    }

    /** A branch with a slash in its name makes a folder. */
    private void grown(WatchKey key, Path name) {
        if (key.watchable() instanceof Path folder && references.stream().anyMatch(folder::startsWith)) {
            try {
                registerAll(folder.resolve(name));
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "Changes of branches in " + folder + " may not be seen", e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }

    /** Git makes and removes files all the time: one that has gone before it was looked at is no error. */
    @NonNullByDefault({})
    private final class Registrar extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            try {
                register(folder);
                return FileVisitResult.CONTINUE;
            } catch (NoSuchFileException | NotDirectoryException e) {
                return gone(e);
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
            if (problem instanceof NoSuchFileException) {
                return gone(problem);
            }
            throw problem;
        }

        private FileVisitResult gone(IOException problem) {
            LOG.log(System.Logger.Level.DEBUG, "gone again", problem);
            return FileVisitResult.SKIP_SUBTREE;
        }
    }
}
