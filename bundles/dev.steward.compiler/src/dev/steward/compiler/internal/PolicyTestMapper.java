package dev.steward.compiler.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.compiler.PolicyTestCase;
import dev.steward.compiler.PolicyTestCase.Expected;
import dev.steward.dsl.playbook.Binding;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.EffectTarget;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PolicyCase;
import dev.steward.dsl.playbook.PolicyDecl;
import dev.steward.dsl.playbook.PolicyTest;
import dev.steward.dsl.playbook.TimeLiteral;
import dev.steward.dsl.types.Type;
import dev.steward.model.workflow.Expression;
import dev.steward.model.workflow.Workflow;

/** {@code test policy} blocks. */
final class PolicyTestMapper {

    private final Compilation compilation;
    private final ExpressionMapper expressions;

    PolicyTestMapper(Compilation compilation, ExpressionMapper expressions) {
        this.compilation = compilation;
        this.expressions = expressions;
    }

    List<PolicyTestCase> tests(PolicyTest test) {
        if (!(compilation.analysis().declaration(test, test.getPolicy()) instanceof PolicyDecl policy)) {
            compilation.error(test, Compilation.BROKEN, "There is no policy " + test.getPolicy() + ".");
            return List.of();
        }
        policy.getTargets().forEach(target -> need(policy, target));
        var bindings = test.getCases().stream().map(each -> bindings(policy, each)).toList();
        var workflow = new WorkflowBuilder(compilation, expressions).build(Compilation.qualified(policy),
                List.of(policy));
        var cases = new ArrayList<PolicyTestCase>();
        for (int i = 0; i < bindings.size(); i++) {
            cases.add(testCase(policy, workflow, test.getCases().get(i), bindings.get(i)));
        }
        return cases;
    }

    private PolicyTestCase testCase(PolicyDecl policy, Workflow workflow, PolicyCase each,
            LinkedHashMap<String, Expression> bindings) {
        return new PolicyTestCase(Compilation.qualified(policy), compilation.placeOf(each), workflow,
                policy.getRules().stream().map(compilation::placeOf).toList(), bindings, after(each),
                Expected.valueOf(each.getOutcome().toUpperCase(Locale.ROOT)));
    }

    private static @Nullable BigDecimal after(PolicyCase each) {
        if (each.getMoney() != null) {
            var money = Quantities.money(each.getMoney());
            return money.isPresent() ? money.get().amount() : null;
        }
        return each.getCount() == null ? null : Quantities.number(each.getCount());
    }

    private void need(PolicyDecl policy, EffectTarget target) {
        var operation = compilation.analysis().operation(policy, target.getName());
        if (operation != null) {
            compilation.needed().need(operation.eContainer());
        } else if (compilation.analysis().declaration(policy, target.getName()) instanceof ConnectorDecl connector) {
            compilation.needed().need(connector);
        }
    }

    private LinkedHashMap<String, Expression> bindings(PolicyDecl policy, PolicyCase each) {
        var values = new LinkedHashMap<String, Expression>();
        for (var binding : each.getBindings()) {
            values.put(binding.getName(), value(policy, binding));
        }
        return values;
    }

    /** A time of day given for a moment is that time on the day of the test. */
    private Expression value(PolicyDecl policy, Binding binding) {
        var value = expressions.expression(binding.getValue());
        if (!(binding.getValue() instanceof TimeLiteral) || !isMoment(policy, binding.getName())) {
            return value;
        }
        return Expressions.function("at",
                List.of(Expressions.function("date", List.of(Expressions.variable("now"))), value));
    }

    private boolean isMoment(PolicyDecl policy, String name) {
        return name.equals("now") || policy.getTargets().stream().flatMap(target -> parameters(policy, target))
                .anyMatch(parameter -> name.equals(parameter.getName()) && compilation.analysis()
                        .typeOf(parameter.getType()).present().equals(Type.DATETIME));
    }

    private Stream<Parameter> parameters(PolicyDecl policy, EffectTarget target) {
        var operation = compilation.analysis().operation(policy, target.getName());
        if (operation != null) {
            return operation.getParameters().stream();
        }
        return compilation.analysis().declaration(policy, target.getName()) instanceof ConnectorDecl connector
                ? connector.getMembers().stream().filter(OperationDecl.class::isInstance)
                        .map(OperationDecl.class::cast).flatMap(each -> each.getParameters().stream())
                : Stream.empty();
    }
}
