package dev.steward.compiler.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.compiler.SourceRange;
import dev.steward.compiler.TestCase;
import dev.steward.compiler.TestCase.Callee;
import dev.steward.compiler.TestCase.Expectation;
import dev.steward.compiler.TestCase.Named;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.AssertClause;
import dev.steward.dsl.playbook.Binding;
import dev.steward.dsl.playbook.ClockClause;
import dev.steward.dsl.playbook.DecideAnswer;
import dev.steward.dsl.playbook.DecideClause;
import dev.steward.dsl.playbook.FixtureClause;
import dev.steward.dsl.playbook.InputClause;
import dev.steward.dsl.playbook.MockAnswer;
import dev.steward.dsl.playbook.MockClause;
import dev.steward.dsl.playbook.MockTarget;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PlaybookTest;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.TypeDecl;
import dev.steward.dsl.types.Target;
import dev.steward.model.workflow.Expression;

/** {@code test} blocks of playbooks. */
final class TestMapper {

    private static final String DEADLINE = "deadline";

    private final Compilation compilation;
    private final ExpressionMapper expressions;

    TestMapper(Compilation compilation, ExpressionMapper expressions) {
        this.compilation = compilation;
        this.expressions = expressions;
    }

    TestCase test(PlaybookTest test) {
        var inputs = new LinkedHashMap<String, Expression>();
        var mocks = new ArrayList<TestCase.Mock>();
        var decisions = new ArrayList<TestCase.Decision>();
        var expectations = new ArrayList<Expectation>();
        Expression clock = null;
        String fixture = null;
        for (var clause : test.getClauses()) {
            switch (clause) {
                case InputClause i -> inputs.putAll(bindings(i.getBindings()));
                case FixtureClause f -> fixture = f.getFile();
                case ClockClause c -> clock = expressions.literals().moment(c.getTime());
                case MockClause m -> m.getTargets().forEach(target -> mocks.add(mock(m, target)));
                case DecideClause d -> decisions.add(decision(d));
                case AssertClause a -> expectation(a).ifPresent(expectations::add);
                default -> compilation.unknown(clause, "This part of a test");
            }
        }
        var playbook = compilation.analysis().declaration(test, test.getPlaybook());
        return new TestCase(playbook == null ? test.getPlaybook() : Compilation.qualified(playbook), test.getLabel(),
                compilation.placeOf(test), inputs, clock, fixture, mocks, decisions, expectations);
    }

    private Map<String, Expression> bindings(List<Binding> bindings) {
        var values = new LinkedHashMap<String, Expression>();
        bindings.forEach(binding -> values.put(binding.getName(), expressions.expression(binding.getValue())));
        return values;
    }

    private TestCase.Mock mock(MockClause clause, MockTarget target) {
        var named = named(target, target.getName());
        return new TestCase.Mock(named.name(), named.callee(), clause.getAnswers().stream().map(this::reply).toList(),
                compilation.placeOf(target));
    }

    private TestCase.Reply reply(MockAnswer answer) {
        var cost = answer.getCost() == null ? 0
                : Quantities.money(answer.getCost()).map(Quantities.Amount::micro).orElse(0L);
        return new TestCase.Reply(expressions.optional(answer.getValue()),
                answer.getError() == null ? null : answer.getError().getName(), cost);
    }

    private TestCase.Decision decision(DecideClause clause) {
        var deadline = clause.getInside() != null && DEADLINE.equals(clause.getStep());
        return new TestCase.Decision(deadline ? clause.getInside()
                : clause.getInside() == null ? clause.getStep() : clause.getInside() + "/" + clause.getStep(),
                deadline, clause.getAnswers().stream().map(this::choice).toList(),
                compilation.placeOf(clause));
    }

    private TestCase.Choice choice(DecideAnswer answer) {
        return new TestCase.Choice(TestCase.Answer.valueOf(answer.getDecision().toUpperCase(Locale.ROOT)),
                bindings(answer.getBindings()), expressions.optional(answer.getValue()),
                expressions.optional(answer.getDelay()));
    }

    private Optional<Expectation> expectation(AssertClause clause) {
        SourceRange at = compilation.placeOf(clause);
        String text = compilation.textOf(clause);
        if (clause.getState() != null) {
            return Optional.of(new TestCase.State(clause.isCheck(), text, at, clause.getState(), error(clause)));
        }
        if (clause.getVerdict() != null) {
            return called(clause.getCondition()).map(named -> new TestCase.Judged(clause.isCheck(), text, at, named,
                    clause.getVerdict(), clause.isNegated(), policy(clause), error(clause)));
        }
        if (!clause.isCalled() && !clause.isNotCalled()) {
            return Optional.of(new TestCase.Holds(clause.isCheck(), text, at,
                    expressions.expression(clause.getCondition())));
        }
        var before = clause.getBefore() == null ? null : called(clause.getBefore()).orElse(null);
        return called(clause.getCondition()).map(named -> new TestCase.Called(clause.isCheck(), text, at, named,
                times(clause), clause.getArguments().stream().map(expressions::expression).toList(), before));
    }

    private static @Nullable String error(AssertClause clause) {
        return clause.getError() == null ? null : clause.getError().getName();
    }

    private @Nullable String policy(AssertClause clause) {
        var policy = clause.getPolicy() == null ? null
                : compilation.analysis().declaration(clause, clause.getPolicy());
        return policy == null ? clause.getPolicy() : Compilation.qualified(policy);
    }

    private static @Nullable Integer times(AssertClause clause) {
        if (clause.isNotCalled()) {
            return 0;
        }
        if (clause.isOnce()) {
            return 1;
        }
        return clause.getTimes() == null ? null : Quantities.whole(clause.getTimes()).orElse(null);
    }

    private Optional<Named> called(dev.steward.dsl.playbook.Expression callee) {
        return switch (compilation.analysis().targetOf(callee)) {
            case Target.OperationTarget o -> Optional.of(new Named(Compilation.qualified(o.operation()),
                    Callee.OPERATION));
            case Target.DeclarationTarget d -> Optional.of(declared(d.declaration()));
            case Target.LocalTarget l -> Optional.of(new Named(l.name(), Callee.STEP));
            case null, default -> {
                compilation.error(callee, Compilation.BROKEN, "This is nothing that is called: name an agent, an "
                        + "operation, a playbook or a step.");
                yield Optional.empty();
            }
        };
    }

    private Named named(EObject place, String name) {
        var operation = compilation.analysis().operation(place, name);
        if (operation != null) {
            return new Named(Compilation.qualified(operation), Callee.OPERATION);
        }
        var declaration = compilation.analysis().declaration(place, name);
        return declaration == null ? new Named(name, Callee.STEP) : declared(declaration);
    }

    private static Named declared(EObject declaration) {
        var name = Compilation.qualified(declaration);
        return switch (declaration) {
            case AgentDecl a -> new Named(name, Callee.AGENT);
            case PlaybookDecl p -> new Named(name, Callee.PLAYBOOK);
            case TypeDecl t -> new Named(name, Callee.EVENT);
            case RecordDecl r -> new Named(name, Callee.EVENT);
            default -> new Named(name, Callee.STEP);
        };
    }
}
