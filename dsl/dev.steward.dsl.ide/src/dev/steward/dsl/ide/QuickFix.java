package dev.steward.dsl.ide;

import java.util.List;

/**
 * A cure for an issue.
 *
 * @param title what it does, for people, as an order: {@code Add max 20}
 * @param files the edits, one entry for each file
 */
public record QuickFix(String title, List<FileEdit> files) {

    /** Copies the edits. */
    public QuickFix {
        files = List.copyOf(files);
    }
}
