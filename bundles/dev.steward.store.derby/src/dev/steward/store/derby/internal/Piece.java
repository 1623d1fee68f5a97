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
 */
record Piece(long log, int number, long first, List<Part> entries, RunRow row, List<AskRow> asks,
        List<byte[]> named) {

    private static final int OVERHEAD = 160;

    /**
     * One entry.
     *
     * @param apart whether the bytes are the address of a payload that is the entry
     */
    record Part(byte[] bytes, boolean apart) {
    }

    /** Number of the last entry, or of the one before the first when there is none. */
    long last() {
        return first + entries.size() - 1;
    }

    /** About how much memory it takes. */
    int bytes() {
        return OVERHEAD + entries.stream().mapToInt(part -> part.bytes().length).sum();
    }
}
