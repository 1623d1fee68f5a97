package dev.steward.store.derby.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/** The {@code .steward} folder, owned by this process while open: a lock file says so to all others. */
final class Folder implements AutoCloseable {

    private static final int MOST_DIGITS = 20;

    private final Path path;
    private final Failures failures;
    private final FileChannel lock;

    private Folder(Path path, Failures failures, FileChannel lock) {
        this.path = path;
        this.failures = failures;
        this.lock = lock;
    }

    /** Makes the folder if it is missing and takes it. */
    static Folder take(Path path, Failures failures) {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path, OwnerOnly.folder(path));
            }
            return lock(path, failures);
        } catch (FileAlreadyExistsException | NotDirectoryException e) {
            throw failures.broken(path + " is a file where a folder is needed", "move it away");
        } catch (IOException e) {
            throw failures.of(e);
        }
    }

    private static Folder lock(Path path, Failures failures) throws IOException {
        var file = path.resolve("lock");
        var channel = FileChannel.open(file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                OwnerOnly.file(path));
        try {
            if (channel.tryLock(0, 1, false) == null) {
                throw failures.inUse(ownerIn(channel));
            }
            var pid = ("\n" + ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
            channel.truncate(0).write(ByteBuffer.wrap(pid));
            return new Folder(path, failures, channel);
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw failures.inUse(" of this process");
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The process that wrote the lock file, in words; the first byte is the locked one. */
    private static String ownerIn(FileChannel channel) throws IOException {
        var content = ByteBuffer.allocate(MOST_DIGITS);
        int length = channel.read(content, 1);
        var digits = new String(content.array(), 0, Math.max(0, length), StandardCharsets.US_ASCII).strip();
        return digits.matches("\\d+") ? " (process " + digits + ")" : "";
    }

    /** The folder. */
    Path path() {
        return path;
    }

    /** Where the database is. */
    Path database() {
        return path.resolve("db");
    }

    /** Whether the database has to be made; what is left of an unfinished attempt to make it is removed. */
    boolean isNew() {
        try {
            if (Files.exists(unfinished(), LinkOption.NOFOLLOW_LINKS)) {
                OwnerOnly.delete(database());
            } else if (Files.exists(database(), LinkOption.NOFOLLOW_LINKS)) {
                return false;
            } else {
                Files.createFile(unfinished(), OwnerOnly.file(path));
            }
            return true;
        } catch (IOException e) {
            throw failures.of(e);
        }
    }

    /** Looks for what Derby would report in a way that says little, or repair into an empty database. */
    void check() {
        var database = database();
        if (!Files.isDirectory(database)) {
            throw failures.broken(database + " is a file where a folder is needed", "move it away");
        }
        for (var name : List.of("service.properties", "seg0", "log")) {
            if (!Files.exists(database.resolve(name))) {
                throw failures.broken(new NoSuchFileException(database.resolve(name).toString()));
            }
        }
        try (var logs = Files.newDirectoryStream(database.resolve("log"), "log*.dat")) {
            if (!logs.iterator().hasNext()) {
                throw failures.broken(new NoSuchFileException(database.resolve("log").toString()));
            }
        } catch (IOException e) {
            throw failures.of(e);
        }
        if (!Files.isWritable(database)) {
            throw failures.readOnly(new AccessDeniedException(database.toString()));
        }
    }

    /** The database is complete: from now on it is never removed. */
    void made() {
        try {
            OwnerOnly.restrict(database());
            Files.delete(unfinished());
        } catch (IOException e) {
            throw failures.of(e);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private Path unfinished() {
        return path.resolve("db.unfinished");
    }
}
