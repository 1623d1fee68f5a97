package dev.steward.dsl.ide;

/**
 * A remark that an editor shows between the characters of a text.
 *
 * @param offset before which it stands, in characters
 * @param text short, such as {@code : Draft}
 */
public record Inlay(int offset, String text, Kind kind) {

    /** What it tells. */
    public enum Kind {
        /** The type of a step or value, which nobody wrote. */
        TYPE,
        /** The input that an argument without a name is for. */
        INPUT,
        /** The most that a run can cost. */
        COST
    }
}
