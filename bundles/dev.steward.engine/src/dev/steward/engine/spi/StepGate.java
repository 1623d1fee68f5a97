package dev.steward.engine.spi;

import dev.steward.engine.RunId;

/** Asked before each step starts, outside any transaction: how a debugger holds a run. */
@FunctionalInterface
public interface StepGate {

    /** Whether the step may start now. After a no the engine asks again when it is told to go on. */
    boolean mayStart(RunId run, String path);
}
