package dev.steward.compiler.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

import org.eclipse.emf.ecore.EObject;

import dev.steward.dsl.playbook.BudgetClause;
import dev.steward.dsl.playbook.ConstraintClause;
import dev.steward.dsl.playbook.DelegateClause;
import dev.steward.dsl.playbook.GoalDecl;
import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PlaybookClause;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PriorityClause;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.playbook.TriggerClause;
import dev.steward.dsl.playbook.WhyClause;
import dev.steward.model.workflow.Budget;
import dev.steward.model.workflow.Constraint;
import dev.steward.model.workflow.Label;
import dev.steward.model.workflow.FormerName;
import dev.steward.model.workflow.ParamDef;
import dev.steward.model.workflow.PlaybookDef;
import dev.steward.model.workflow.WorkflowFactory;

/** A playbook: its head, and its body through {@link StatementMapper}. */
final class PlaybookMapper {

    private static final WorkflowFactory MAKE = WorkflowFactory.eINSTANCE;

    private final Compilation compilation;
    private final TypeMapper types;
    private final ExpressionMapper expressions;
    private final BudgetMapper budgets;
    private final DelegationMapper delegations;

    PlaybookMapper(Compilation compilation, TypeMapper types, ExpressionMapper expressions) {
        this.compilation = compilation;
        this.types = types;
        this.expressions = expressions;
        this.budgets = new BudgetMapper(compilation);
        this.delegations = new DelegationMapper(compilation);
    }

    PlaybookDef playbook(PlaybookDecl declaration) {
        var def = MAKE.createPlaybookDef();
        def.setName(Compilation.qualified(declaration));
        def.getInputs().addAll(params(declaration.getParameters()));
        def.setOutput(types.reference(declaration.getResult()));
        head(def, declaration.getClauses());
        former(def, declaration);
        var statements = new StatementMapper(compilation, expressions, types, declaration);
        def.setBody(statements.blocks().block(declaration.getStatements(), false));
        return def;
    }

    private static void former(PlaybookDef def, PlaybookDecl declaration) {
        declaration.eAllContents().forEachRemaining(element -> {
            switch (element) {
                case StepStatement s when s.getWas() != null -> def.getFormer().add(former(s.getName(), s.getWas()));
                case LetStatement l when l.getWas() != null -> def.getFormer().add(former(l.getName(), l.getWas()));
                default -> {
                    // has no former name
                }
            }
        });
    }

    private static FormerName former(String name, String was) {
        var former = MAKE.createFormerName();
        former.setName(name);
        former.setWas(was);
        return former;
    }

    void head(PlaybookDef def, List<PlaybookClause> clauses) {
        clauses.forEach(clause -> clause(def, clause));
    }

    List<ParamDef> params(List<Parameter> parameters) {
        return parameters.stream().map(this::param).toList();
    }

    ParamDef param(Parameter parameter) {
        var def = MAKE.createParamDef();
        def.setName(parameter.getName());
        def.setType(types.reference(parameter.getType()));
        def.setDefaultValue(expressions.optional(parameter.getDefault()));
        parameter.getLabels().stream().map(label -> Label.valueOf(label.toUpperCase(Locale.ROOT))).sorted().distinct()
                .forEach(def.getLabels()::add);
        return def;
    }

    private void clause(PlaybookDef def, PlaybookClause clause) {
        switch (clause) {
            case WhyClause w -> {
                def.setGoal(goal(w));
                def.getPeriodBudgets().addAll(ofGoals(w));
            }
            case BudgetClause b when BudgetMapper.isOverRuns(b) ->
                def.getPeriodBudgets().add(budgets.overRuns(b, def.getName()));
            case BudgetClause b -> {
                compilation.place(def.getName() + "#budget", b);
                def.setBudget(budgets.budget(b));
            }
            case DelegateClause d -> def.getDelegation().addAll(delegations.delegations(d));
            case PriorityClause p -> def.setPriority(priority(p));
            case TriggerClause t -> {
                // says when runs start, not what they do: see TriggerMapper
            }
            case ConstraintClause c -> def.getConstraints().add(constraint(c));
            default -> compilation.unknown(clause, "This clause of a playbook");
        }
    }

    private Constraint constraint(ConstraintClause clause) {
        var def = MAKE.createConstraint();
        def.setText(compilation.textOf(clause).strip());
        def.setCondition(expressions.optional(clause.getCondition()));
        if (clause.getCondition() == null) {
            def.setLabel(Label.valueOf(String.valueOf(clause.getLabel()).toUpperCase(Locale.ROOT)));
            var type = compilation.analysis().declaration(clause, clause.getType());
            def.setType(type == null ? clause.getType() : Compilation.qualified(type));
        }
        return def;
    }

    /** Budgets of the goal and those above it. */
    private List<Budget> ofGoals(WhyClause clause) {
        var all = new ArrayList<Budget>();
        var seen = new HashSet<EObject>();
        var at = compilation.analysis().declaration(clause, clause.getGoal());
        while (at instanceof GoalDecl goal && seen.add(goal)) {
            goal.getClauses().stream().filter(BudgetClause.class::isInstance).map(BudgetClause.class::cast)
                    .forEach(b -> all.add(budgets.overRuns(b, Compilation.qualified(goal))));
            at = goal.getParent() == null ? null : compilation.analysis().declaration(goal, goal.getParent());
        }
        return all;
    }

    private String goal(WhyClause clause) {
        var goal = compilation.analysis().declaration(clause, clause.getGoal());
        return goal == null ? clause.getGoal() : Compilation.qualified(goal);
    }

    private int priority(PriorityClause clause) {
        return switch (clause.getValue()) {
            case "low" -> -1;
            case "normal" -> 0;
            case "high" -> 1;
            case "urgent" -> 2;
            case String number -> Quantities.whole(number).orElse(0);
        };
    }
}
