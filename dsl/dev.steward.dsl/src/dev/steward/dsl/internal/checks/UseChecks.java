package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.playbook.ArmBlock;
import dev.steward.dsl.playbook.Block;
import dev.steward.dsl.playbook.BlockExpressionStatement;
import dev.steward.dsl.playbook.BranchArm;
import dev.steward.dsl.playbook.BranchExpression;
import dev.steward.dsl.playbook.Construction;
import dev.steward.dsl.playbook.EventExpression;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.ForeachExpression;
import dev.steward.dsl.playbook.HumanTask;
import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.playbook.MemberAccess;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.RaceExpression;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.Reference;
import dev.steward.dsl.playbook.RepeatExpression;
import dev.steward.dsl.playbook.Statement;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Target;
import dev.steward.dsl.types.Type;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Results that nobody uses. What a step does outside is a use of its own. */
final class UseChecks {

    private final Analysis analysis;
    private final Issues issues;

    UseChecks(Analysis analysis, Issues issues) {
        this.analysis = analysis;
        this.issues = issues;
    }

    void check(PlaybookDecl playbook) {
        Set<EObject> used = Collections.newSetFromMap(new IdentityHashMap<>());
        Iterator<EObject> all = playbook.eAllContents();
        while (all.hasNext()) {
            EObject element = all.next();
            if (element instanceof Reference || element instanceof MemberAccess) {
                if (analysis.targetOf((Expression) element) instanceof Target.LocalTarget local) {
                    used.add(local.origin());
                }
            }
        }
        for (StepStatement step : Shapes.all(playbook, StepStatement.class)) {
            if (!used.contains(step) && step.getName() != null && onlyAnswers(step) && !isValueOfBlock(step)) {
                issues.warningAt(step, "name", IssueCodes.UNUSED_RESULT, "The result of " + step.getName()
                        + " is never used, and the step does nothing else: use it or remove the step.",
                        step.getName());
            }
        }
        for (LetStatement let : Shapes.all(playbook, LetStatement.class)) {
            boolean value = analysis.typeOfLocal(let) != Type.Special.NOTHING;
            if (!used.contains(let) && let.getName() != null && value && !isBlock(let) && !isValueOfBlock(let)) {
                issues.warningAt(let, "name", IssueCodes.UNUSED_RESULT, let.getName()
                        + " is never used: use it or remove the line.", let.getName());
            }
        }
    }

    private static boolean isBlock(LetStatement let) {
        return let.getValue() instanceof BranchExpression || let.getValue() instanceof ForeachExpression
                || let.getValue() instanceof EventExpression || let.getValue() instanceof RepeatExpression
                || let.getValue() instanceof RaceExpression;
    }

    private boolean onlyAnswers(StepStatement step) {
        Expression action = step.getAction();
        if (action == null || analysis.typeOfLocal(step) == Type.Special.NOTHING) {
            return false;
        }
        @Nullable
        EObject callee = analysis.calleeOf(action);
        return switch (callee) {
            case OperationDecl operation -> Shapes.reads(operation);
            case PlaybookDecl playbook -> false;
            case null -> !(action instanceof HumanTask human && "do".equals(human.getVerb())) && !writes(action);
            default -> true;
        };
    }

    private boolean writes(Expression action) {
        return action instanceof Construction construction
                && analysis.typeOf(construction) instanceof Type.Structure structure
                && structure.declaration() instanceof RecordDecl;
    }

    /** The last statement of a block is its value. */
    private static boolean isValueOfBlock(Statement statement) {
        EObject container = statement.eContainer();
        if (container instanceof BranchArm) {
            return !(container.eContainer().eContainer() instanceof BlockExpressionStatement);
        }
        if (container instanceof Block lanes && lanes.eContainer() instanceof RaceExpression race) {
            return !(race.eContainer() instanceof BlockExpressionStatement);
        }
        if (container instanceof Block block
                && (block.eContainer() instanceof ArmBlock || block.eContainer() instanceof ForeachExpression
                        || block.eContainer() instanceof EventExpression
                        || block.eContainer() instanceof RepeatExpression)) {
            return block.getStatements().getLast() == statement;
        }
        return false;
    }
}
