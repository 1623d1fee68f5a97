package dev.steward.compiler;

import java.util.List;
import java.util.Optional;

import dev.steward.compiler.internal.diff.Comparison;
import dev.steward.compiler.internal.diff.Parts;
import dev.steward.dsl.PlaybookSource;

/**
 * What is different between two versions of a playbook file, whatever its layout and comments. Nothing but the two texts
 * is looked at, so it also tells what is new in a file that does not fit its company. Thread-safe.
 */
public final class SemanticDifference {

    private SemanticDifference() {
    }

    /**
     * The changes in the order of the newer text, what is gone at the end.
     *
     * @param before empty when the file is new
     * @param after  empty when the file is gone
     * @return as much as can be told of texts with syntax errors, of which parts may be missing
     */
    public static List<SemanticChange> between(Optional<PlaybookSource> before, Optional<PlaybookSource> after) {
        return new Comparison().files(Parts.of(before), Parts.of(after));
    }
}
