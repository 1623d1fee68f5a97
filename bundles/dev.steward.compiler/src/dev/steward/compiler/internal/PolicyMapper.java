package dev.steward.compiler.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.dsl.playbook.AskAction;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.DenyAction;
import dev.steward.dsl.playbook.PolicyDecl;
import dev.steward.dsl.playbook.PolicyRule;
import dev.steward.model.workflow.ConnectorDef;
import dev.steward.model.workflow.EffectKind;
import dev.steward.model.workflow.PolicyDef;
import dev.steward.model.workflow.RuleDef;
import dev.steward.model.workflow.Verdict;
import dev.steward.model.workflow.WorkflowFactory;

/** Policies over effects. One that speaks of several operations becomes one for each, under the same name. */
final class PolicyMapper {

    private static final WorkflowFactory MAKE = WorkflowFactory.eINSTANCE;
    private static final String EFFECT = "effect";
    private static final String EVERY = "*";

    private final Compilation compilation;
    private final ExpressionMapper expressions;

    PolicyMapper(Compilation compilation, ExpressionMapper expressions) {
        this.compilation = compilation;
        this.expressions = expressions;
    }

    /** The policy for those of the connectors that it can apply to; empty when it applies to none. */
    List<PolicyDef> policies(PolicyDecl declaration, List<ConnectorDef> connectors) {
        if (!EFFECT.equals(declaration.getKind())) {
            compilation.later(declaration, "A policy for " + declaration.getKind());
            return List.of();
        }
        var targets = targets(declaration, connectors);
        return targets.stream().map(target -> policy(declaration, target)).toList();
    }

    private List<String> targets(PolicyDecl declaration, List<ConnectorDef> connectors) {
        if (declaration.getTargets().isEmpty()) {
            return connectors.isEmpty() ? List.of() : List.of(EVERY);
        }
        var targets = new ArrayList<String>();
        for (var target : declaration.getTargets()) {
            var kind = effectKind(target.getName());
            if (kind.isPresent()) {
                connectors.forEach(connector -> connector.getOperations().stream()
                        .filter(operation -> operation.getEffect() == kind.get())
                        .forEach(operation -> targets.add(connector.getName() + "." + operation.getName())));
            } else {
                named(declaration, target, target.getName(), connectors).ifPresent(targets::add);
            }
        }
        return targets.stream().distinct().toList();
    }

    private Optional<String> named(PolicyDecl place, EObject target, String name, List<ConnectorDef> connectors) {
        var operation = compilation.analysis().operation(place, name);
        if (operation != null) {
            return present(operation.eContainer(), connectors)
                    .map(connector -> connector + "." + operation.getName());
        }
        if (compilation.analysis().declaration(place, name) instanceof ConnectorDecl connector) {
            return present(connector, connectors).map(found -> found + "." + EVERY);
        }
        compilation.error(target, Compilation.BROKEN, "There is no operation or connector " + name + ".");
        return Optional.empty();
    }

    private static Optional<String> present(EObject connector, List<ConnectorDef> connectors) {
        var name = Compilation.qualified(connector);
        return connectors.stream().map(ConnectorDef::getName).filter(name::equals).findFirst();
    }

    private static Optional<EffectKind> effectKind(String name) {
        return Optional.ofNullable(EffectKind.getByName(name.toUpperCase(Locale.ROOT)))
                .filter(kind -> kind.getName().toLowerCase(Locale.ROOT).equals(name));
    }

    private PolicyDef policy(PolicyDecl declaration, String target) {
        var def = MAKE.createPolicyDef();
        def.setName(Compilation.qualified(declaration));
        compilation.place(def.getName(), declaration);
        def.setTarget(target);
        def.setPriority(declaration.getPriority() == null ? 0
                : Quantities.whole(declaration.getPriority()).orElse(0));
        for (var rule : declaration.getRules()) {
            compilation.place(def.getName() + "#" + (def.getRules().size() + 1), rule);
            def.getRules().add(rule(rule, def.getName()));
        }
        return def;
    }

    private RuleDef rule(PolicyRule rule, String policy) {
        var def = MAKE.createRuleDef();
        def.setCondition(expressions.expression(rule.getCondition()));
        def.setVerdict(verdict(rule));
        def.setBecause(because(rule.getReason(), policy));
        return def;
    }

    private Verdict verdict(PolicyRule rule) {
        return switch (rule.getAction()) {
            case DenyAction d -> Verdict.DENY;
            case AskAction a -> Verdict.ASK;
            case null, default -> {
                compilation.later(rule, "'limit' and 'redact' in a policy");
                yield Verdict.DENY;
            }
        };
    }

    private dev.steward.model.workflow.Expression because(dev.steward.dsl.playbook.@Nullable Expression reason,
            String policy) {
        return reason == null ? Expressions.text("the policy " + policy) : expressions.expression(reason);
    }
}
