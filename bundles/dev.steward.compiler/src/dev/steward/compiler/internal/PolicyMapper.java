package dev.steward.compiler.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.dsl.playbook.AskAction;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.LimitPolicyAction;
import dev.steward.dsl.playbook.PolicyDecl;
import dev.steward.dsl.playbook.PolicyRule;
import dev.steward.dsl.playbook.RedactAction;
import dev.steward.model.workflow.ConnectorDef;
import dev.steward.model.workflow.EffectKind;
import dev.steward.model.workflow.Label;
import dev.steward.model.workflow.Period;
import dev.steward.model.workflow.PolicyDef;
import dev.steward.model.workflow.PolicyKind;
import dev.steward.model.workflow.RuleDef;
import dev.steward.model.workflow.Verdict;
import dev.steward.model.workflow.WorkflowFactory;

/** Policies. One that speaks of several operations becomes one for each, under the same name. */
final class PolicyMapper {

    private static final WorkflowFactory MAKE = WorkflowFactory.eINSTANCE;
    private static final String EVERY = "*";

    private final Compilation compilation;
    private final ExpressionMapper expressions;

    PolicyMapper(Compilation compilation, ExpressionMapper expressions) {
        this.compilation = compilation;
        this.expressions = expressions;
    }

    /** The policy for those of the connectors that it can apply to; empty when it applies to none. */
    List<PolicyDef> policies(PolicyDecl declaration, List<ConnectorDef> connectors) {
        var kind = PolicyKind.getByName(String.valueOf(declaration.getKind()).toUpperCase(Locale.ROOT));
        var targets = switch (kind) {
            case EFFECT -> targets(declaration, connectors);
            case MEMORY, PROMPT -> declared(declaration);
            case COST -> List.of(EVERY);
            case null -> List.<String>of();
        };
        return targets.stream().map(target -> policy(declaration, kind, target)).toList();
    }

    /** Facts, records and agents by their qualified names, whether or not what is compiled here has to do with them. */
    private List<String> declared(PolicyDecl declaration) {
        return declaration.getTargets().isEmpty() ? List.of(EVERY)
                : declaration.getTargets().stream()
                        .map(target -> compilation.analysis().declaration(declaration, target.getName()))
                        .filter(Objects::nonNull).map(Compilation::qualified).distinct().toList();
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

    private PolicyDef policy(PolicyDecl declaration, PolicyKind kind, String target) {
        var def = MAKE.createPolicyDef();
        def.setKind(kind);
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
        def.setBecause(because(rule.getReason(), policy));
        switch (rule.getAction()) {
            case AskAction a -> def.setVerdict(Verdict.ASK);
            case LimitPolicyAction l -> limit(def, l);
            case RedactAction r -> {
                def.setVerdict(Verdict.REDACT);
                def.setLabel(Label.valueOf(String.valueOf(r.getLabel()).toUpperCase(Locale.ROOT)));
            }
            case null, default -> def.setVerdict(Verdict.DENY);
        }
        return def;
    }

    private static void limit(RuleDef def, LimitPolicyAction limit) {
        def.setVerdict(Verdict.LIMIT);
        def.setPeriod(Period.valueOf(limit.getUnit().toUpperCase(Locale.ROOT)));
        if (limit.getMoney() == null) {
            def.setLimit(Quantities.number(limit.getAmount()));
        } else {
            var money = Quantities.money(limit.getMoney());
            def.setLimit(money.map(Quantities.Amount::amount).orElse(BigDecimal.ZERO));
            def.setCurrency(money.map(Quantities.Amount::currency).orElse(""));
        }
    }

    private dev.steward.model.workflow.Expression because(dev.steward.dsl.playbook.@Nullable Expression reason,
            String policy) {
        return reason == null ? Expressions.text("the policy " + policy) : expressions.expression(reason);
    }
}
