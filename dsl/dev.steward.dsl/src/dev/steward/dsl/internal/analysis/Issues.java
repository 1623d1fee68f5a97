package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.PlaybookIssue.Severity;
import dev.steward.dsl.playbook.Declaration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Collects findings; may be asked and told by several threads. */
public final class Issues {

    private final List<Finding> findings = new ArrayList<>();
    private final Set<List<Object>> imports = new HashSet<>();

    /** What was found so far, in the order of finding. */
    public synchronized List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** An error at a whole element. */
    public void error(EObject element, String code, String message, String... data) {
        add(element, null, Severity.ERROR, code, message, data);
    }

    /** An error at one feature of an element, such as its name. */
    public void errorAt(EObject element, String feature, String code, String message, String... data) {
        add(element, feature, Severity.ERROR, code, message, data);
    }

    /** A warning at a whole element. */
    public void warning(EObject element, String code, String message, String... data) {
        add(element, null, Severity.WARNING, code, message, data);
    }

    /** A warning at one feature of an element. */
    public void warningAt(EObject element, String feature, String code, String message, String... data) {
        add(element, feature, Severity.WARNING, code, message, data);
    }

    private synchronized void add(EObject element, @Nullable String feature, Severity severity, String code,
            String message, String... data) {
        if (!isForgottenAgain(element, message)) {
            findings.add(new Finding(element, feature, 0, severity, code, message, List.of(data)));
        }
    }

    /** An import that lacks is told once in a declaration, not at each use; each keeps an error, as it can't run. */
    private boolean isForgottenAgain(EObject element, String message) {
        int advice = message.indexOf(Names.ELSEWHERE);
        Declaration owner = Trees.around(element, Declaration.class);
        return advice >= 0 && owner != null && !imports.add(List.of(owner, message.substring(advice)));
    }
}
