package dev.steward.engine.tests.sim;

/** What may go wrong, or happen at an awkward time; each seed has some of them. */
enum Fault {
    /** What is ready comes in any order. */
    ANY_ORDER,
    /** The process is lost, at any part or instant. */
    CRASHES,
    /** The process ends in good order and another one takes its place. */
    CLOSES,
    /** Commits take what waits in any grouping. */
    GROUPS, SLOW_COMMITS, FAILING_COMMITS,
    /** A crash keeps some of what was not acknowledged. */
    PARTLY_LOST, TORN_COMMITS,
    /** Calls take time. */
    SLOW_CALLS,
    /** Calls fail, and nothing happened. */
    FAILING_CALLS,
    /** Calls fail, and nobody knows whether it happened. */
    UNKNOWN_CALLS,
    /** Calls never come back, or do so although nobody waits any more. */
    HANGING_CALLS, LATE_ANSWERS,
    /** Calls take no notice of being given up. */
    DEAF_CALLS,
    /** What comes back doesn't fit. */
    WRONG_ANSWERS,
    /** A provider bills more than it said. */
    OVERBILLING,
    /** Memory fails. */
    FAILING_MEMORY,
    /** The clock jumps; alarms ring late, or once more after they were taken back. */
    CLOCK_JUMPS, ODD_ALARMS,
    /** What the operator does. */
    REJECTS, EDITS, ANSWERS_TWICE, ODD_ANSWERS, SLOW_ANSWERS, CANCELS, PAUSES, STOPS, HOLDS,
    /** Someone listens, waits, reads; a debugger holds steps. */
    LISTENERS, WAITERS, READERS, DEBUGGER,
    /** Runs are forked at any step, and go on where they failed. */
    FORKS, REOPENS
}
