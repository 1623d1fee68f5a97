package dev.steward.compiler.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.plan.Stmt.HandlerAction;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

class StepsTest {

    private static final Expr T = new Expr.Var("t");
    private static final Expr ISSUE = new Expr.Var("issue");

    static Stream<Arguments> calls() {
        var text = new Type.Prim(Type.Kind.TEXT);
        return Stream.of(
                arguments("step x = writer(topic: t)", new Call.Agent("p.writer", Map.of("topic", T))),
                arguments("step x = site.ping(title: t)", new Call.Operation("p.site", "ping", Map.of("title", T))),
                arguments("step x = other(5)",
                        new Call.Sub("p.other", Map.of("n", new Expr.Const(new Value.Int(5))))),
                arguments("step x = other()", new Call.Sub("p.other", Map.of())),
                arguments("step x = Issue { number: next, title: t }",
                        new Call.WriteRecord("p.Issue", Map.of("title", T), true)),
                arguments("step x = Issue { number: 4, title: t }", new Call.WriteRecord("p.Issue",
                        Map.of("number", new Expr.Const(new Value.Int(4)), "title", T), false)),
                arguments("step x = t.upper()", new Call.Pure(new Expr.Fn("upper", List.of(T)))),
                arguments("step x = human edit t because \"short\" expires 1 day -> abort",
                        new Call.Human(Call.HumanKind.EDIT, text("Edit t"), T, text, text("short"), Duration.ofDays(1),
                                Stmt.Outcome.ABORT, null)),
                arguments("step x = human do \"Call ${t}\" expires 8 hours -> end skipped \"late\"",
                        new Call.Human(Call.HumanKind.DO, new Expr.Template(List.of(text("Call "), T)), null,
                                new Type.Nothing(), null, Duration.ofHours(8), Stmt.Outcome.END_SKIPPED, text("late"))),
                arguments("step x = human do \"Measure\" returns Int expires 8 hours -> escalate",
                        new Call.Human(Call.HumanKind.FILL, text("Measure"), null, new Type.Prim(Type.Kind.INT), null,
                                Duration.ofHours(8), Stmt.Outcome.ESCALATE, null)),
                arguments("x = recall Voice of company", new Call.Recall("p.Voice", null, null, null, null, null)),
                arguments("x = recall Note of issue like t max 3 within 1500 tokens as of now",
                        new Call.Recall("p.Note", ISSUE, T, 3, 1500, new Expr.Var("now"))),
                arguments("remember Note of issue { text: t } valid now propose",
                        new Call.Remember("p.Note", ISSUE, Map.of("text", T), new Expr.Var("now"), true)),
                arguments("remember Voice { text: t } commit",
                        new Call.Remember("p.Voice", null, Map.of("text", T), null, false)));
    }

    @ParameterizedTest
    @MethodSource
    void calls(String source, Call expected) {
        assertEquals(expected, Shop.step(source + "\nreturn t").call());
    }

    static Stream<Arguments> handlers() {
        return Stream.of(
                arguments("on Outage -> repair at most 2", List.of("Outage"), new HandlerAction.Repair(2)),
                arguments("on Outage, Timeout -> \"nothing\"", List.of("Outage", "Timeout"),
                        new HandlerAction.Use(text("nothing"))),
                arguments("on any -> model \"small\"", List.of(), new HandlerAction.WithModel("small")),
                arguments("on Outage -> escalate \"help\"", List.of("Outage"),
                        new HandlerAction.Escalate(text("help"))),
                arguments("on Outage -> raise Failed \"no\"", List.of("Outage"),
                        new HandlerAction.RaiseError("Failed", text("no"))),
                arguments("on Outage -> end skipped \"later\"", List.of("Outage"),
                        new HandlerAction.Skip(text("later"))));
    }

    @ParameterizedTest
    @MethodSource
    void handlers(String source, List<String> errors, HandlerAction expected) {
        var error = expected instanceof HandlerAction.Repair ? source.replace("Outage", "InvalidOutput") : source;
        var names = expected instanceof HandlerAction.Repair ? List.of("InvalidOutput") : errors;
        var call = expected instanceof HandlerAction.Repair ? "judge(text: t)" : "writer(topic: t)";
        assertEquals(List.of(new Stmt.Handler(names, expected)),
                Shop.step("step x = " + call + "\n  " + error + "\nreturn t").handlers());
    }

    @Test
    void aRetryIsTakenAsItIsWritten() {
        assertEquals(new Stmt.Retry(3, Duration.ofSeconds(10), Duration.ofMinutes(5), List.of("RateLimit")),
                Shop.step("step x = writer(topic: t)\n retry 3 backoff 10s..5m on RateLimit\nreturn x").retry());
    }

    @Test
    void aRetryWithoutErrorsIsForThoseThatPass() {
        assertEquals(new Stmt.Retry(2, Duration.ofSeconds(1), Duration.ofMinutes(1),
                List.of("Outage", "RateLimit", "Timeout")),
                Shop.step("step x = writer(topic: t)\n retry 2\nreturn x").retry());
    }

    @Test
    void anApprovalHasAllItsParts() {
        assertEquals(new Stmt.Approval(new Expr.Template(List.of(text("Send "), T, text("?"))),
                List.of(new Stmt.Shown("issue.title", new Expr.Get(ISSUE, "title", false)),
                        new Stmt.Shown("cost", new Expr.Var("cost"))),
                List.of("body"), "letters", Duration.ofHours(8), Stmt.Outcome.ESCALATE, Stmt.Outcome.SKIP),
                Shop.step("""
                        step x = mail.send(t, t) approve "Send ${t}?" {
                          show issue . title, cost
                          editable body
                          batch "letters"
                          reject -> skip
                          expires 8 hours -> escalate
                        }
                        return t""").approve());
    }

    @Test
    void delegateApprovalBehindAStepIsAGate() {
        var approve = Shop.step("step x = mail.send(t, t) delegate approval\nreturn t").approve();
        assertEquals(new Stmt.Approval(text("Go on with x?"), List.of(), List.of(), null, Duration.ofDays(7),
                Stmt.Outcome.ABORT, Stmt.Outcome.ABORT), approve);
    }

    @Test
    void aStepMayHaveABudget() {
        assertEquals(new Stmt.Budget(250_000L, 4000L, Duration.ofMinutes(2), null, "small", null),
                Shop.step("""
                        step x = writer(topic: t) budget 0.25 USD, 4000 tokens, 2 min at limit degrade model "small"
                        return x""").budget());
    }

    private static Expr text(String text) {
        return new Expr.Const(new Value.Text(text));
    }
}
