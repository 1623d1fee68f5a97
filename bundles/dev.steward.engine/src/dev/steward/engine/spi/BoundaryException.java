package dev.steward.engine.spi;

import java.time.Duration;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A boundary call failed with a typed error of the playbook language. The message is one sentence without secrets; text
 * that came from outside is quoted and cut.
 */
public final class BoundaryException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Names of the errors that playbooks can handle, as written in {@code on … ->}. */
    public static final String RATE_LIMIT = "RateLimit", TIMEOUT = "Timeout", OUTAGE = "Outage",
            INVALID_OUTPUT = "InvalidOutput", AUTH_FAILED = "AuthFailed", NOT_FOUND = "NotFound",
            BAD_REQUEST = "BadRequest", REJECTED = "Rejected", POLICY_DENIED = "PolicyDenied",
            BUDGET_EXCEEDED = "BudgetExceeded", UNKNOWN_OUTCOME = "UnknownOutcome";

    private final String error;
    private final boolean unknown;
    private final @Nullable Duration retryAfter;

    /**
     * @param error      one of the names above or one that a connector declares
     * @param unknown    whether the call may have happened all the same (connection lost after sending)
     * @param retryAfter the other side's own wish, null for none
     */
    public BoundaryException(String error, String message, boolean unknown, @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(message, cause);
        this.error = error;
        this.unknown = unknown;
        this.retryAfter = retryAfter;
    }

    /** A plain failure whose outcome is known. */
    public BoundaryException(String error, String message) {
        this(error, message, false, null, null);
    }

    /** Name of the error. */
    public String error() {
        return error;
    }

    /** Whether the call may have happened all the same. */
    public boolean unknown() {
        return unknown;
    }

    /** Least time before the next try, null for none. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
