package dev.steward.engine.tests.sim;

import java.util.Map;
import java.util.logging.Logger;

import org.eclipse.jdt.annotation.Nullable;

/** Runs seeds one after the other. One thread. */
final class Seeds implements AutoCloseable {

    private final Crew crew = new Crew();
    private final Logger logger = Logger.getLogger("dev.steward.engine");
    private final boolean tornOk;

    /** {@code tornOk}: with a store that takes torn commits for whole ones. */
    Seeds(boolean tornOk) {
        this.tornOk = tornOk;
        // what the engine says in a simulation is for the simulation alone
        logger.setFilter(record -> !(Thread.currentThread() instanceof Worker worker && worker.hears(record)));
    }

    /** One seed. */
    Simulation.Outcome run(long seed) {
        return new Simulation(crew, Choices.of(seed), new Simulation.Options(false, tornOk)).run();
    }

    /** What was recorded, or made smaller. */
    Simulation.Outcome quietly(Map<String, int[]> choices) {
        return new Simulation(crew, Choices.of(choices), new Simulation.Options(false, tornOk)).run();
    }

    /** What was recorded, or made smaller, with its log. */
    Simulation.Outcome again(Map<String, int[]> choices) {
        return new Simulation(crew, Choices.of(choices), new Simulation.Options(true, tornOk)).run();
    }

    /** The first seed from {@code from} on, below {@code to}, that breaks a promise; with the smallest such story. */
    @Nullable
    String firstFailure(long from, long to) {
        for (var seed = from; seed < to; seed++) {
            var outcome = run(seed);
            if (outcome.violation() != null) {
                return new Shrinker(this).story(seed, outcome);
            }
        }
        return null;
    }

    @Override
    public void close() {
        crew.close();
    }
}
