package dev.steward.dsl.ide.internal.fixes;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.ide.TextEdit;
import dev.steward.dsl.ide.internal.names.Owners;
import dev.steward.dsl.ide.internal.names.Regions;
import dev.steward.dsl.playbook.ApproveModifier;
import dev.steward.dsl.playbook.BlockExpression;
import dev.steward.dsl.playbook.DelegateClause;
import dev.steward.dsl.playbook.EditableName;
import dev.steward.dsl.playbook.ErrorRef;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.HumanTask;
import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.playbook.OnErrorModifier;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.RaiseHandler;
import dev.steward.dsl.playbook.RaiseStatement;
import dev.steward.dsl.playbook.RememberExpression;
import dev.steward.dsl.playbook.RetryModifier;
import dev.steward.dsl.playbook.SagaStatement;
import dev.steward.dsl.playbook.Statement;
import dev.steward.dsl.playbook.StepModifier;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.playbook.UndoModifier;
import dev.steward.dsl.types.Type;
import dev.steward.dsl.types.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;

/** Steps and what stands behind them: gates, retries, errors, undo. */
final class StepFixes {

    private static final String EXPIRES = "expires 8 hours -> abort";

    private StepFixes() {
    }

    static void register(Fixes fixes) {
        fixes.on(IssueCodes.UNGATED, StepFixes::gate);
        fixes.on(IssueCodes.GATE_USELESS, f -> f.remove("Remove approve", f.exactly(ApproveModifier.class)));
        fixes.on(IssueCodes.EXPIRY_MISSING, StepFixes::expiry);
        fixes.on(IssueCodes.HUMAN_EXPIRY_MISSING, f -> {
            f.append("Give up after 1 day", f.exactly(HumanTask.class), " expires 1 day -> abort");
            f.append("Go on without after 1 day", f.exactly(HumanTask.class), " expires 1 day -> skip");
        });
        fixes.on(IssueCodes.NOT_EDITABLE, StepFixes::editable);
        fixes.on(IssueCodes.ERROR_UNKNOWN, StepFixes::error);
        fixes.on(IssueCodes.CATCH_ALL_NOT_LAST, StepFixes::catchAll);
        fixes.on(IssueCodes.HANDLER_USELESS, f -> f.remove("Remove it", f.around(StepModifier.class)));
        fixes.on(IssueCodes.RETRY_REPEATS, f -> f.remove("Do not retry it", f.around(RetryModifier.class)));
        fixes.on(IssueCodes.NO_INVERSE, StepFixes::undo);
        fixes.on(IssueCodes.UNUSED_RESULT, StepFixes::unused);
        fixes.on(IssueCodes.MISPLACED, StepFixes::misplaced);
        fixes.on(IssueCodes.DUPLICATE_CLAUSE, StepFixes::second);
    }

    private static void gate(Finding finding) {
        StepStatement step = finding.around(StepStatement.class);
        PlaybookDecl playbook = finding.around(PlaybookDecl.class);
        if (step == null || playbook == null) {
            return;
        }
        approval(finding);
        boolean delegates = playbook.getClauses().stream()
                .anyMatch(DelegateClause.class::isInstance);
        if (!delegates) {
            finding.append("Ask before all irreversible effects of " + playbook.getName(),
                    Places.first(playbook, Places.OPEN),
                    "\n" + finding.indent(playbook) + "  delegate approval for irreversible\n");
        }
    }

    static void approval(Finding finding) {
        StepStatement step = finding.around(StepStatement.class);
        if (step != null) {
            finding.append("Add an approval to this step", step, "\n" + finding.indent(step) + "  approve \"Do "
                    + step.getName() + "?\" { " + EXPIRES + " }");
        }
    }

    private static void expiry(Finding finding) {
        ApproveModifier approve = finding.exactly(ApproveModifier.class);
        ILeafNode close = Places.last(approve, Places.CLOSE);
        if (close != null) {
            finding.propose("Give up after 8 hours", List.of(new TextEdit(close.getOffset(), 0, EXPIRES + " ")));
        } else {
            finding.append("Give up after 8 hours", approve, " { " + EXPIRES + " }");
        }
    }

    private static void editable(Finding finding) {
        EditableName name = finding.around(EditableName.class);
        List<String> names = new Owners(finding.analysis()).inputsAt(name).stream().map(Parameter::getName).toList();
        Closest.to(finding.text(), names, 3).forEach(n -> finding.replace("Write " + n, n));
        if (name != null && name.eContainer().eContents().size() > 1) {
            finding.remove("Remove it", name);
        }
    }

    private static void error(Finding finding) {
        ErrorRef error = finding.around(ErrorRef.class);
        EObject raise = error != null ? null
                : finding.around(e -> e instanceof RaiseStatement || e instanceof RaiseHandler);
        INode node = error != null ? Regions.first(error, "name") : raise == null ? null
                : Regions.first(raise, "error");
        if (node != null) {
            Closest.to(node.getText(), Vocabulary.ERRORS.keySet(), 3)
                    .forEach(n -> finding.replace("Write " + n, node, n));
        }
    }

    private static void catchAll(Finding finding) {
        OnErrorModifier late = finding.exactly(OnErrorModifier.class);
        StepStatement step = finding.around(StepStatement.class);
        if (late == null || step == null) {
            return;
        }
        OnErrorModifier all = null;
        for (StepModifier modifier : step.getModifiers()) {
            if (modifier instanceof OnErrorModifier on
                    && on.getErrors().stream().anyMatch(e -> "any".equals(e.getName()))) {
                all = on;
                break;
            }
        }
        INode first = all == null ? null : Regions.of(all);
        INode last = Regions.of(step);
        if (first != null && last != null && all != null) {
            finding.propose("Put on any last", List.of(
                    Removal.of(finding.source().text(), first.getOffset(), Finding.end(first)),
                    new TextEdit(Finding.end(last), 0, " " + finding.text(all))));
        }
        finding.remove("Remove what is never reached", late);
    }

    private static void undo(Finding finding) {
        StepStatement step = finding.around(StepStatement.class);
        if (step == null || step.getAction() == null) {
            return;
        }
        OperationDecl inverse = finding.analysis().operation(step, finding.data(0));
        if (inverse != null && step.getAction() != null) {
            List<String> arguments = new ArrayList<>();
            for (Parameter parameter : inverse.getParameters()) {
                if (parameter.getDefault() == null && parameter.getType() != null) {
                    arguments.add(source(finding, step, step.getAction(), parameter));
                }
            }
            finding.append("Add undo " + finding.data(0), step,
                    " undo " + finding.data(0) + "(" + String.join(", ", arguments) + ")");
        }
    }

    /** Where the inverse gets an argument from: the result, a field of it, the same argument of the call. */
    private static String source(Finding finding, StepStatement step, Expression call, Parameter parameter) {
        Type wanted = finding.analysis().typeOf(parameter.getType());
        Type result = finding.analysis().typeOfLocal(step).present();
        if (!result.isUnknown() && finding.analysis().fits(wanted, result)) {
            return String.valueOf(step.getName());
        }
        if (result instanceof Type.Structure structure) {
            for (var field : structure.fields()) {
                if (field.getType() != null && finding.analysis().fits(wanted,
                        finding.analysis().typeOf(field.getType()))) {
                    return step.getName() + "." + field.getName();
                }
            }
        }
        Expression same = finding.analysis().argumentsOf(call).get(parameter.getName());
        return same != null ? finding.text(same) : finding.defaults().of(wanted);
    }

    private static void unused(Finding finding) {
        Statement statement = finding.around(Statement.class);
        if (statement != null && statement.eContainer().eContents().stream()
                .filter(Statement.class::isInstance).count() > 1) {
            finding.remove(statement instanceof LetStatement ? "Remove the line" : "Remove the step", statement);
        }
    }

    private static void misplaced(Finding finding) {
        StepStatement step = finding.around(StepStatement.class);
        HumanTask human = finding.exactly(HumanTask.class);
        UndoModifier undo = finding.exactly(UndoModifier.class);
        if (human != null && human.eContainer() instanceof LetStatement let) {
            INode node = Regions.of(let);
            if (node != null) {
                finding.propose("Make it a step", List.of(new TextEdit(node.getOffset(), 0, "step ")));
            }
        } else if (undo != null && step != null) {
            INode node = Regions.of(step);
            if (node != null && Owners.around(step, SagaStatement.class) == null) {
                finding.propose("Put the step into a saga", List.of(new TextEdit(node.getOffset(), 0, "saga { "),
                        new TextEdit(Finding.end(node), 0, " }")));
            }
            finding.remove("Remove undo", undo);
        } else if (step != null && step.getAction() instanceof BlockExpression) {
            block(finding, step);
        }
    }

    private static void block(Finding finding, StepStatement step) {
        INode word = Places.first(step, "step");
        INode name = Regions.first(step, "name");
        INode action = step.getAction() == null ? null : Regions.of(step.getAction());
        boolean here = action != null && action.getOffset() == finding.issue().offset();
        if (word != null && name != null && here) {
            finding.propose("Remove the word step", List.of(new TextEdit(word.getOffset(),
                    name.getOffset() - word.getOffset(), "")));
        }
    }

    private static void second(Finding finding) {
        EObject clause = finding.around(e -> {
            INode node = Regions.of(e);
            return node != null && node.getOffset() == finding.issue().offset() && !isInner(e);
        });
        ErrorRef error = finding.around(ErrorRef.class);
        boolean whole = error == null || error.eContainer() instanceof OnErrorModifier on && on.getErrors().size() == 1;
        if (error != null) {
            finding.remove("Remove it", whole ? error.eContainer() : error);
        } else if (clause != null && !(clause instanceof RememberExpression)) {
            finding.remove("Remove the second one", clause);
        } else if (clause instanceof RememberExpression remember) {
            Set<String> both = Set.of("propose", "commit");
            remember.getClauses().stream().filter(c -> both.contains(finding.text(c)))
                    .forEach(c -> finding.remove("Remove " + finding.text(c), c));
        }
    }

    private static boolean isInner(@Nullable EObject element) {
        return element instanceof Expression && !(element instanceof RememberExpression);
    }
}
