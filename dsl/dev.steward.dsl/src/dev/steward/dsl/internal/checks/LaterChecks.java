package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import org.eclipse.emf.ecore.EObject;

/** Constructs that this version reads but does not run: it says so rather than running something else. */
final class LaterChecks {

    private LaterChecks() {
    }

    static void later(EObject element, String word, Issues issues) {
        issues.error(element, IssueCodes.LATER_VERSION, word + " comes in a later version of Steward: leave it out for"
                + " now.", word);
    }
}
