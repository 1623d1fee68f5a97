package dev.steward.engine.spi;

import dev.steward.engine.RunId;

/** Asked before each step starts, outside any transaction: how a debugger holds a run. */
@FunctionalInterface
public interface StepGate {

    /** Whether the step may start now. After a no the engine asks again on {@code Engine.recheck}. */
    boolean mayStart(RunId run, String path);

    /** Whether this run is watched at all; asked when a run starts or is taken up, so that others cost nothing. */
    default boolean watches(RunId run) {
        return true;
    }
}
