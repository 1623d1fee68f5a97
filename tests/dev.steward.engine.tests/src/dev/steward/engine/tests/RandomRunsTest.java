package dev.steward.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;

import org.junit.jupiter.api.Test;

import dev.steward.engine.RunState;
import dev.steward.engine.internal.journal.Entry;
import dev.steward.engine.internal.journal.EntryCodec;
import dev.steward.engine.internal.journal.Sealed;
import dev.steward.engine.value.ValueCodec;

/** Random plans under chance: nothing twice, nothing above a cap, every run ends, every journal derives again. */
class RandomRunsTest extends BoundedTest {

    private static final int SEEDS = 5000;

    @Test
    void keepsItsPromises() {
        var ends = EnumSet.noneOf(RunState.class);
        var crashes = 0;
        for (var seed = 0; seed < SEEDS; seed++) {
            var simulation = new Simulation(seed);
            try {
                var codec = new EntryCodec(ValueCodec.whole());
                var write = new Sealed(codec);
                var read = new Sealed(codec);
                var seq = 0;
                for (var batch : simulation.run()) {
                    assertEquals(seq + 1, batch.firstSeq());
                    for (Entry entry : entries(batch)) {
                        assertEquals(entry, read.read(++seq, write.write(entry)));
                    }
                    assertEquals(batch.lastSeq(), batch.row().seq());
                }
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
            ends.add(simulation.state());
            crashes += simulation.crashes();
        }
        assertTrue(ends.containsAll(EnumSet.of(RunState.DONE, RunState.FAILED, RunState.SKIPPED, RunState.CANCELLED,
                RunState.COMPENSATED, RunState.PARTLY_COMPENSATED)), "ends reached: " + ends);
        assertTrue(crashes > SEEDS / 4, "crashes: " + crashes);
    }

    private static Iterable<Entry> entries(dev.steward.engine.internal.core.Batch batch) {
        var entries = new java.util.ArrayList<Entry>();
        entries.add(batch.in());
        entries.addAll(batch.outs());
        return entries;
    }
}
