package dev.steward.dsl.ide;

/**
 * A piece of a text with the way it should look. Pieces never overlap.
 *
 * @param offset in characters
 * @param length in characters; texts and comments may reach over several lines
 */
public record StyledRegion(int offset, int length, Style style) {

    /** What a piece is. Editors choose colours. */
    public enum Style {
        /** A word of the language. */
        KEYWORD,
        /** A word of the language that stands for a value: now, none, true. */
        WORD,
        COMMENT, TEXT,
        /** A number, with its unit. */
        NUMBER, STEP, VALUE, INPUT, FIELD, TYPE,
        /** A name of an enum. */
        MEMBER, FUNCTION, AGENT, CONNECTOR, OPERATION,
        /** An operation that cannot be taken back. */
        IRREVERSIBLE, PLAYBOOK, POLICY, GOAL, PACKAGE,
        /** A label of data: pii, untrusted, secret. */
        LABEL,
        /** The name of an error. */
        ERROR
    }
}
