package dev.steward.dsl.ide;

/**
 * A replacement in a text.
 *
 * @param offset of the first replaced character, in the text before any edit
 * @param length how many characters are replaced, 0 to insert
 * @param text what stands there afterwards
 */
public record TextEdit(int offset, int length, String text) {
}
