package dev.steward.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

import dev.steward.engine.internal.drive.DrivenEngine;
import dev.steward.engine.internal.past.Pasts;
import dev.steward.engine.past.Past;
import dev.steward.engine.spi.RunStore;

/**
 * Opens engines. The order of a process: open the store, open the engine, {@link Engine#recover()}, work,
 * {@link Engine#close()}, close the store. One engine for each store.
 */
public final class Engines {

    private Engines() {
    }

    /** An engine over the ports; it starts nothing until it is asked to. */
    public static Engine open(Ports ports, Options options) {
        return new DrivenEngine(ports, options);
    }

    /**
     * The past of a run from its journal alone, such as in a process that works through the one that owns the store;
     * empty when there is no such run. Calls nothing but the store and the source of plans.
     */
    public static Optional<Past> past(RunStore store, Ports.PlanSource plans, RunId run) {
        return new Pasts(store, plans).of(run);
    }

    /**
     * @param callTimeout  for each call of a connector; an effect that passes it has an unknown outcome
     * @param modelTimeout for each call of a model
     * @param maxOutput    bound on the output tokens of a model call
     * @param random       for run ids only; runs themselves are deterministic
     */
    public record Options(Duration callTimeout, Duration modelTimeout, int maxOutput, RandomGenerator random) {

        /** One minute for a call, five for a model, 8,192 tokens. */
        public static Options standard() {
            return new Options(Duration.ofMinutes(1), Duration.ofMinutes(5), 8192, new java.security.SecureRandom());
        }
    }
}
