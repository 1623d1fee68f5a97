package dev.steward.store.derby.internal;

import java.io.Writer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

import org.eclipse.jdt.annotation.NonNullByDefault;

/** Where Derby's own messages go: into the logger at DEBUG, so that no {@code derby.log} appears anywhere. */
public final class DerbyLog extends Writer {

    private static final Logger LOGGER = System.getLogger(DerbyLog.class.getName());

    private final StringBuilder line = new StringBuilder();

    /** Called by Derby by name, once a process. */
    public static Writer open() {
        return new DerbyLog();
    }

    @NonNullByDefault({})
    @Override
    public void write(char[] buffer, int offset, int length) {
        synchronized (lock) {
            for (int i = offset; i < offset + length; i++) {
                if (buffer[i] == '\n') {
                    flushLine();
                } else if (line.length() < 2_000) {
                    line.append(buffer[i]);
                }
            }
        }
    }

    private void flushLine() {
        LOGGER.log(Level.DEBUG, line::toString);
        line.setLength(0);
    }

    @Override
    public void flush() {
        // lines are passed on as they end
    }

    @Override
    public void close() {
        // nothing to release
    }
}
