package dev.steward.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.value.Value;

/** What an operator does to a step that a debugger holds; kept in the run's journal with who did it and when. */
public sealed interface Act {

    /** It gets these inputs instead of its own; policies, budgets, labels and approvals see them as they are then. */
    record Inputs(Map<String, Value> values) implements Act {
        public Inputs {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** It is not done; this is its value. */
    record Replace(Value value) implements Act {
    }

    /** It is not done; null where its type allows no value. */
    record Skip(@Nullable Value value) implements Act {
    }

    /** It is not done and fails with this error, which retries and handlers hear of. */
    record Fail(String error, String message) implements Act {
    }
}
