package dev.steward.engine.plan;

import static dev.steward.engine.plan.FreezerExpressions.optional;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.value.TypeDef;
import dev.steward.model.ContentHash;
import dev.steward.model.WorkflowFormatException;
import dev.steward.model.Workflows;
import dev.steward.model.workflow.AgentDef;
import dev.steward.model.workflow.ConnectorDef;
import dev.steward.model.workflow.Constraint;
import dev.steward.model.workflow.Delegation;
import dev.steward.model.workflow.Expression;
import dev.steward.model.workflow.FormerName;
import dev.steward.model.workflow.Label;
import dev.steward.model.workflow.OperationDef;
import dev.steward.model.workflow.ParamDef;
import dev.steward.model.workflow.PlaybookDef;
import dev.steward.model.workflow.PolicyDef;
import dev.steward.model.workflow.RuleDef;
import dev.steward.model.workflow.Setting;
import dev.steward.model.workflow.Verdict;
import dev.steward.model.workflow.Workflow;

/**
 * Turns the workflow model into the records that the engine runs. Behind this class no EMF object exists. Thread-safe
 * as long as nobody changes the workflow meanwhile.
 */
public final class Freezer {

    private Freezer() {
    }

    /**
     * The plan of a workflow; its hash is the workflow's {@link ContentHash}.
     *
     * @throws IllegalArgumentException when something required is missing, which is a defect of what made the workflow
     */
    public static Plan freeze(Workflow workflow) {
        FreezerCheck.requireComplete(workflow);
        return new Plan(ContentHash.of(workflow), workflow.getEntry(),
                byName(workflow.getPlaybooks(), PlaybookDef::getName, Freezer::playbook),
                byName(workflow.getAgents(), AgentDef::getName, Freezer::agent),
                byName(workflow.getConnectors(), ConnectorDef::getName, Freezer::connector),
                workflow.getPolicies().stream().map(Freezer::policy).toList(),
                FreezerTypes.table(workflow.getTypes()), workflow.isGuarded());
    }

    /**
     * The plan of a stored workflow.
     *
     * @throws WorkflowFormatException when the bytes are damaged or were written by a newer version
     */
    public static Plan freeze(byte[] workflow) throws WorkflowFormatException {
        return freeze(Workflows.fromBytes(workflow));
    }

    /** A single expression, for what is evaluated outside a plan: inputs, mocks and expectations of tests. */
    public static Expr freeze(Expression expression) {
        FreezerCheck.requireComplete(expression);
        return FreezerExpressions.expression(expression);
    }

    private static Plan.PlaybookPlan playbook(PlaybookDef playbook) {
        return new Plan.PlaybookPlan(playbook.getName(), params(playbook.getInputs()),
                FreezerTypes.type(playbook.getOutput()),
                playbook.getDelegation().stream().map(Freezer::delegation).toList(),
                FreezerStatements.budget(playbook.getBudget()),
                FreezerStatements.budgets(playbook.getPeriodBudgets()),
                playbook.getConstraints().stream().map(Freezer::constraint).toList(), playbook.getGoal(),
                playbook.getPriority(),
                FreezerStatements.block(playbook.getBody()),
                byName(playbook.getFormer(), FormerName::getName, FormerName::getWas));
    }

    private static Plan.Constraint constraint(Constraint constraint) {
        return new Plan.Constraint(label(constraint.getLabel(), constraint.getType() != null),
                constraint.getType(), optional(constraint.getCondition()), constraint.getText());
    }

    /** An attribute that is an enumeration is never null: {@code there} says whether it means something. */
    private static TypeDef.@Nullable Label label(@Nullable Label label, boolean there) {
        return label == null || !there ? null : TypeDef.Label.valueOf(label.name());
    }

    static Plan.Delegation delegation(Delegation delegation) {
        var until = delegation.getUntil();
        return new Plan.Delegation(Plan.Delegation.Level.valueOf(delegation.getLevel().name()), delegation.getHold(),
                delegation.getEffects().stream().map(kind -> Plan.EffectKind.valueOf(kind.name())).toList(),
                delegation.getOperations(), until == null ? null : LocalDate.parse(until));
    }

    private static Plan.AgentPlan agent(AgentDef agent) {
        return new Plan.AgentPlan(agent.getName(), agent.isReasoning(), agent.getModel(), agent.getFallbacks(),
                FreezerExpressions.expression(agent.getPrompt()), FreezerTypes.type(agent.getOutput()),
                FreezerStatements.budget(agent.getBudget()), FreezerStatements.budgets(agent.getPeriodBudgets()),
                params(agent.getParams()), agent.getTools());
    }

    private static Plan.ConnectorPlan connector(ConnectorDef connector) {
        var limit = connector.getLimit();
        return new Plan.ConnectorPlan(connector.getName(), connector.getKind(), connector.getAuth(),
                limit == null ? null : new Plan.Rate(limit.getCount(), limit.getPer()),
                byName(connector.getSettings(), Setting::getName, Setting::getValue),
                byName(connector.getOperations(), OperationDef::getName, Freezer::operation), connector.getProbe());
    }

    private static Plan.OperationPlan operation(OperationDef operation) {
        return new Plan.OperationPlan(operation.getName(), params(operation.getParams()),
                FreezerTypes.type(operation.getResult()), Plan.EffectKind.valueOf(operation.getEffect().name()),
                optional(operation.getKey()), operation.getCompensatedBy(), operation.getVerify(),
                operation.getCostMicroUsd());
    }

    private static Plan.PolicyPlan policy(PolicyDef policy) {
        return new Plan.PolicyPlan(policy.getName(), Plan.PolicyKind.valueOf(policy.getKind().name()),
                policy.getTarget(), policy.getPriority(),
                policy.getRules().stream().map(Freezer::rule).toList());
    }

    private static Plan.Rule rule(RuleDef rule) {
        return new Plan.Rule(FreezerExpressions.expression(rule.getCondition()),
                Plan.Verdict.valueOf(rule.getVerdict().name()), FreezerExpressions.expression(rule.getBecause()),
                limit(rule), label(rule.getLabel(), rule.getVerdict() == Verdict.REDACT));
    }

    private static Plan.@Nullable Limit limit(RuleDef rule) {
        var amount = rule.getLimit();
        return amount == null ? null
                : new Plan.Limit(amount, rule.getCurrency(), Plan.Period.valueOf(rule.getPeriod().name()));
    }

    private static List<Plan.Param> params(List<ParamDef> params) {
        return params.stream().map(p -> new Plan.Param(p.getName(), FreezerTypes.type(p.getType()),
                optional(p.getDefaultValue()), FreezerTypes.labels(p.getLabels()))).toList();
    }

    private static <E, V> Map<String, V> byName(List<E> items, Function<E, String> name, Function<E, V> value) {
        return items.stream().collect(Collectors.toMap(name, value));
    }
}
