package dev.steward.dsl;

import dev.steward.dsl.types.Analysis;
import java.util.List;

/**
 * What is known of one file as soon as it has changed. Immutable.
 *
 * @param issues   all of that file, by place
 * @param analysis of that file and of all that it depends on; of the other files only the declarations are known
 */
public record PlaybookFocus(List<PlaybookIssue> issues, Analysis analysis) {

    /** Copies the issues. */
    public PlaybookFocus {
        issues = List.copyOf(issues);
    }
}
