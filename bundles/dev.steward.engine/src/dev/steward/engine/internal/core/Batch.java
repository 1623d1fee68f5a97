package dev.steward.engine.internal.core;

import java.util.List;

import dev.steward.engine.Engine.RunEvent;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.internal.journal.Out;
import dev.steward.engine.spi.RunStore;

/**
 * What follows from one fact: the entries to append after it, what to do, what readers hear when it is durable, and
 * the rows as of the last entry.
 */
public record Batch(In in, long firstSeq, List<Out> outs, List<Command> commands, List<RunEvent> events,
        RunStore.RunRow row, List<RunStore.AskRow> asks) {

    /** Sequence number of the last entry. */
    public long lastSeq() {
        return firstSeq + outs.size();
    }
}
