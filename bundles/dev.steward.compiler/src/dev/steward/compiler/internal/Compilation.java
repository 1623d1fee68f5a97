package dev.steward.compiler.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.compiler.SourceMap;
import dev.steward.compiler.SourceRange;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.PlaybookFile;
import dev.steward.dsl.types.Analysis;

/** What the mappers of one compilation share: the analysis, what is still to be compiled, places and issues. */
final class Compilation {

    /** Stable codes of what only the compiler finds. */
    static final String NOT_CONSTANT = "compile.notConstant", BROKEN = "compile.broken";

    private final Analysis analysis;
    private final Positions positions;
    private final Broken broken;
    private final Needed needed = new Needed();
    private final Map<String, SourceRange> places = new LinkedHashMap<>();
    private final List<PlaybookIssue> issues = new ArrayList<>();
    private final boolean wholeBranches;
    private boolean incomplete;

    Compilation(Analysis analysis, Positions positions, Broken broken, boolean wholeBranches) {
        this.wholeBranches = wholeBranches;
        this.analysis = analysis;
        this.positions = positions;
        this.broken = broken;
    }

    /** Whether a declaration has errors, which the language has told; then there will be no result. */
    boolean isBroken(EObject declaration) {
        boolean found = broken.is(declaration);
        incomplete |= found;
        return found;
    }

    /** Whether everything that was looked at could be compiled. */
    boolean isComplete() {
        return !incomplete && issues.isEmpty();
    }

    /** Whether a branch that only chooses a value is a statement all the same, where it has a name. */
    boolean wholeBranches() {
        return wholeBranches;
    }

    Analysis analysis() {
        return analysis;
    }

    Needed needed() {
        return needed;
    }

    List<PlaybookIssue> issues() {
        return issues;
    }

    SourceMap sourceMap() {
        return new SourceMap(places);
    }

    SourceRange placeOf(EObject element) {
        return positions.rangeOf(element);
    }

    String textOf(EObject element) {
        return positions.textOf(element);
    }

    /** Remembers where something stands; the first place wins. */
    void place(String id, EObject element) {
        places.computeIfAbsent(id, key -> positions.rangeOf(element));
    }

    /** What the language's checks let nobody write; what is not understood must not be ignored. */
    void unknown(EObject element, String what) {
        error(element, BROKEN, what + " can't be run: take it out.");
    }

    void notConstant(EObject element, String what) {
        error(element, NOT_CONSTANT, what + " must be written out here, such as " + example(what)
                + ", because it is fixed before a run starts.");
    }

    void error(EObject element, String code, String message) {
        issues.add(positions.issue(element, code, message));
    }

    /** A name with its package; a nameless element has an empty name. */
    static String qualified(EObject declaration) {
        String name = nameOf(declaration) instanceof String given ? given : "";
        if (declaration instanceof OperationDecl operation && operation.eContainer() instanceof ConnectorDecl owner) {
            return qualified(owner) + "." + name;
        }
        var packageName = EcoreUtil.getRootContainer(declaration) instanceof PlaybookFile file ? file.getName() : null;
        return packageName == null || packageName.isEmpty() ? name : packageName + "." + name;
    }

    static @Nullable String nameOf(EObject declaration) {
        var feature = declaration.eClass().getEStructuralFeature("name");
        return feature == null || feature.isMany() ? null : (String) declaration.eGet(feature);
    }

    private static String example(String what) {
        return what.contains("number") ? "5" : what.contains("time") ? "8 hours" : "\"newsletter\"";
    }
}
