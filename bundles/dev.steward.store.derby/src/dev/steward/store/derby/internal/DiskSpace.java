package dev.steward.store.derby.internal;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.StoreException;

/**
 * Watches the room on the disk: stopping before the last megabytes are gone leaves Derby able to read and to close
 * cleanly, which it is not once a write of its log has failed.
 */
final class DiskSpace {

    /** Derby's next log file and the pages of a checkpoint. */
    private static final long RESERVE = 3L << 20;
    private static final long LOOK_EVERY = 256L << 10;
    /** A transaction is written to the log and to its tables. */
    private static final int COPIES = 3;

    private final FileStore store;
    private final Failures failures;
    private long unseen = LOOK_EVERY;

    DiskSpace(Path folder, Failures failures) {
        this.failures = failures;
        try {
            store = Files.getFileStore(folder);
        } catch (IOException e) {
            throw failures.of(e);
        }
    }

    /** Why {@code bytes} more should not be written, null when they can; called by one thread. */
    @Nullable
    StoreException shortage(long bytes) {
        unseen += bytes;
        if (unseen < LOOK_EVERY) {
            return null;
        }
        try {
            var room = store.getUsableSpace();
            unseen = 0;
            return room < RESERVE + bytes * COPIES ? failures.full(new IOException(room + " bytes are left")) : null;
        } catch (IOException e) {
            return failures.of(e);
        }
    }
}
