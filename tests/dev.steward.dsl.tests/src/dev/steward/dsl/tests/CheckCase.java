package dev.steward.dsl.tests;

/**
 * A snippet that a check must find something in, and its cured twin.
 *
 * @param body whether the snippets are statements of a playbook rather than declarations
 */
public record CheckCase(String code, boolean body, String failing, String passing) {

    static CheckCase file(String code, String failing, String passing) {
        return new CheckCase(code, false, failing, passing);
    }

    static CheckCase body(String code, String failing, String passing) {
        return new CheckCase(code, true, failing, passing);
    }

    /** A whole file. */
    public String text(String snippet) {
        return body ? Samples.body(snippet) : snippet;
    }

    @Override
    public String toString() {
        return code + ": " + failing.strip().replaceAll("\\s+", " ");
    }
}
