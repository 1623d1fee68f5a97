package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.internal.analysis.Spelling;
import dev.steward.dsl.playbook.ErrorRef;
import dev.steward.dsl.types.Vocabulary;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** The errors that steps can end with; they are part of the language. */
final class Errors {

    static final String ANY = "any";
    static final String INVALID_OUTPUT = "InvalidOutput";

    private static final List<String> KNOWN = List.copyOf(Vocabulary.ERRORS.keySet());

    private Errors() {
    }

    static void check(ErrorRef error, Issues issues) {
        check(error, error.getName(), ANY.equals(error.getName()), issues);
    }

    static void check(EObject at, @Nullable String name, boolean anyAllowed, Issues issues) {
        if (name != null && !anyAllowed && !KNOWN.contains(name)) {
            issues.error(at, IssueCodes.ERROR_UNKNOWN, "There is no error " + name + "."
                    + Spelling.hint(name, KNOWN, " Write one of " + String.join(", ", KNOWN)
                            + (ANY.equals(name) ? "." : ", or any for all of them.")),
                    name);
        }
    }
}
