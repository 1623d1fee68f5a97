package dev.steward.store.derby.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.zip.ZipException;

import dev.steward.engine.spi.StoreException;
import dev.steward.engine.spi.StoreException.Reason;
import dev.steward.store.derby.internal.schema.Schema;

/** Writes a company's database to one file while it is in use, and makes a company from such a file. */
final class Backups {

    private static final String RESTORING = "db.restoring";
    /** What may be in a folder that a backup is restored to. */
    private static final Set<String> HARMLESS = Set.of("lock", RESTORING);

    private Backups() {
    }

    /** Writes a backup; see {@link dev.steward.engine.spi.StoreProvider.Stores#backup}. */
    static void write(Database database, Path target, InstantSource clock) {
        var file = target.toAbsolutePath().normalize();
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw exists(file);
        }
        try {
            var scratch = Files.createTempDirectory(parent(file), "." + file.getFileName() + "-",
                    OwnerOnly.folder(file));
            try {
                copy(database, scratch, file);
                var archive = scratch.resolve("archive");
                Archive.write(scratch.resolve("db"), archive, Schema.newest(), clock.instant());
                OwnerOnly.delete(scratch.resolve("db"));
                checked(archive, scratch.resolve("db"));
                publish(archive, file);
            } finally {
                OwnerOnly.delete(scratch);
            }
        } catch (FileAlreadyExistsException e) {
            throw exists(file);
        } catch (IOException e) {
            throw failure(file, "The backup " + file + " could not be written", e);
        }
    }

    /** Derby copies pages and the log while others write; what commits meanwhile may be in it or not. */
    private static void copy(Database database, Path folder, Path file) {
        try {
            database.call(session -> {
                var call = session.prepare("call SYSCS_UTIL.SYSCS_BACKUP_DATABASE(?)");
                call.setString(1, folder.toString());
                return call.execute();
            });
        } catch (StoreException e) {
            throw switch (e.reason()) {
                case FULL -> full("The backup " + file + " could not be written", e);
                case BROKEN -> new StoreException(Reason.BROKEN, "The backup " + file
                        + " could not be written; check that its disk works and has room.", e);
                default -> e;
            };
        }
    }

    /** Unpacks and opens a backup, as far as a recovery of the database goes. */
    private static void checked(Path archive, Path database) throws IOException {
        var description = Archive.unpack(archive, database);
        var failures = new Failures(database);
        if (description.schema() > Schema.newest()) {
            throw new ZipException("it was written by a newer Steward");
        }
        int schema;
        try {
            var opened = Database.open(database, false, failures, session -> session);
            try {
                schema = opened.call(Schema::version);
            } finally {
                opened.close();
            }
        } catch (StoreException e) {
            if (e.reason() == Reason.FULL) {
                throw e;
            }
            throw new ZipException("the database in it can't be opened");
        }
        if (schema != description.schema()) {
            throw new ZipException("its description names another schema than the database in it has");
        }
    }

    /** Gives the file its name at once; a link fails where a name is taken, a move might replace. */
    private static void publish(Path archive, Path file) throws IOException {
        try {
            Files.createLink(file, archive);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // a disk without links, such as a stick; move refuses a name that is taken, too, but not atomically
            Files.move(archive, file);
        }
    }

    /** Makes a company; see {@link dev.steward.engine.spi.StoreProvider#restore}. */
    static void restore(Path source, Path target) {
        var file = source.toAbsolutePath().normalize();
        var path = target.toAbsolutePath().normalize();
        var failures = new Failures(path);
        if (!Files.isReadable(file)) {
            throw new StoreException(Reason.BROKEN, "There is no backup " + file + " that can be read; name another.",
                    null);
        }
        boolean existed = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
        refuseOccupied(path, failures);
        var folder = Folder.take(path, failures);
        try (folder) {
            refuseOccupied(path, failures);
            unpack(file, path);
        } catch (IOException e) {
            throw removed(path, existed, failure(file, "The company could not be restored from " + file, e));
        } catch (StoreException e) {
            throw removed(path, existed, e);
        }
    }

    private static void refuseOccupied(Path path, Failures failures) {
        if (!Files.isDirectory(path)) {
            return;
        }
        try (var files = Files.list(path)) {
            if (!files.allMatch(each -> HARMLESS.contains(each.getFileName().toString()))) {
                throw new StoreException(Reason.EXISTS, "The folder " + path
                        + " is not empty; move it away, or restore to another company.", null);
            }
        } catch (IOException e) {
            throw failures.of(e);
        }
    }

    private static void unpack(Path file, Path folder) throws IOException {
        var unfinished = folder.resolve(RESTORING);
        OwnerOnly.delete(unfinished);
        try {
            checked(file, unfinished);
            Files.move(unfinished, folder.resolve("db"));
        } finally {
            OwnerOnly.delete(unfinished);
        }
    }

    private static StoreException removed(Path folder, boolean existed, StoreException problem) {
        try {
            if (!existed) {
                OwnerOnly.delete(folder);
            }
        } catch (IOException e) {
            problem.addSuppressed(e);
        }
        return problem;
    }

    private static StoreException exists(Path file) {
        return new StoreException(Reason.EXISTS, file + " exists already; name another file.", null);
    }

    private static StoreException failure(Path file, String what, IOException e) {
        var text = e.toString();
        if (text.contains("No space left") || text.contains("Disk quota")) {
            return full(what, e);
        }
        if (e instanceof AccessDeniedException || text.contains("Read-only file system")) {
            return new StoreException(Reason.READ_ONLY, what + ", as its folder can't be written; name another.", e);
        }
        if (e instanceof NoSuchFileException) {
            return new StoreException(Reason.BROKEN, what + ", as " + parent(file) + " is no folder; make it first.",
                    e);
        }
        return new StoreException(Reason.BROKEN, what
                + (e instanceof ZipException ? ", as that is no complete backup: " + e.getMessage()
                        : "; check that its disk works")
                + ".", e);
    }

    private static StoreException full(String what, Exception e) {
        return new StoreException(Reason.FULL, what + ", as the disk is full; free some space.", e);
    }

    private static Path parent(Path file) {
        var parent = file.getParent();
        return parent == null ? file : parent;
    }
}
