package dev.steward.engine.tests.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.steward.engine.RunState;

/**
 * The whole engine keeps its promises under chance. {@code -Dsteward.sim.seed=N} runs one seed, on a thread that a
 * debugger can follow; {@code -Dsteward.sim.seeds=N} another number of them than usual.
 */
@Timeout(600)
class SimulatorTest {

    private static final int SEEDS = 10_000;
    private static final int THREADS = 2;

    /** What one thread saw. */
    private record Seen(@Nullable String failure, Map<RunState, Integer> ends, int lives) {
    }

    @Test
    void keepsItsPromises() throws Exception {
        var one = Long.getLong("steward.sim.seed");
        if (one != null) {
            var seen = run(one, 1, one + 1);
            assertNull(seen.failure(), seen.failure());
            return;
        }
        var most = Integer.getInteger("steward.sim.seeds", SEEDS);
        var ends = new EnumMap<RunState, Integer>(RunState.class);
        var lives = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (var told : threads.invokeAll(IntStream.range(0, THREADS)
                    .<Callable<Seen>>mapToObj(from -> () -> run(from, THREADS, most)).toList())) {
                var seen = told.get();
                assertNull(seen.failure(), seen.failure());
                seen.ends().forEach((end, times) -> ends.merge(end, times, Integer::sum));
                lives += seen.lives();
            }
        }
        for (var end : RunState.values()) {
            assertTrue(!end.ended() || ends.getOrDefault(end, 0) > most / 100, "ends reached: " + ends);
        }
        assertTrue(lives > most * 2, "lives of the process: " + lives);
    }

    private static Seen run(long from, int step, long to) {
        var ends = new EnumMap<RunState, Integer>(RunState.class);
        var lives = 0;
        try (var seeds = new Seeds(false)) {
            for (var seed = from; seed < to; seed += step) {
                var outcome = seeds.run(seed);
                if (outcome.violation() != null) {
                    return new Seen(new Shrinker(seeds).story(seed, outcome), ends, lives);
                }
                lives += outcome.lives();
                outcome.ends().forEach(end -> ends.merge(end, 1, Integer::sum));
            }
        }
        return new Seen(null, ends, lives);
    }

    /** A seed, and what was recorded of it, tell the same story every time. */
    @Test
    void aSeedAlwaysTellsTheSameStory() {
        try (var seeds = new Seeds(false)) {
            for (var seed = 0; seed < 50; seed++) {
                var first = seeds.run(seed);
                var again = seeds.again(first.choices());
                assertEquals(first.steps(), again.steps(), "steps of seed " + seed);
                assertEquals(again.log(), seeds.again(seeds.run(seed).choices()).log(), "seed " + seed);
            }
        }
    }

    @Test
    void aFailureGetsSmallerAndStaysTheSame() {
        try (var seeds = new Seeds(true)) {
            var failing = IntStream.range(0, 2000).mapToObj(seeds::run).filter(run -> run.violation() != null)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("a store that takes torn commits was not noticed"));
            var small = new Shrinker(seeds).shrink(failing);
            assertNotNull(small.violation());
            assertTrue(size(small) < size(failing) / 2, size(small) + " choices left of " + size(failing));
        }
    }

    private static long size(Simulation.Outcome outcome) {
        return outcome.choices().values().stream().flatMapToInt(Arrays::stream).filter(choice -> choice > 0).count();
    }
}
