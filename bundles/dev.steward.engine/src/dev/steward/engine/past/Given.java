package dev.steward.engine.past;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Where a value comes from.
 *
 * @param by       path of the step or block that gave it; empty for inputs of the run
 * @param staticId of it, for the source map; null for what has no name
 * @param moment   when the name got the value
 * @param seq      of the entry with which that came
 */
public record Given(Kind kind, String by, @Nullable String staticId, int moment, long seq) {

    /** What gave it. */
    public enum Kind {
        /** Handed to the playbook. */
        INPUT,
        /** The playbook's default for an input that was not given. */
        DEFAULT,
        /** An expression that is named. */
        VALUE,
        /** A step. */
        STEP,
        /** The value of a branch, loop, race or guarded block. */
        BLOCK,
        /** The item of a loop, or the number of its round. */
        ITEM,
        /** An event from outside. */
        EVENT,
        /** Nothing: what should have given it was left out. */
        LEFT_OUT
    }
}
