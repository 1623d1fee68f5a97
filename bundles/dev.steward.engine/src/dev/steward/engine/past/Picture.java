package dev.steward.engine.past;

import java.time.Instant;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunState;

/**
 * A run at a moment; money in millionths of a US dollar.
 *
 * @param seq        of the latest entry
 * @param waitingFor as in {@link dev.steward.engine.spi.RunStore.RunRow}
 * @param error      of a run that failed
 * @param live       what is under way, parents before what is inside them
 * @param strands    the same as stacks of playbook calls
 * @param waiting    what is waited for, in the order in which that began
 */
public record Picture(int moment, long seq, Instant at, RunState state, long microUsd, long reservedMicroUsd,
        @Nullable String waitingFor, @Nullable String error, List<Activation> live, List<Strand> strands,
        List<Waiting> waiting) {
    public Picture {
        live = List.copyOf(live);
        strands = List.copyOf(strands);
        waiting = List.copyOf(waiting);
    }
}
