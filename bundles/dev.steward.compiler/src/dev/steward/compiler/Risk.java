package dev.steward.compiler;

import org.eclipse.jdt.annotation.Nullable;

/**
 * An effect that a run can have.
 *
 * @param step      static id, {@code package.playbook/step}; behind it {@code #undo} for a compensation
 * @param operation {@code package.connector.operation}
 * @param kind      what it does to the outside
 * @param gate      the strongest of what stands before it
 * @param gatedBy   for people: the question, the delegation or the policy; null when nothing stands before it
 * @param back      how it is taken back
 * @param at        where it stands, null when the text is not at hand
 */
public record Risk(String step, String operation, Kind kind, Gate gate, @Nullable String gatedBy, Back back,
        @Nullable SourceRange at) {

    /** What an operation does to the outside. */
    public enum Kind {
        IDEMPOTENT, COMPENSATED, IRREVERSIBLE
    }

    /** What stands before an effect, from the strongest to nothing. */
    public enum Gate {
        /** {@code approve} on this very call. */
        APPROVE,
        /** {@code delegate approval}: the operator is asked. */
        DELEGATION,
        /** {@code delegate supervised}: announced and held for a time. */
        HOLD,
        /** A policy may deny or ask. */
        POLICY,
        /** Nothing. */
        NONE
    }

    /** How an effect is taken back. */
    public enum Back {
        /** The step's own {@code undo} in a saga. */
        UNDO,
        /** Its inverse is known, but nobody calls it by itself. */
        INVERSE_KNOWN,
        /** Doing it again under the same key changes nothing; there is nothing to take back by itself. */
        IDEMPOTENT,
        /** It can't be taken back. */
        IRREVERSIBLE
    }

    /** Whether nobody is asked before something that can't be taken back. */
    public boolean isOpen() {
        return gate == Gate.NONE && back == Back.IRREVERSIBLE;
    }
}
