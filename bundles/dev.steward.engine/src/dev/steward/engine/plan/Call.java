package dev.steward.engine.plan;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.value.Type;

/** What a step does. Everything but {@link Pure} and {@link Sub} crosses a boundary and is journaled. */
public sealed interface Call {

    /** A model through an agent; {@code args} by prompt variable. */
    record Agent(String agent, Map<String, Expr> args) implements Call {
        public Agent {
            args = ordered(args);
        }
    }

    /** An operation of a connector ({@code content.mail} + {@code send}); {@code args} by parameter. */
    record Operation(String connector, String operation, Map<String, Expr> args) implements Call {
        public Operation {
            args = ordered(args);
        }
    }

    /** Another playbook, inside the same run; its steps' paths start with this step's path. */
    record Sub(String playbook, Map<String, Expr> args) implements Call {
        public Sub {
            args = ordered(args);
        }
    }

    /** How the operator is asked. */
    enum HumanKind {
        /** Edit {@code subject}; the result has its type. */
        EDIT,
        /** Fill in a form of {@code output}. */
        FILL,
        /** Do something outside and say done. */
        DO,
        /** Pick one of the list {@code subject}. */
        CHOOSE
    }

    /** A step done by the operator. */
    record Human(HumanKind kind, Expr title, @Nullable Expr subject, Type output, @Nullable Expr because,
            Duration expires, Stmt.Outcome onExpiry, @Nullable Expr endReason) implements Call {
    }

    /** Writes a canonical record; a key field given as {@code next} is in {@code nextKey}. Local and idempotent. */
    record WriteRecord(String type, Map<String, Expr> fields, boolean nextKey) implements Call {
        public WriteRecord {
            fields = ordered(fields);
        }
    }

    /**
     * Writes a fact about {@code subject} (null: the company).
     *
     * @param validUntil Moment or Day from which on it is true no more, null for ever
     * @param retention  period or {@code forever} in place of the fact's own, null for that
     */
    record Remember(String type, @Nullable Expr subject, Map<String, Expr> fields, @Nullable Expr validFrom,
            boolean propose, @Nullable Expr validUntil, @Nullable String retention) implements Call {
        public Remember {
            fields = ordered(fields);
        }

        /** True from then on, and kept as long as the fact says. */
        public Remember(String type, @Nullable Expr subject, Map<String, Expr> fields, @Nullable Expr validFrom,
                boolean propose) {
            this(type, subject, fields, validFrom, propose, null, null);
        }
    }

    /**
     * Reads memory: facts or records of a type. The result is a list when {@code max} is given, else the newest one,
     * optional.
     *
     * @param like         free text to rank by, null for newest first
     * @param subject      null for the company or any
     * @param withinTokens budget for the items' text, null for none
     * @param asOf         Moment on both clocks, null for now
     * @param where        condition on each item, null for none
     */
    record Recall(String type, @Nullable Expr subject, @Nullable Expr like, @Nullable Integer max,
            @Nullable Integer withinTokens, @Nullable Expr asOf, Expr.@Nullable Lambda where) implements Call {

        /** All items fit. */
        public Recall(String type, @Nullable Expr subject, @Nullable Expr like, @Nullable Integer max,
                @Nullable Integer withinTokens, @Nullable Expr asOf) {
            this(type, subject, like, max, withinTokens, asOf, null);
        }
    }

    /** A pure value, named as a step so that it shows in the trace. */
    record Pure(Expr value) implements Call {
    }

    /** Names of the listed parameters, in order, for callers that need a stable order. */
    default List<String> argNames() {
        return switch (this) {
            case Agent a -> List.copyOf(a.args().keySet());
            case Operation o -> List.copyOf(o.args().keySet());
            case Sub s -> List.copyOf(s.args().keySet());
            case WriteRecord w -> List.copyOf(w.fields().keySet());
            case Remember r -> List.copyOf(r.fields().keySet());
            case Human h -> List.of();
            case Recall r -> List.of();
            case Pure p -> List.of();
        };
    }

    private static Map<String, Expr> ordered(Map<String, Expr> args) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(args));
    }
}
