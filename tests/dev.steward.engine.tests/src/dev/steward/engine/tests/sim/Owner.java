package dev.steward.engine.tests.sim;

/** Whom a part belongs to; the parts of one that is gone no longer run. */
interface Owner {

    /** What simulated people and the simulation itself do: it outlives every process. */
    Owner NOBODY = () -> true;

    /** Whether it still lives. */
    boolean alive();
}
