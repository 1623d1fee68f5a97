package dev.steward.compiler.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;

import dev.steward.compiler.CompileOptions;
import dev.steward.compiler.Compiler;
import dev.steward.compiler.PolicyTestCase;
import dev.steward.compiler.PolicyTestCase.Expected;
import dev.steward.compiler.TestCase;
import dev.steward.compiler.TestCase.Callee;
import dev.steward.compiler.TestCase.Named;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Freezer;
import dev.steward.engine.value.Value;
import dev.steward.model.workflow.Expression;

class TestBlocksTest {

    private static final String TESTS = """
            test main "all of it" {
              input t = "x", l = ["a"], issue = Issue { number: 1, title: "one" }
              clock 2026-09-14 09:00
              mock writer returns "text" for 0.02 USD
              mock mail.send returns Page { id: "1" }
              mock site.ping raises Outage then returns none
              mock other returns "2"
              fixture "main.fixture.json"
              decide x approve with body = "new" after 2 hours then reject
              decide deadline of late expires
              decide w reject
              decide y reject
              assert mail.send called once with "x", "x"
              assert site.ping not called
              assert writer called 2 times
              check  x called
              assert state failed with Outage
              check  cost <= 0.60 USD
              assert x called before mail.send
              assert mail.send not denied by calm
              assert site.ping failed with Outage
            }
            policy calm for effect mail.send
              when now.hour < 7 deny because "calm"
            test policy calm {
              with now = 06:00 expect deny
              with now = 09:00, to = "a" expect allow
            }
            """;
    private static final String BODY = """
            step w = writer(topic: t)
            step x = mail.send(t, w) approve "Send?" { editable body  expires 1 hour -> abort }
            step y = mail.send(t, t) approve "Again?" { expires 1 hour -> abort }
            step o = other()
            step p = site.ping(o)
            deadline 2 days { step late = site.ping(t) } -> escalate "late"
            return x.id""";

    private final TestCase test = compiler().tests(workspace()).getFirst();

    @Test
    void inputsAndClock() {
        assertEquals("p.main", test.playbook());
        assertEquals("all of it", test.name());
        assertEquals(Set.of("t", "l", "issue"), test.inputs().keySet());
        assertEquals(text("x"), frozen(test.inputs().get("t")));
        assertEquals(new Expr.Fn("at", List.of(new Expr.Const(new Value.Day(LocalDate.of(2026, 9, 14))),
                new Expr.Const(new Value.Clock(LocalTime.of(9, 0))))), frozen(test.clock()));
    }

    @Test
    void mocks() {
        assertEquals(List.of("p.writer AGENT", "p.mail.send OPERATION", "p.site.ping OPERATION", "p.other PLAYBOOK"),
                test.mocks().stream().map(m -> m.target() + " " + m.callee()).toList());
        assertEquals(text("text"), frozen(test.mocks().get(0).replies().getFirst().value()));
        assertEquals(20_000, test.mocks().get(0).replies().getFirst().microUsd());
        var ping = test.mocks().get(2).replies();
        assertEquals("Outage", ping.get(0).error());
        assertNull(ping.get(0).value());
        assertEquals(new Expr.Const(new Value.None()), frozen(ping.get(1).value()));
        assertEquals("main.fixture.json", test.fixture());
    }

    @Test
    void decisions() {
        assertEquals(List.of("x false APPROVE REJECT", "late true EXPIRES", "w false REJECT", "y false REJECT"),
                test.decisions().stream().map(d -> d.step() + " " + d.deadline() + " " + d.choices().stream()
                        .map(c -> c.answer().name()).collect(Collectors.joining(" "))).toList());
        var first = test.decisions().get(0).choices().get(0);
        assertEquals(text("new"), frozen(first.edits().get("body")));
        assertEquals(new Expr.Const(new Value.Span(Duration.ofHours(2))), frozen(first.after()));
    }

    @Test
    void callsThatAreExpected() {
        var sent = (TestCase.Called) test.expectations().get(0);
        assertEquals(new Named("p.mail.send", Callee.OPERATION), sent.target());
        assertEquals(1, sent.times());
        assertEquals(List.of(text("x"), text("x")), sent.arguments().stream().map(Freezer::freeze).toList());
        assertEquals("assert mail.send called once with \"x\", \"x\"", sent.text());
        assertEquals(0, ((TestCase.Called) test.expectations().get(1)).times());
        assertEquals(2, ((TestCase.Called) test.expectations().get(2)).times());
        var step = (TestCase.Called) test.expectations().get(3);
        assertEquals(new Named("x", Callee.STEP), step.target());
        assertNull(step.times());
        assertEquals(true, step.reportOnly());
    }

    @Test
    void statesAndConditions() {
        var state = (TestCase.State) test.expectations().get(4);
        assertEquals("failed Outage", state.state() + " " + state.error());
        var cost = (TestCase.Holds) test.expectations().get(5);
        assertEquals(true, cost.reportOnly());
        assertEquals(Expr.Op.LE, ((Expr.Apply) Freezer.freeze(cost.condition())).op());
    }

    @Test
    void orderAndWhatIsSaidOfCalls() {
        var order = (TestCase.Called) test.expectations().get(6);
        assertEquals(new Named("p.mail.send", Callee.OPERATION), order.before());
        var denied = (TestCase.Judged) test.expectations().get(7);
        assertEquals("denied p.calm true", denied.verdict() + " " + denied.policy() + " " + denied.negated());
        var failed = (TestCase.Judged) test.expectations().get(8);
        assertEquals("failed Outage false", failed.verdict() + " " + failed.error() + " " + failed.negated());
    }

    @Test
    void policyTestsBringThePolicy() {
        var cases = compiler().policyTests(workspace());
        assertEquals(List.of(Expected.DENY, Expected.ALLOW), cases.stream().map(PolicyTestCase::expected).toList());
        var plan = Freezer.freeze(cases.getFirst().workflow());
        assertEquals(List.of("p.calm"), plan.policies().stream().map(p -> p.name()).toList());
        assertEquals(new Expr.Fn("at", List.of(new Expr.Fn("date", List.of(new Expr.Var("now"))),
                new Expr.Const(new Value.Clock(LocalTime.of(6, 0))))),
                frozen(cases.getFirst().bindings().get("now")));
    }

    private static dev.steward.dsl.PlaybookWorkspace workspace() {
        var workspace = Playbook.workspace(Shop.text(BODY) + TESTS);
        assertEquals(List.of(), workspace.check().stream().filter(PlaybookIssue::isError).toList());
        return workspace;
    }

    private static Compiler compiler() {
        return new Compiler(CompileOptions.plain());
    }

    private static Expr frozen(@Nullable Expression expression) {
        assertNotNull(expression);
        return Freezer.freeze(expression);
    }

    private static Expr text(String text) {
        return new Expr.Const(new Value.Text(text));
    }
}
