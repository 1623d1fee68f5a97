package dev.steward.cli;

import dev.steward.engine.RunState;
import dev.steward.runtime.ProblemException;

/** What the process tells its caller. The numbers are a contract. */
public enum ExitCode {
    /** Done or skipped. */
    DONE(0),
    /** Findings of check, test or replay. */
    FINDINGS(1),
    /** Wrong use or unreadable input. */
    WRONG_USE(2),
    /** Waits for an approval, a timer or an event. */
    WAITING(3),
    /** Failed, cancelled or partly compensated; or not begun, as everything is stopped. */
    FAILED(4),
    /** Compensated. */
    COMPENSATED(5),
    /** The process that owns the company does not answer. */
    IN_USE(6);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The number for the operating system. */
    public int number() {
        return number;
    }

    /** The code of a run's state. */
    public static ExitCode of(RunState state) {
        return switch (state) {
            case DONE, SKIPPED -> DONE;
            case PENDING, RUNNING, WAITING, PAUSED, COMPENSATING -> WAITING;
            case FAILED, PARTLY_COMPENSATED, CANCELLED -> FAILED;
            case COMPENSATED -> COMPENSATED;
        };
    }

    /** The code of a problem. */
    public static ExitCode of(ProblemException.Kind kind) {
        return switch (kind) {
            case WRONG_USE -> WRONG_USE;
            case IN_USE -> IN_USE;
            case BROKEN_OFF, STOPPED -> FAILED;
        };
    }
}
