package dev.steward.memory.lucene.internal;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.attribute.PosixFilePermissions;

import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.LockObtainFailedException;

import dev.steward.engine.spi.StoreException;
import dev.steward.engine.spi.StoreException.Reason;

/** The folder of an index: owner-only, and free to be emptied, since everything in it can be built again. */
record IndexFolder(Path path) {

    private static final String DAMAGED = "damaged";

    void make() throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(path,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(path);
        }
    }

    /** Remembers a damage that a search found, for the next start. */
    void markDamaged() throws IOException {
        var mark = path.resolve(DAMAGED);
        if (!Files.exists(mark)) {
            Files.createFile(mark);
        }
    }

    boolean isMarkedDamaged() {
        return Files.exists(path.resolve(DAMAGED));
    }

    /** Deletes every file but the lock. */
    void empty() throws IOException {
        try (var files = Files.newDirectoryStream(path)) {
            for (var file : files) {
                if (!file.getFileName().toString().equals(IndexWriter.WRITE_LOCK_NAME)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Whether the files are unreadable, as opposed to locked, forbidden or on a full disk. */
    boolean isDamage(Exception e) {
        return switch (e) {
            case LockObtainFailedException locked -> false;
            case CorruptIndexException damage -> true;
            case IndexFormatTooOldException damage -> true;
            case IndexFormatTooNewException damage -> true;
            case EOFException damage -> true;
            case FileNotFoundException damage -> true;
            case NoSuchFileException damage -> true;
            case IllegalArgumentException damage -> true;
            case IllegalStateException damage -> true;
            default -> false;
        };
    }

    /** A failure in the operator's words. */
    StoreException failure(Exception e) {
        var message = String.valueOf(e.getMessage());
        return switch (e) {
            case LockObtainFailedException locked -> new StoreException(Reason.IN_USE,
                    "The memory index in " + path + " is in use by another process; close that one first.", e);
            case AccessDeniedException denied -> new StoreException(Reason.READ_ONLY,
                    "The memory index in " + path + " can't be written; give your user access to that folder.", e);
            case ReadOnlyFileSystemException readOnly -> readOnly(e);
            case FileAlreadyExistsException file -> notAFolder(e);
            case NotDirectoryException file -> notAFolder(e);
            case Exception full when message.contains("No space left") || message.contains("quota") ->
                new StoreException(
                        Reason.FULL, "The memory index in " + path + " can't grow: the disk is full; free some space.",
                        e);
            case Exception fixed when message.contains("Read-only") -> readOnly(e);
            default -> new StoreException(Reason.BROKEN,
                    "The memory index in " + path + " can't be used; rebuild it with 'steward memory rebuild'.", e);
        };
    }

    private StoreException readOnly(Exception e) {
        return new StoreException(Reason.READ_ONLY,
                "The memory index in " + path + " can't be written: the folder is read-only.", e);
    }

    private StoreException notAFolder(Exception e) {
        return new StoreException(Reason.BROKEN, path + " is no folder; move that file away.", e);
    }
}
