package dev.steward.engine.internal.core;

import dev.steward.engine.value.Value;

/** How an activation ended. */
sealed interface Completion {

    /** With a value; {@link Value.None} where there is none. */
    record Done(Value value) implements Completion {
    }

    /** By {@code return}: the enclosing playbook call ends with the value. */
    record Returned(Value value) implements Completion {
    }

    /** Without a value. */
    record Failed(Failure failure) implements Completion {
    }
}
