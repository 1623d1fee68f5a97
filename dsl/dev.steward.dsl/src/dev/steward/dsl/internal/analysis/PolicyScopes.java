package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.EffectTarget;
import dev.steward.dsl.playbook.FactDecl;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PolicyDecl;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.types.Target;
import dev.steward.dsl.types.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/** The names that the conditions of a policy see: what all its targets have in common. */
final class PolicyScopes {

    private static final Set<String> CLASSES = Set.of("irreversible", "idempotent", "compensated", "reads");

    private PolicyScopes() {
    }

    static Scope of(PolicyDecl policy, Expressions expressions) {
        Scope scope = new Scope(Scope.Room.POLICY);
        Map<String, Parameter> common = null;
        boolean classes = false;
        List<@Nullable Declaration> agents = new ArrayList<>();
        for (EffectTarget target : policy.getTargets()) {
            if ("prompt".equals(policy.getKind())) {
                agents.add(expressions.names.find(target, target.getName()));
                continue;
            }
            if (target.getName() == null || CLASSES.contains(target.getName())) {
                classes = true;
                continue;
            }
            if ("memory".equals(policy.getKind())) {
                memory(target, scope, expressions);
                continue;
            }
            OperationDecl operation = operation(target, scope, expressions);
            if (operation != null) {
                common = common == null ? parameters(operation) : common(common, operation);
            }
        }
        words(policy, scope);
        if (agents.size() == 1 && agents.get(0) instanceof AgentDecl agent) {
            agent.getParameters().stream().filter(p -> p.getName() != null).forEach(
                    p -> scope.add(p.getName(), expressions.typeRefs.typeOf(p.getType()), p));
        }
        if (common != null && !classes) {
            common.forEach((name, parameter) -> scope.add(name, expressions.typeRefs.typeOf(parameter.getType()),
                    parameter));
        }
        return scope;
    }

    /** What a rule sees beside arguments and fields. */
    private static void words(PolicyDecl policy, Scope scope) {
        switch (String.valueOf(policy.getKind())) {
            case "memory" -> scope.add("action", Type.TEXT, policy);
            case "cost" -> {
                scope.add("estimate", Type.MONEY, policy);
                scope.add("target", Type.TEXT, policy);
                scope.add("playbook", Type.TEXT, policy);
            }
            default -> {
                // arguments alone
            }
        }
    }

    private static void memory(EffectTarget target, Scope scope, Expressions expressions) {
        Declaration declaration = expressions.names.find(target, target.getName());
        if (declaration instanceof FactDecl || declaration instanceof RecordDecl) {
            new Type.Structure(declaration).fields().forEach(f -> {
                if (f.getName() != null) {
                    scope.add(f.getName(), expressions.typeRefs.typeOf(f.getType()), new Target.FieldTarget(f));
                }
            });
        } else {
            expressions.issues.error(target, IssueCodes.RECALL_UNKNOWN, "There is no fact or record "
                    + target.getName() + " here: name one that is declared or imported.");
        }
    }

    private static @Nullable OperationDecl operation(EffectTarget target, Scope scope, Expressions expressions) {
        OperationDecl operation = expressions.names.operation(target, target.getName());
        if (operation == null) {
            scope.incomplete();
            String other = Spelling.hint(target.getName(), expressions.names.operationPaths(target),
                    " Write connector.operation, or a kind of effect such as irreversible.");
            expressions.issues.error(target, IssueCodes.UNKNOWN_OPERATION, "There is no operation " + target.getName()
                    + "." + other,
                    String.valueOf(target.getName()));
        }
        return operation;
    }

    private static Map<String, Parameter> parameters(OperationDecl operation) {
        Map<String, Parameter> out = new LinkedHashMap<>();
        operation.getParameters().forEach(p -> {
            if (p.getName() != null) {
                out.put(p.getName(), p);
            }
        });
        return out;
    }

    private static Map<String, Parameter> common(Map<String, Parameter> known, OperationDecl operation) {
        Map<String, Parameter> out = new LinkedHashMap<>(known);
        out.keySet().retainAll(parameters(operation).keySet());
        return out;
    }
}
