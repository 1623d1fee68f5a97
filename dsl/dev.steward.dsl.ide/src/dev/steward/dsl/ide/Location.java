package dev.steward.dsl.ide;

/**
 * A piece of a file.
 *
 * @param path as named to the workspace
 * @param offset in characters from the beginning of the file
 * @param length in characters
 */
public record Location(String path, int offset, int length) {
}
