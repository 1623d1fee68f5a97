package dev.steward.engine.internal.eval;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.value.Value;

/** The names an expression sees. */
@FunctionalInterface
public interface Names {

    /** The value of a name, null when there is none. */
    @Nullable
    Value find(String name);

    /** These names with one more in front. */
    default Names with(String name, Value value) {
        return asked -> asked.equals(name) ? value : find(asked);
    }
}
