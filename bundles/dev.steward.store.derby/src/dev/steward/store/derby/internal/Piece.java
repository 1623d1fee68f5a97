package dev.steward.store.derby.internal;

import java.util.List;

import dev.steward.engine.spi.RunStore.AskRow;
import dev.steward.engine.spi.RunStore.RunRow;

/**
 * What one commit added to one run.
 *
 * @param log    number of the row of recent commits that holds it
 * @param number of the run
 * @param first  number of the first entry
 * @param named  addresses of payloads that it names, as stored; once for each count
 * @param bytes  about how much memory it takes
 */
record Piece(long log, int number, long first, List<Part> entries, RunRow row, List<AskRow> asks,
        List<byte[]> named, int bytes) {

    private static final int OVERHEAD = 160;

    /**
     * One entry.
     *
     * @param apart whether the bytes are the address of a payload that is the entry
     */
    record Part(byte[] bytes, boolean apart) {
    }

    static Piece of(long log, int number, long first, List<Part> entries, RunRow row, List<AskRow> asks,
            List<byte[]> named) {
        int bytes = OVERHEAD;
        for (var part : entries) {
            bytes += part.bytes().length;
        }
        return new Piece(log, number, first, entries, row, asks, named, bytes);
    }

    /** Number of the last entry, or of the one before the first when there is none. */
    long last() {
        return first + entries.size() - 1;
    }
}
