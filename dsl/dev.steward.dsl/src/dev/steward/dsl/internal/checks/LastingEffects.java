package dev.steward.dsl.internal.checks;

import dev.steward.dsl.internal.analysis.Trees;
import dev.steward.dsl.playbook.Block;
import dev.steward.dsl.playbook.BlockExpressionStatement;
import dev.steward.dsl.playbook.BranchArm;
import dev.steward.dsl.playbook.BranchExpression;
import dev.steward.dsl.playbook.Construction;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.RaiseStatement;
import dev.steward.dsl.playbook.RecallExpression;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.RememberExpression;
import dev.steward.dsl.playbook.RepeatExpression;
import dev.steward.dsl.playbook.SagaStatement;
import dev.steward.dsl.playbook.Statement;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.playbook.UndoModifier;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Finds an effect of a playbook that may stand when the playbook fails: one that no saga takes back, or whose saga is
 * over before the last thing that can fail. Looks into the playbooks that it calls; once over one tree of calls.
 */
final class LastingEffects {

    /** Why an effect stands. */
    enum Why {
        /** It stands in no saga, or without undo there. */
        NO_UNDO,
        /** Its saga is over, and something behind it can fail. */
        SAGA_ENDS_EARLY,
        /** Nothing takes it back. */
        NO_INVERSE
    }

    /**
     * @param step     name of the step that does it, for a fact that is remembered outside a step the fact's
     * @param effect   for people: {@code site.publish}, {@code remember Voice}
     * @param playbook name of the playbook in which the step stands
     */
    record Lasting(String step, String effect, String playbook, Why why) {
    }

    /** A way into a playbook: whether nothing that can fail follows the call, and whether a saga around it is open. */
    private record Visit(PlaybookDecl playbook, Safety safety) {
    }

    /**
     * @param last    nothing that can fail comes after this
     * @param inSaga  some saga is around this
     * @param covered a saga is around this that is open as long as anything can fail
     */
    private record Safety(boolean last, boolean inSaga, boolean covered) {

        Safety last(boolean still) {
            return new Safety(last && still, inSaga, covered);
        }

        Safety saga() {
            return new Safety(true, true, covered || last);
        }
    }

    private final Analysis analysis;
    private final Set<Visit> seen = new HashSet<>();

    LastingEffects(Analysis analysis) {
        this.analysis = analysis;
    }

    /** The first one in the order of the text, null when there is none. */
    @Nullable
    Lasting in(PlaybookDecl playbook) {
        return visit(playbook, new Safety(true, false, false));
    }

    private @Nullable Lasting visit(PlaybookDecl playbook, Safety safety) {
        return seen.add(new Visit(playbook, safety)) ? statements(playbook.getStatements(), safety) : null;
    }

    private @Nullable Lasting statements(List<? extends Statement> statements, Safety safety) {
        for (int i = 0; i < statements.size(); i++) {
            boolean last = statements.subList(i + 1, statements.size()).stream().noneMatch(this::canFail);
            Lasting found = statement(statements.get(i), safety.last(last));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Lasting statement(Statement statement, Safety safety) {
        return switch (statement) {
            case SagaStatement saga -> statements(Shapes.statements(saga.getBlock()), safety.saga());
            case StepStatement step -> step(step, safety);
            case LetStatement let when let.getValue() != null -> expression(let.getValue(), safety);
            case BlockExpressionStatement block when block.getExpression() != null ->
                expression(block.getExpression(), safety);
            default -> inside(statement, safety);
        };
    }

    private @Nullable Lasting expression(EObject expression, Safety safety) {
        if (expression instanceof RememberExpression remember) {
            return new Lasting(String.valueOf(remember.getType()), "remember " + remember.getType(),
                    playbook(remember), Why.NO_INVERSE);
        }
        if (expression instanceof BranchExpression branch) {
            for (BranchArm arm : branch.getArms()) {
                Lasting found = inside(arm, safety);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
        // rounds and lanes: another one can fail when this one is over
        return inside(expression, safety.last(false));
    }

    private @Nullable Lasting inside(EObject element, Safety safety) {
        for (EObject part : element.eContents()) {
            Lasting found = switch (part) {
                case Block block -> statements(block.getStatements(), safety);
                case Statement statement -> statement(statement, safety);
                case Expression expression -> expression(expression, safety);
                default -> inside(part, safety);
            };
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Lasting step(StepStatement step, Safety safety) {
        Expression action = step.getAction();
        if (action == null) {
            return null;
        }
        EObject callee = analysis.calleeOf(action);
        if (callee instanceof PlaybookDecl called) {
            return visit(called, safety);
        }
        String name = String.valueOf(step.getName());
        if (callee instanceof OperationDecl operation && !Shapes.reads(operation)) {
            boolean undone = safety.inSaga() && !Shapes.modifiers(step, UndoModifier.class).isEmpty();
            return undone && safety.covered() ? null : new Lasting(name, Shapes.path(operation), playbook(step),
                    undone ? Why.SAGA_ENDS_EARLY : Why.NO_UNDO);
        }
        if (action instanceof RememberExpression remember) {
            return new Lasting(name, "remember " + remember.getType(), playbook(step), Why.NO_INVERSE);
        }
        return writes(action) ? new Lasting(name, "the record " + analysis.typeOf(action), playbook(step),
                Why.NO_INVERSE) : null;
    }

    private boolean writes(Expression action) {
        return action instanceof Construction && analysis.typeOf(action) instanceof Type.Structure structure
                && structure.declaration() instanceof RecordDecl;
    }

    private static String playbook(EObject element) {
        PlaybookDecl playbook = Trees.around(element, PlaybookDecl.class);
        return playbook == null ? "the playbook" : String.valueOf(playbook.getName());
    }

    /** Whether a statement can end with an error that a retry takes: what reaches outside, or raises one. */
    private boolean canFail(Statement statement) {
        return reaches(statement) || Shapes.all(statement, EObject.class).stream().anyMatch(this::reaches);
    }

    private boolean reaches(EObject element) {
        return switch (element) {
            case StepStatement step -> step.getAction() != null
                    && (analysis.calleeOf(step.getAction()) != null || writes(step.getAction()));
            case RaiseStatement raise -> true;
            case RepeatExpression repeat -> repeat.getUntil() != null;
            case RecallExpression recall -> true;
            case RememberExpression remember -> true;
            default -> false;
        };
    }
}
