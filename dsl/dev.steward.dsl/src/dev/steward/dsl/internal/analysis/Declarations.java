package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.Argument;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.ConstraintClause;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.FactDecl;
import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.GoalDecl;
import dev.steward.dsl.playbook.IdempotentTrait;
import dev.steward.dsl.playbook.InstanceDecl;
import dev.steward.dsl.playbook.KpiDecl;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PlaybookClause;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PolicyDecl;
import dev.steward.dsl.playbook.PolicyRule;
import dev.steward.dsl.playbook.PromptClause;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.ReturnsClause;
import dev.steward.dsl.playbook.RolloutDecl;
import dev.steward.dsl.playbook.TargetClause;
import dev.steward.dsl.playbook.TypeDecl;
import dev.steward.dsl.types.Target;
import dev.steward.dsl.types.Type;
import java.util.List;
import java.util.Map;

/** Types one declaration. Bodies come before prompts, since agents take their inputs from the calls. */
final class Declarations {

    private final Expressions expressions;
    private final Bodies bodies;

    Declarations(Expressions expressions) {
        this.expressions = expressions;
        this.bodies = expressions.blocks().bodies();
    }

    /** What stands before everything that uses it. */
    void signature(Declaration declaration) {
        switch (declaration) {
            case TypeDecl type -> fields(type.getFields());
            case RecordDecl record -> fields(record.getFields());
            case FactDecl fact -> fields(fact.getFields());
            case ConnectorDecl connector -> Names.operations(connector).forEach(this::operation);
            case PlaybookDecl playbook -> {
                parameters(playbook.getParameters(), new Scope(Scope.Room.DECLARATION));
                expressions.typeRefs.typeOf(playbook.getResult());
            }
            case AgentDecl agent -> {
                parameters(agent.getParameters(), new Scope(Scope.Room.DECLARATION));
                agent.getClauses().stream().filter(ReturnsClause.class::isInstance).map(ReturnsClause.class::cast)
                        .forEach(r -> expressions.typeRefs.typeOf(r.getType()));
            }
            case KpiDecl kpi -> expressions.typeRefs.typeOf(kpi.getType());
            default -> {
                // has no types of its own
            }
        }
    }

    private void fields(List<Field> fields) {
        fields.forEach(f -> expressions.typeRefs.typeOf(f.getType()));
    }

    private Scope parameters(List<Parameter> parameters, Scope scope) {
        for (Parameter parameter : parameters) {
            Type type = expressions.typeRefs.typeOf(parameter.getType());
            expressions.check(parameter.getDefault(), new Scope(Scope.Room.DECLARATION), type,
                    "the default of " + parameter.getName());
            expressions.results.locals.put(parameter, type);
            scope.add(parameter.getName(), type, parameter);
        }
        return scope;
    }

    private void operation(OperationDecl operation) {
        Scope scope = parameters(operation.getParameters(), new Scope(Scope.Room.DECLARATION));
        expressions.typeRefs.typeOf(operation.getResult());
        for (var trait : operation.getTraits()) {
            if (trait instanceof IdempotentTrait idempotent) {
                expressions.type(idempotent.getKey(), scope);
            }
        }
    }

    void playbook(PlaybookDecl playbook) {
        Scope scope = parameters(playbook.getParameters(), new Scope(Scope.Room.PLAYBOOK));
        for (PlaybookClause clause : playbook.getClauses()) {
            if (clause instanceof ConstraintClause constraint && constraint.getCondition() != null) {
                expressions.check(constraint.getCondition(), scope.inner(), Type.BOOL, "constraint");
            }
        }
        bodies.statements(playbook.getStatements(), scope);
    }

    void agent(AgentDecl agent) {
        Scope scope = parameters(agent.getParameters(), new Scope(Scope.Room.PROMPT));
        if (agent.getParameters().isEmpty()) {
            Map<String, Type> given = expressions.results.inputs.getOrDefault(agent, Map.of());
            for (String variable : Prompts.variables(agent, expressions.names)) {
                scope.add(variable, given.getOrDefault(variable, Type.UNKNOWN), new Target.PromptTarget(variable));
            }
        } else {
            Map<String, Type> declared = new java.util.LinkedHashMap<>();
            agent.getParameters().forEach(p -> declared.put(p.getName(), expressions.typeRefs.typeOf(p.getType())));
            expressions.results.inputs.put(agent, declared);
        }
        for (var clause : agent.getClauses()) {
            if (clause instanceof PromptClause prompt) {
                expressions.check(prompt.getText(), scope, Type.TEXT, "prompt");
            }
        }
    }

    void policy(PolicyDecl policy) {
        Scope scope = PolicyScopes.of(policy, expressions);
        for (PolicyRule rule : policy.getRules()) {
            expressions.check(rule.getCondition(), scope, Type.BOOL, "when");
            expressions.check(rule.getReason(), scope, Type.TEXT, "because");
        }
    }

    void strategy(Declaration declaration) {
        Scope scope = new Scope(Scope.Room.STRATEGY);
        switch (declaration) {
            case KpiDecl kpi -> {
                if (kpi.getSource() != null) {
                    expressions.check(kpi.getSource(), scope, expressions.typeRefs.typeOf(kpi.getType()),
                            "the KPI " + kpi.getName());
                }
            }
            case GoalDecl goal -> goal.getClauses().stream().filter(TargetClause.class::isInstance)
                    .map(TargetClause.class::cast)
                    .forEach(t -> expressions.check(t.getCondition(), scope, Type.BOOL, "target"));
            case RolloutDecl rollout -> {
                for (Expression guard : rollout.getGuards()) {
                    expressions.check(guard, scope, Type.BOOL, "guard");
                }
            }
            case InstanceDecl instance -> instance(instance, scope);
            default -> {
                // nothing to type
            }
        }
    }

    private void instance(InstanceDecl instance, Scope scope) {
        Declaration found = expressions.names.find(instance, instance.getPlaybook());
        if (found instanceof PlaybookDecl playbook) {
            Triggers triggers = new Triggers(expressions);
            expressions.results.arguments.put(instance, new Calls(expressions).bind(instance, playbook.getName(),
                    instance.getArguments(), playbook.getParameters(), new Scope(Scope.Room.DECLARATION),
                    triggers.givenByAll(instance, playbook)));
            triggers.instance(instance, playbook);
            return;
        }
        for (Argument argument : instance.getArguments()) {
            expressions.type(argument.getValue(), scope);
        }
        expressions.issues.errorAt(instance, "playbook", IssueCodes.UNRESOLVED_NAME, "There is no playbook "
                + instance.getPlaybook() + ": name one that is declared or imported here.");
    }
}
