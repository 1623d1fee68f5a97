package dev.steward.engine;

/** Where a run is in its life. */
public enum RunState {
    PENDING, RUNNING, WAITING, PAUSED, COMPENSATING, DONE, SKIPPED, FAILED, COMPENSATED, PARTLY_COMPENSATED, CANCELLED;

    /** Whether nothing more happens without the operator's asking for it. */
    public boolean ended() {
        return switch (this) {
            case DONE, SKIPPED, FAILED, COMPENSATED, PARTLY_COMPENSATED, CANCELLED -> true;
            case PENDING, RUNNING, WAITING, PAUSED, COMPENSATING -> false;
        };
    }
}
