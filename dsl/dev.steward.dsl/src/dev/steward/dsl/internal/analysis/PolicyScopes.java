package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.ConnectorDecl;
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
import java.util.TreeSet;
import org.eclipse.emf.ecore.EObject;
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
            for (OperationDecl operation : operations(target, scope, expressions)) {
                common = common == null ? parameters(operation) : common(common, operation, expressions);
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

    /** What to write in place of a name that the conditions do not see. */
    static String sees(EObject place, Scope scope, Expressions expressions) {
        Set<String> names = new TreeSet<>(scope.names());
        names.addAll(List.of("cost", "now"));
        PolicyDecl policy = Trees.around(place, PolicyDecl.class);
        String kind = policy == null ? "" : String.valueOf(policy.getKind());
        String more = scope.names().isEmpty() ? switch (kind) {
            case "effect" -> "; name the operation, for effect " + expressions.names.operationPaths(place).stream()
                    .findFirst().orElse("mail.send") + ", to see its arguments";
            case "prompt" -> "; name one agent, for prompt writer, to see its inputs";
            default -> "";
        } : "";
        return " This rule sees " + Words.list(names) + more + ".";
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

    /** One operation, or all those of a connector; none, and an error, when it is neither. */
    private static List<OperationDecl> operations(EffectTarget target, Scope scope, Expressions expressions) {
        OperationDecl operation = expressions.names.operation(target, target.getName());
        if (operation != null) {
            return List.of(operation);
        }
        if (expressions.names.find(target, target.getName()) instanceof ConnectorDecl connector) {
            return Names.operations(connector);
        }
        scope.incomplete();
        List<String> known = new ArrayList<>(expressions.names.operationPaths(target));
        known.addAll(expressions.names.connectors(target));
        String other = Spelling.hint(target.getName(), known,
                " Write connector.operation, a connector, or a kind of effect such as irreversible.");
        expressions.issues.error(target, IssueCodes.UNKNOWN_OPERATION, "There is no operation or connector "
                + target.getName() + "." + other, String.valueOf(target.getName()));
        return List.of();
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

    /** The arguments of the same name and type. */
    private static Map<String, Parameter> common(Map<String, Parameter> known, OperationDecl operation,
            Expressions expressions) {
        Map<String, Parameter> out = new LinkedHashMap<>(known);
        Map<String, Parameter> own = parameters(operation);
        out.entrySet().removeIf(each -> {
            Parameter same = own.get(each.getKey());
            return same == null || !expressions.typeRefs.typeOf(same.getType())
                    .equals(expressions.typeRefs.typeOf(each.getValue().getType()));
        });
        return out;
    }
}
