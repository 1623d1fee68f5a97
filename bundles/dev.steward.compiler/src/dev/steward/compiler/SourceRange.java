package dev.steward.compiler;

/**
 * A place in a file.
 *
 * @param path as named to the workspace
 * @param line from 1, as are all four numbers; the end is behind the last character
 */
public record SourceRange(String path, int line, int column, int endLine, int endColumn) {

    @Override
    public String toString() {
        return path + ":" + line + ":" + column;
    }
}
