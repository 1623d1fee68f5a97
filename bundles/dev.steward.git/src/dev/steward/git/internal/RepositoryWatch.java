package dev.steward.git.internal;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Looks at the files of a repository that change when somebody commits, stages, switches, merges or fetches. */
public final class RepositoryWatch implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(RepositoryWatch.class.getName());
    private static final long CALM_MILLIS = 150;

    private final WatchService service;
    private final Runnable listener;

    /** Watches from now on, on a thread of its own. */
    public RepositoryWatch(List<Path> folders, Runnable listener) throws IOException {
        this.listener = listener;
        service = folders.getFirst().getFileSystem().newWatchService();
        for (var folder : folders) {
            register(folder);
            registerAll(folder.resolve("refs"));
        }
        Thread.ofPlatform().daemon().name("git watch of " + folders.getFirst()).start(this::watch);
    }

    private void registerAll(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> below = Files.walk(folder)) {
                for (var each : below.filter(Files::isDirectory).toList()) {
                    register(each);
                }
            }
        }
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
                    listener.run();
                }
            }
        } catch (ClosedWatchServiceException e) {
            // nobody looks any more
            LOG.log(System.Logger.Level.DEBUG, "closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
        if (key.watchable() instanceof Path folder && folder.toString().contains("refs")) {
            try {
                registerAll(folder.resolve(name));
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "A folder of branches is gone again", e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
