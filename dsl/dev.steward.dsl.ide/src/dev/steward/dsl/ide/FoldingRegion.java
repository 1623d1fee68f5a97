package dev.steward.dsl.ide;

/**
 * Lines that may be shown as one.
 *
 * @param offset of the first character of the first line's construct, in characters
 * @param length up to and with the last character, such as the closing brace
 * @param kind for the editor's defaults
 */
public record FoldingRegion(int offset, int length, Kind kind) {

    /** What is folded. */
    public enum Kind {
        IMPORTS, COMMENT, BLOCK, TEXT
    }
}
