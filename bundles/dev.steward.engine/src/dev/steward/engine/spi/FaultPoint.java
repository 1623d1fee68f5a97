package dev.steward.engine.spi;

/** Named instants at which tests stop the process; the product passes {@code name -> { }}. */
@FunctionalInterface
public interface FaultPoint {

    /** The names, in the order of a call's life. */
    String BEFORE_INTENT = "before-intent", AFTER_INTENT = "after-intent", AFTER_CALL = "after-call",
            BEFORE_RESULT = "before-result", IN_COMMIT = "in-commit", IN_MIGRATION = "in-migration",
            IN_SETTLE = "in-settle", IN_COMPACTION = "in-compaction", IN_CLOSE = "in-close",
            BEFORE_FORK = "before-fork", AFTER_FORK = "after-fork", BEFORE_REOPEN = "before-reopen",
            AFTER_REOPEN = "after-reopen";

    /** Called when that instant is reached. */
    void reached(String name);
}
