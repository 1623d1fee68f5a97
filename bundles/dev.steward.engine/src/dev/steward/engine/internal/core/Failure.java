package dev.steward.engine.internal.core;

import dev.steward.engine.internal.eval.EvalError;

/** Why an activation ends without a value. */
record Failure(String error, String message, Kind kind) {

    enum Kind {
        /** A typed error; handlers may take it. */
        ERROR,
        /** Another lane of the same block failed or was enough. */
        STOPPED,
        /** The operator said no; nothing catches it. */
        ABORT,
        /** {@code end skipped}; nothing catches it. */
        SKIPPED,
        /** The run is cancelled; nothing catches it. */
        CANCELLED
    }

    static Failure error(String error, String message) {
        return new Failure(error, message, Kind.ERROR);
    }

    static Failure of(EvalError e) {
        return error(e.error(), e.sentence());
    }

    boolean catchable() {
        return kind == Kind.ERROR;
    }

    String sentence() {
        return error + ": " + message;
    }
}
