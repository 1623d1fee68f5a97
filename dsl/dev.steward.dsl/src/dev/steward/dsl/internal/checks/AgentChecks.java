package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.playbook.AgentClause;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.FactDecl;
import dev.steward.dsl.playbook.ModelClause;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.PromptClause;
import dev.steward.dsl.playbook.ReturnsClause;
import dev.steward.dsl.playbook.ToolRef;
import dev.steward.dsl.playbook.ToolsClause;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Type;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/** Agents: a model, a prompt, an answer that a schema can say, and no effects for those that only reason. */
final class AgentChecks {

    private static final String REASONING = "reasoning";

    private final Analysis analysis;
    private final Issues issues;
    private final Set<Declaration> expressible = new HashSet<>();

    AgentChecks(Analysis analysis, Issues issues) {
        this.analysis = analysis;
        this.issues = issues;
    }

    void check(AgentDecl agent) {
        if (agent.getKind() != null && !Set.of(REASONING, "task").contains(agent.getKind())) {
            issues.errorAt(agent, "kind", IssueCodes.UNKNOWN_WORD, "An agent is a task or a reasoning one: write"
                    + " agent " + agent.getName() + " : task.");
        }
        Clauses.noneTwice(agent.getClauses(), "agent", issues);
        if (!has(agent, ModelClause.class)) {
            issues.errorAt(agent, "name", IssueCodes.MODEL_MISSING, "Say which model the agent " + agent.getName()
                    + " uses: add model \"small\".");
        }
        if (!has(agent, PromptClause.class)) {
            issues.errorAt(agent, "name", IssueCodes.PROMPT_MISSING, "Say what the agent " + agent.getName()
                    + " is to do: add prompt \"\"\" … \"\"\".");
        }
        for (AgentClause clause : agent.getClauses()) {
            switch (clause) {
                case ModelClause model -> model(model);
                case ToolsClause tools -> tools(agent, tools);
                case ReturnsClause returns -> returned(agent, returns);
                default -> {
                    // nothing to ask
                }
            }
        }
    }

    private static boolean has(AgentDecl agent, Class<? extends AgentClause> kind) {
        return agent.getClauses().stream().anyMatch(kind::isInstance);
    }

    private void model(ModelClause clause) {
        if (clause.getModel() != null && clause.getModel().isBlank()) {
            issues.error(clause, IssueCodes.MODEL_MISSING,
                    "The name of the model is empty: write one, as in \"small\".");
        }
        Set<String> seen = new HashSet<>();
        seen.add(String.valueOf(clause.getModel()));
        for (String fallback : clause.getFallbacks()) {
            if (!seen.add(fallback)) {
                issues.error(clause, IssueCodes.DUPLICATE_NAME, "The model " + fallback
                        + " stands here twice: falling back on the same model does nothing.");
            }
        }
    }

    private void tools(AgentDecl agent, ToolsClause clause) {
        Set<OperationDecl> seen = new HashSet<>();
        for (ToolRef tool : clause.getTools()) {
            tool(agent, tool);
            OperationDecl operation = analysis.operation(tool, tool.getName());
            if (operation != null && !seen.add(operation)) {
                issues.error(tool, IssueCodes.DUPLICATE_NAME, "The tool " + tool.getName() + " stands here twice: once"
                        + " is enough.");
            }
        }
    }

    private void tool(AgentDecl agent, ToolRef tool) {
        OperationDecl operation = analysis.operation(tool, tool.getName());
        if (operation == null) {
            issues.error(tool, IssueCodes.UNKNOWN_OPERATION, "There is no operation " + tool.getName()
                    + ": write connector.operation.", String.valueOf(tool.getName()));
        } else if (REASONING.equals(agent.getKind()) && !Shapes.reads(operation)) {
            issues.error(tool, IssueCodes.REASONING_EFFECT, "A reasoning agent plans and changes nothing, but "
                    + tool.getName() + " has an effect: leave it to a step, or make this a task agent.");
        } else if (!Shapes.reads(operation)) {
            issues.error(tool, IssueCodes.UNGATED, "An agent would call " + tool.getName()
                    + " without any gate: call it in a step of the playbook instead.");
        }
    }

    private void returned(AgentDecl agent, ReturnsClause clause) {
        if (clause.getType() == null) {
            return;
        }
        Type type = analysis.typeOf(clause.getType());
        if (type instanceof Type.OptionalType) {
            issues.error(clause, IssueCodes.NO_SCHEMA, "An agent always answers: remove the ?, or put what may be"
                    + " missing into an optional field of a type.");
            return;
        }
        String reason = reason(type, new HashSet<>());
        if (reason != null) {
            issues.error(clause, IssueCodes.NO_SCHEMA, "The answer of " + agent.getName()
                    + " cannot be asked from a model: " + reason);
        }
    }

    private @Nullable String reason(Type type, Set<Declaration> path) {
        return switch (type) {
            case Type.OptionalType optional -> reason(optional.element(), path);
            case Type.ListType list -> reason(list.element(), path);
            case Type.Structure structure when structure.declaration() instanceof FactDecl ->
                structure + " is a fact, and facts are remembered by a playbook. Use a type.";
            case Type.Structure structure when path.contains(structure.declaration()) ->
                structure + " holds values of its own kind without a bound. Use a flat type.";
            case Type.Structure structure when expressible.contains(structure.declaration()) -> null;
            case Type.Structure structure -> {
                path.add(structure.declaration());
                String found = structure.fields().stream().filter(f -> f.getType() != null)
                        .map(f -> reason(analysis.typeOf(f.getType()), path)).filter(r -> r != null).findFirst()
                        .orElse(null);
                path.remove(structure.declaration());
                if (found == null) {
                    expressible.add(structure.declaration());
                }
                yield found;
            }
            default -> null;
        };
    }
}
