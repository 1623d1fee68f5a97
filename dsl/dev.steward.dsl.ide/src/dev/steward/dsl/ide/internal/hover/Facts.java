package dev.steward.dsl.ide.internal.hover;

import dev.steward.dsl.ide.Hover.Fact;
import dev.steward.dsl.ide.internal.names.Regions;
import dev.steward.dsl.playbook.AgentClause;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.ApproveModifier;
import dev.steward.dsl.playbook.BudgetClause;
import dev.steward.dsl.playbook.DelegateClause;
import dev.steward.dsl.playbook.ExpiresClause;
import dev.steward.dsl.playbook.FactDecl;
import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.HumanTask;
import dev.steward.dsl.playbook.IrreversibleTrait;
import dev.steward.dsl.playbook.ModelClause;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PlaybookClause;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.RetryModifier;
import dev.steward.dsl.playbook.StepModifier;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.playbook.TriggerClause;
import dev.steward.dsl.playbook.UndoModifier;
import dev.steward.dsl.playbook.WhyClause;
import dev.steward.dsl.types.Analysis;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.INode;

/** What holds for a thing beside its type: what it does outside, who lets it pass, what it costs, how long it stays. */
final class Facts {

    private static final String EFFECT = "effect";

    private final Analysis analysis;

    Facts(Analysis analysis) {
        this.analysis = analysis;
    }

    List<Fact> of(EObject element) {
        List<Fact> out = new ArrayList<>();
        switch (element) {
            case StepStatement step -> step(step, out);
            case OperationDecl operation -> operation(operation, out);
            case AgentDecl agent -> agent(agent, out);
            case PlaybookDecl playbook -> playbook.getClauses().forEach(c -> clause(c, out));
            case FactDecl fact -> fact.getClauses().forEach(c -> out.add(new Fact("kept", written(c))));
            case Field field -> labels(field.getLabels(), out);
            case Parameter parameter -> labels(parameter.getLabels(), out);
            default -> {
                // its signature says all
            }
        }
        return out;
    }

    private static void labels(List<String> labels, List<Fact> out) {
        if (!labels.isEmpty()) {
            out.add(new Fact("labels", String.join(", ", labels)));
        }
    }

    private void step(StepStatement step, List<Fact> out) {
        EObject callee = step.getAction() == null ? null : analysis.calleeOf(step.getAction());
        switch (callee) {
            case OperationDecl operation -> {
                out.add(new Fact("calls", Signatures.path(operation)));
                operation(operation, out);
            }
            case AgentDecl agent -> {
                out.add(new Fact("asks", String.valueOf(agent.getName())));
                agent(agent, out);
            }
            case PlaybookDecl playbook -> out.add(new Fact("runs", String.valueOf(playbook.getName())));
            case null, default -> {
                if (step.getAction() instanceof HumanTask) {
                    out.add(new Fact("done by", "a person"));
                }
            }
        }
        for (StepModifier modifier : step.getModifiers()) {
            switch (modifier) {
                case ApproveModifier approve -> out.add(new Fact("gate", gate(approve)));
                case UndoModifier undo -> out.add(new Fact("taken back by", written(undo.getCall())));
                case BudgetClause budget -> out.add(new Fact("cost", "at most " + amounts(budget)));
                case RetryModifier retry -> out.add(new Fact("retries", String.valueOf(retry.getAttempts())));
                default -> {
                    // stands beside the step for all to see
                }
            }
        }
    }

    private static String gate(ApproveModifier approve) {
        String expiry = approve.getClauses().stream().filter(ExpiresClause.class::isInstance).map(Facts::written)
                .findFirst().orElse("");
        return "approval, " + written(approve.getAsk()) + (expiry.isEmpty() ? "" : ", " + expiry);
    }

    private static void operation(OperationDecl operation, List<Fact> out) {
        List<String> traits = operation.getTraits().stream().map(Facts::written).toList();
        if (!traits.isEmpty()) {
            out.add(new Fact(EFFECT, String.join(", ", traits)));
        }
        if (operation.getTraits().stream().anyMatch(IrreversibleTrait.class::isInstance)) {
            out.add(new Fact("needs", "somebody who agrees to each call"));
        }
    }

    private static void agent(AgentDecl agent, List<Fact> out) {
        for (AgentClause clause : agent.getClauses()) {
            switch (clause) {
                case ModelClause model -> out.add(new Fact("model", written(model).replaceFirst("^model\\s+", "")));
                case BudgetClause budget -> out.add(new Fact("cost", "at most " + amounts(budget)));
                default -> {
                    // its own hover tells
                }
            }
        }
    }

    private static void clause(PlaybookClause clause, List<Fact> out) {
        switch (clause) {
            case BudgetClause budget -> out.add(new Fact("cost", "at most " + amounts(budget)));
            case TriggerClause trigger ->
                out.add(new Fact("starts", written(trigger).replaceFirst("^trigger\\s+", "")));
            case WhyClause why -> out.add(new Fact("goal", String.valueOf(why.getGoal())));
            case DelegateClause delegate -> out.add(new Fact("gate", written(delegate)));
            default -> {
                // told by its own words
            }
        }
    }

    private static String amounts(BudgetClause budget) {
        return String.join(", ", budget.getAmounts().stream().map(Facts::written).toList())
                + (budget.getPeriod() == null ? "" : " per " + budget.getPeriod());
    }

    /** As it stands in the text, on one line. */
    private static String written(@Nullable EObject element) {
        INode node = element == null ? null : Regions.of(element);
        return node == null ? "" : node.getText().strip().replaceAll("\\s+", " ");
    }
}
