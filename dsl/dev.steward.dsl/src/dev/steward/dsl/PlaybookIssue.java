package dev.steward.dsl;

import java.util.List;

/**
 * Something found in a file.
 *
 * @param path the file, as it was named to the workspace
 * @param line from 1
 * @param column from 1
 * @param offset in characters from the beginning of the file
 * @param length in characters, may be 0
 * @param code stable, see {@link IssueCodes}
 * @param message one or two sentences that name the place and the cure
 * @param data what a fix needs: names and texts to insert; their meaning depends on the code
 */
public record PlaybookIssue(String path, int line, int column, int endLine, int endColumn, int offset, int length,
        Severity severity, String code, String message, List<String> data) {

    /** How bad it is. Errors keep a playbook from running. */
    public enum Severity {
        ERROR, WARNING
    }

    /** Whether it keeps the playbook from running. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public String toString() {
        return path + ":" + line + ":" + column + ": " + severity.name().toLowerCase(java.util.Locale.ROOT) + ": "
                + message + " [" + code + "]";
    }
}
