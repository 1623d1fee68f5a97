package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.PlaybookIssue.Severity;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Collects findings; for one thread. */
public final class Issues {

    private final List<Finding> findings = new ArrayList<>();

    /** What was found so far, in the order of finding. */
    public List<Finding> findings() {
        return findings;
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

    private void add(EObject element, @Nullable String feature, Severity severity, String code, String message,
            String... data) {
        findings.add(new Finding(element, feature, 0, severity, code, message, List.of(data)));
    }
}
