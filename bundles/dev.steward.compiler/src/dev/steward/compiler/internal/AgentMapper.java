package dev.steward.compiler.internal;

import java.util.List;

import dev.steward.dsl.playbook.AgentClause;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.BudgetClause;
import dev.steward.dsl.playbook.ModelClause;
import dev.steward.dsl.playbook.PromptClause;
import dev.steward.dsl.playbook.ReturnsClause;
import dev.steward.dsl.playbook.ToolRef;
import dev.steward.dsl.playbook.ToolsClause;
import dev.steward.model.workflow.AgentDef;
import dev.steward.model.workflow.WorkflowFactory;

/** Agents. */
final class AgentMapper {

    private static final String DEFAULT_MODEL = "default";

    private final Compilation compilation;
    private final TypeMapper types;
    private final ExpressionMapper expressions;
    private final BudgetMapper budgets;
    private final PlaybookMapper playbooks;

    AgentMapper(Compilation compilation, TypeMapper types, ExpressionMapper expressions,
            PlaybookMapper playbooks) {
        this.playbooks = playbooks;
        this.compilation = compilation;
        this.types = types;
        this.expressions = expressions;
        this.budgets = new BudgetMapper(compilation);
    }

    AgentDef agent(AgentDecl declaration) {
        var def = WorkflowFactory.eINSTANCE.createAgentDef();
        def.setName(Compilation.qualified(declaration));
        def.setReasoning("reasoning".equals(declaration.getKind()));
        def.setModel(DEFAULT_MODEL);
        def.setPrompt(Expressions.text(""));
        def.setOutput(types.type(compilation.analysis().resultOf(declaration)));
        declaration.getParameters().stream().filter(parameter -> !parameter.getLabels().isEmpty())
                .forEach(parameter -> def.getParams().addAll(playbooks.params(List.of(parameter))));
        declaration.getClauses().forEach(clause -> clause(def, clause));
        return def;
    }

    private void clause(AgentDef def, AgentClause clause) {
        switch (clause) {
            case ModelClause m -> {
                def.setModel(m.getModel());
                def.getFallbacks().addAll(m.getFallbacks());
            }
            case PromptClause p -> def.setPrompt(expressions.expression(p.getText()));
            case BudgetClause b when BudgetMapper.isOverRuns(b) ->
                def.getPeriodBudgets().add(budgets.overRuns(b, def.getName()));
            case BudgetClause b -> def.setBudget(budgets.budget(b));
            case ReturnsClause r -> def.setOutput(types.reference(r.getType()));
            case ToolsClause t -> t.getTools().forEach(tool -> tool(def, tool));
            default -> compilation.unknown(clause, "This clause of an agent");
        }
    }

    /** What a model may ask for stands in the plan as what a step calls does. */
    private void tool(AgentDef def, ToolRef tool) {
        var operation = compilation.analysis().operation(tool, tool.getName());
        if (operation == null) {
            compilation.error(tool, Compilation.BROKEN, "There is no operation " + tool.getName() + ".");
            return;
        }
        def.getTools().add(compilation.needed().need(operation.eContainer()) + "." + operation.getName());
    }
}
