package dev.steward.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.runtime.OwnerOnly;

/** Keeps warnings of all rooms in a file of the company, never on the terminal. Thread-safe. */
final class ProcessLog extends Handler {

    private static final long MOST_BYTES = 1_000_000;

    private final Supplier<Path> folder;
    private boolean broken;

    private ProcessLog(Supplier<Path> folder) {
        this.folder = folder;
        setLevel(Level.WARNING);
        setFormatter(new SimpleFormatter());
    }

    /** From now on everything that is logged in this process goes there. */
    static void install(Supplier<Path> folder) {
        var root = LogManager.getLogManager();
        root.reset();
        root.getLogger("").addHandler(new ProcessLog(folder));
    }

    @Override
    public synchronized void publish(@Nullable LogRecord record) {
        if (broken || record == null || !isLoggable(record)) {
            return;
        }
        try {
            var file = folder.get().resolve("steward.log");
            OwnerOnly.folder(file.toAbsolutePath().getParent());
            if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
                Files.move(file, file.resolveSibling("steward.1.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            OwnerOnly.append(file, text(record));
        } catch (IOException e) {
            // A log that can't be written (no company, full disk) must not stop the work, and is not tried again.
            broken = true;
        }
    }

    private String text(LogRecord record) {
        var thrown = record.getThrown();
        return record.getInstant() + " " + record.getLevel() + " " + record.getLoggerName() + " "
                + getFormatter().formatMessage(record) + "\n" + (thrown == null ? "" : Causes.text(thrown));
    }

    @Override
    public void flush() {
        // Each record is written at once.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
