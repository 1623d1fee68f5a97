package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.internal.analysis.Literals;
import dev.steward.dsl.internal.analysis.Spelling;
import dev.steward.dsl.internal.analysis.Trees;
import dev.steward.dsl.internal.analysis.Words;
import dev.steward.dsl.playbook.ApproveClause;
import dev.steward.dsl.playbook.ApproveModifier;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.Construction;
import dev.steward.dsl.playbook.DelegateClause;
import dev.steward.dsl.playbook.DelegateLevel;
import dev.steward.dsl.playbook.EditableClause;
import dev.steward.dsl.playbook.EditableName;
import dev.steward.dsl.playbook.ExpiresClause;
import dev.steward.dsl.playbook.HumanTask;
import dev.steward.dsl.playbook.IrreversibleTrait;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.OnErrorModifier;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.types.Analysis;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Who lets an effect pass: gates on the very call, and approvals that always end. */
final class GateChecks {

    /** Kinds whose calls never fail with Rejected by themselves. */
    private static final Set<String> NEVER_REJECT = Set.of("http", "mcp", "sql", "feeds");

    private final Analysis analysis;
    private final Issues issues;

    GateChecks(Analysis analysis, Issues issues) {
        this.analysis = analysis;
        this.issues = issues;
    }

    void check(StepStatement step) {
        OperationDecl operation = Shapes.operation(step.getAction(), analysis);
        if (operation != null && Shapes.has(operation, IrreversibleTrait.class) && !gated(step, operation)) {
            String path = Shapes.path(operation);
            issues.errorAt(step, "action", IssueCodes.UNGATED, path + " cannot be taken back, so somebody must agree"
                    + " to this call: add approve \"…?\" { expires 8 hours -> abort } to the step, or delegate approval"
                    + " for irreversible to the playbook.", path);
        }
        for (ApproveModifier approve : Shapes.modifiers(step, ApproveModifier.class)) {
            approve(step, operation, approve);
            if (neverRejects(step, operation)) {
                Shapes.modifiers(step, OnErrorModifier.class).forEach(this::refusal);
            }
        }
    }

    private static boolean neverRejects(StepStatement step, @Nullable OperationDecl operation) {
        return writes(step) || operation != null && operation.eContainer() instanceof ConnectorDecl connector
                && connector.getKind() != null && NEVER_REJECT.contains(connector.getKind());
    }

    /** What a person decides is no error, so no handler sees it. */
    private void refusal(OnErrorModifier handler) {
        handler.getErrors().stream().filter(e -> "Rejected".equals(e.getName()))
                .forEach(e -> issues.warning(e, IssueCodes.HANDLER_USELESS, "on Rejected is never reached here: the no"
                        + " of a person is no error. Write reject -> skip, or what else shall happen then, inside"
                        + " approve."));
    }

    private boolean gated(StepStatement step, OperationDecl operation) {
        if (!Shapes.modifiers(step, ApproveModifier.class).isEmpty()) {
            return true;
        }
        PlaybookDecl playbook = Trees.around(step, PlaybookDecl.class);
        return step.getModifiers().stream().anyMatch(m -> covers(m, operation))
                || playbook != null && playbook.getClauses().stream().anyMatch(c -> covers(c, operation));
    }

    private boolean covers(EObject clause, OperationDecl operation) {
        return clause instanceof DelegateClause delegate && delegate.getLevels().stream()
                .anyMatch(l -> "approval".equals(l.getLevel()) && l.getUntil() == null && covers(l, operation));
    }

    private boolean covers(DelegateLevel level, OperationDecl operation) {
        return level.getTargets().isEmpty() || level.getTargets().stream().anyMatch(
                t -> "irreversible".equals(t.getName()) || analysis.operation(t, t.getName()) == operation);
    }

    private void approve(StepStatement step, @Nullable OperationDecl operation, ApproveModifier approve) {
        Clauses.noneTwice(approve.getClauses(), "approve", issues);
        boolean known = step.getAction() != null && !analysis.typeOf(step.getAction()).isUnknown();
        boolean useless = operation != null ? Shapes.reads(operation)
                : known && (step.getAction() instanceof HumanTask || !calls(step) && !writes(step));
        if (useless) {
            issues.error(approve, IssueCodes.GATE_USELESS, "There is nothing to approve here: the step "
                    + step.getName() + " changes nothing outside. Put approve on the step that does.");
        }
        boolean expires = false;
        for (ApproveClause clause : approve.getClauses()) {
            if (clause instanceof EditableClause editable) {
                editable.getNames().forEach(n -> editable(operation, n, known));
            } else if (clause instanceof ExpiresClause expiry) {
                expires = true;
                constant(expiry);
            }
        }
        if (!expires) {
            issues.error(approve, IssueCodes.EXPIRY_MISSING, "This approval could wait for ever: say when it ends and"
                    + " how, as in { expires 8 hours -> abort }.");
        }
    }

    private boolean calls(StepStatement step) {
        return step.getAction() != null && analysis.calleeOf(step.getAction()) != null;
    }

    private static boolean writes(StepStatement step) {
        return step.getAction() instanceof Construction;
    }

    private void editable(@Nullable OperationDecl operation, EditableName name, boolean known) {
        List<String> arguments = operation == null ? List.of()
                : Words.names(operation.getParameters());
        if (!arguments.contains(name.getName()) && (known || operation != null)) {
            issues.error(name, IssueCodes.NOT_EDITABLE, "Only arguments of the call can be edited, and it has no "
                    + name.getName() + (arguments.isEmpty() ? "." : ": it has " + Words.list(arguments) + "."
                            + Spelling.hint(name.getName(), arguments, "")),
                    String.valueOf(name.getName()));
        }
    }

    /** For approvals and people: a span that stands in the text, above zero. */
    void constant(ExpiresClause expires) {
        if (expires.getAfter() == null) {
            return;
        }
        if (!Literals.isDuration(expires.getAfter())) {
            issues.errorAt(expires, "after", IssueCodes.OUT_OF_BOUNDS,
                    "Behind expires a span of time must stand as such, as in expires 8 hours -> abort.");
        } else if (expires.getAfter() instanceof dev.steward.dsl.playbook.DurationLiteral literal
                && Objects.equals(Quantity.duration(literal.getValue()), java.time.Duration.ZERO)) {
            issues.errorAt(expires, "after", IssueCodes.OUT_OF_BOUNDS,
                    "This would expire at once: give the operator some time.");
        }
    }
}
