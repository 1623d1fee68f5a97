package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.internal.analysis.Trees;
import dev.steward.dsl.playbook.CompensatedTrait;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.OperationTrait;
import dev.steward.dsl.playbook.ParallelExpression;
import dev.steward.dsl.playbook.RaceExpression;
import dev.steward.dsl.playbook.SagaStatement;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.playbook.UndoModifier;
import dev.steward.dsl.types.Analysis;
import java.util.List;
import java.util.Objects;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Sagas: every effect in one has an inverse, or is marked so that nobody expects one. */
final class SagaChecks {

    private final Analysis analysis;
    private final Issues issues;

    SagaChecks(Analysis analysis, Issues issues) {
        this.analysis = analysis;
        this.issues = issues;
    }

    void check(SagaStatement saga) {
        if (Shapes.statements(saga.getBlock()).isEmpty()) {
            issues.error(saga, IssueCodes.EMPTY, "This saga is empty: put the steps into it that belong together.");
        }
    }

    void check(StepStatement step) {
        boolean saga = Trees.around(step, SagaStatement.class) != null;
        boolean race = Trees.around(step, RaceExpression.class) != null;
        boolean inside = saga || race || inLane(step);
        OperationDecl operation = Shapes.operation(step.getAction(), analysis);
        List<UndoModifier> undos = Shapes.modifiers(step, UndoModifier.class);
        for (UndoModifier undo : undos) {
            undo(step, undo, operation, inside);
        }
        if (inside && undos.isEmpty() && operation != null && Shapes.has(operation, CompensatedTrait.class)
                && !Shapes.has(operation, dev.steward.dsl.playbook.IdempotentTrait.class)) {
            String inverse = inverse(operation);
            if (!exists(operation, inverse)) {
                return; // the connector was told so already
            }
            issues.errorAt(step, "action", IssueCodes.NO_INVERSE, (saga ? "When the saga fails, "
                    : race ? "When another branch of the race is first, "
                            : "When enough other lanes are done, ")
                    + Shapes.path(operation)
                    + " must be taken back: add undo " + inverse + "(…) to the step.", inverse);
        }
    }

    /** Of a parallel block in which not all lanes count. */
    private static boolean inLane(StepStatement step) {
        for (EObject at = step.eContainer(); at != null; at = at.eContainer()) {
            if (at instanceof ParallelExpression parallel && parallel.getJoin() != null
                    && !parallel.getJoin().equals("all")) {
                return true;
            }
        }
        return false;
    }

    private static boolean exists(OperationDecl operation, String path) {
        return operation.eContainer() instanceof ConnectorDecl connector && connector.getMembers().stream()
                .anyMatch(m -> m instanceof OperationDecl other && Shapes.path(other).equals(path));
    }

    private static String inverse(OperationDecl operation) {
        for (OperationTrait trait : operation.getTraits()) {
            if (trait instanceof CompensatedTrait compensated) {
                String path = Shapes.path(operation);
                int dot = path.lastIndexOf('.');
                return path.substring(0, dot + 1) + compensated.getOperation();
            }
        }
        return "";
    }

    private void undo(StepStatement step, UndoModifier undo, @Nullable OperationDecl operation, boolean inside) {
        if (!inside) {
            issues.error(undo, IssueCodes.MISPLACED,
                    "Only a saga, a race or a parallel block with join takes steps back, so undo does nothing"
                            + " here: put the step into saga { … }, or remove undo.");
        }
        if (undo.getCall() == null) {
            return;
        }
        OperationDecl inverse = Shapes.operation(undo.getCall(), analysis);
        if (inverse == null) {
            if (!analysis.typeOf(undo.getCall()).isUnknown() || analysis.calleeOf(undo.getCall()) != null
                    || analysis.targetOf(undo.getCall()) != null) {
                issues.error(undo, IssueCodes.MISPLACED, "Behind undo the call of an operation is needed, with its"
                        + " arguments: undo connector.operation(…).");
            }
            return;
        }
        if (Shapes.reads(inverse)) {
            issues.error(undo, IssueCodes.COMPENSATION_TYPES, Shapes.path(inverse)
                    + " only reads, so it takes nothing back.");
        }
        if (operation != null && Shapes.reads(operation)) {
            issues.error(undo, IssueCodes.MISPLACED, "The step " + step.getName()
                    + " only reads, so there is nothing to undo: remove undo.");
        }
        declared(undo, operation, inverse);
    }

    private void declared(UndoModifier undo, @Nullable OperationDecl operation, OperationDecl inverse) {
        if (operation != null && Shapes.has(operation, CompensatedTrait.class)
                && !Objects.equals(inverse(operation), Shapes.path(inverse))) {
            issues.warning(undo, IssueCodes.COMPENSATION_TYPES,
                    Shapes.path(operation) + " is declared to be compensated"
                            + " by " + inverse(operation) + ", but this calls " + Shapes.path(inverse) + ".");
        }
    }
}
