package dev.steward.dsl.ide;

/**
 * A place where the thing below the cursor is named.
 *
 * @param declares whether the name is given here
 */
public record Highlight(int offset, int length, boolean declares) {
}
