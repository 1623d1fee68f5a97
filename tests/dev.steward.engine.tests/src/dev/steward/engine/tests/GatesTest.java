package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.RunState;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt.HandlerAction;
import dev.steward.engine.plan.Stmt.Outcome;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Lab;
import dev.steward.testkit.PlanBuilder;

/** Gates before effects: approvals, holds, policies, delegation. */
class GatesTest extends BoundedTest {

    private static final Expr ALWAYS = op(Expr.Op.EQ, num(1), num(1));

    private static Engine.Settings approvals(Engine.Approvals how) {
        var s = Lab.settings();
        return new Engine.Settings(s.zone(), s.locale(), s.currency(), s.capMicroUsd(), s.models(), null, how);
    }

    @Test
    void whatIsApprovedIsWhatRuns() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(step("a", call("fire", text("a"))).approve("Fire?", Outcome.ABORT, "id")));
            var card = lab.card(run);
            assertEquals(Map.of("id", new Value.Text("a")), card.args());
            assertEquals(List.of("id"), List.copyOf(card.editable().keySet()));
            refused(lab, card.id(), Lab.edit("nope", new Value.Text("b")), "does not let you change nope");
            refused(lab, card.id(), Lab.edit("id", new Value.Int(3)), "id must be a text, is the whole number 3");
            lab.decide(card.id(), Lab.edit("id", new Value.Text("b")));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("fire(b)"), lab.world.effects());
            refused(lab, card.id(), Lab.approve(), "is closed already: edit");
        }
    }

    private static void refused(Lab lab, String ask, Engine.Decision decision, String why) {
        try {
            lab.engine().decide(ask, decision);
        } catch (Engine.DecisionException e) {
            assertTrue(String.valueOf(e.getMessage()).contains(why), e.getMessage());
            return;
        }
        throw new AssertionError("taken: " + decision);
    }

    @Test
    void aRejectionCantBeCaught() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(saga(step("p", call("add", text("p"))).undo("remove", text("p")),
                    step("a", call("fire", text("a"))).approve().on("", new HandlerAction.Use(text("x"))))));
            lab.decide(lab.card(run).id(), Lab.reject("too early"));
            assertEquals(RunState.COMPENSATED, lab.finish(run));
            assertEquals(List.of("add(p)", "remove(p)"), lab.world.effects());
            assertEquals("Rejected: t.out.fire: rejected by operator: too early", lab.trace(run).error());
        }
    }

    @Test
    void expiryHasThreeOutcomes() {
        try (var lab = new Lab()) {
            lab.operator((card, world) -> null);
            var aborted = lab.start(plan(step("a", call("fire", text("a"))).approve("?", Outcome.ABORT)));
            assertEquals(RunState.FAILED, lab.finish(aborted));
            var skipped = lab
                    .start(plan(step("a", call("fire", text("a"))).approve("?", Outcome.SKIP), returns(text("on"))));
            assertEquals(RunState.DONE, lab.finish(skipped));
            var escalated = lab.start(plan(step("a", call("fire", text("a"))).approve("Sure?", Outcome.ESCALATE)));
            lab.rest(escalated);
            var before = lab.card(escalated).id();
            lab.ticker.advance(Duration.ofHours(9));
            var card = lab.card(escalated);
            assertEquals(before, card.id());
            assertEquals("Escalated: Sure?", card.title());
            lab.ticker.advance(Duration.ofDays(99));
            lab.decide(card.id(), Lab.approve());
            assertEquals(RunState.DONE, lab.finish(escalated));
            assertEquals(List.of("fire(a)"), lab.world.effects());
        }
    }

    @Test
    void oneQuestionForAllWhoAsk() {
        try (var lab = new Lab()) {
            var run = lab.start(new PlanBuilder().delegate(Plan.Delegation.Level.APPROVAL, null)
                    .policy("careful", "t.out.*", ALWAYS, Plan.Verdict.ASK)
                    .main(step("a", call("fire", text("a"))).approve(), step("r", call("find", text("x")))).build());
            var card = lab.card(run);
            assertEquals(
                    List.of("the step asks for approval", "careful: rule of careful", "such effects need approval"),
                    card.because());
            lab.decide(card.id(), Lab.approve());
            var second = lab.card(run);
            assertEquals(List.of("careful: rule of careful"), second.because());
            lab.decide(second.id(), Lab.approve());
            assertEquals(RunState.DONE, lab.finish(run));
        }
    }

    @Test
    void supervisedEffectsAreHeld() {
        try (var lab = new Lab()) {
            var plan = new PlanBuilder().delegate(Plan.Delegation.Level.SUPERVISED, Duration.ofMinutes(30))
                    .main(step("r", call("read", text("r"))), step("a", call("fire", text("a")))).build();
            lab.operator((card, world) -> null);
            var passed = lab.start(plan);
            lab.rest(passed);
            assertEquals("hold", lab.card(passed).kind());
            assertEquals(List.of(), lab.world.effects());
            lab.crash();
            lab.ticker.advance(Duration.ofMinutes(30));
            assertEquals(RunState.DONE, lab.finish(passed));
            assertEquals(List.of("fire(a)"), lab.world.effects());
            var stopped = lab.start(plan);
            lab.decide(lab.card(stopped).id(), Lab.reject("stop"));
            assertEquals(RunState.FAILED, lab.finish(stopped));
            assertEquals(List.of("fire(a)"), lab.world.effects());
        }
    }

    @Test
    void approvalsCanBeGivenOrRefusedInAdvance() {
        try (var lab = new Lab()) {
            lab.operator((card, world) -> null);
            var all = lab.start(
                    plan(step("p", call("put", text("p"))).approve(), step("f", call("fire", text("f"))).approve()),
                    Map.of(), approvals(Engine.Approvals.ALL));
            assertEquals("f", lab.card(all).path());
            assertEquals(List.of("put(p)"), lab.world.effects());
            lab.decide(lab.card(all).id(), Lab.approve());
            assertEquals(RunState.DONE, lab.finish(all));
            var none = lab.start(plan(step("q", call("put", text("q"))).approve()), Map.of(),
                    approvals(Engine.Approvals.NONE));
            assertEquals(RunState.FAILED, lab.finish(none));
            assertEquals(List.of("put(p)", "fire(f)"), lab.world.effects());
        }
    }

    @Test
    void denyWinsAndSaysWhy() {
        try (var lab = new Lab()) {
            var run = lab.start(new PlanBuilder().policy("ask", "*", ALWAYS, Plan.Verdict.ASK)
                    .policy("quiet", "t.out.fire", op(Expr.Op.EQ, var("id"), text("a")), Plan.Verdict.DENY)
                    .main(step("b", call("fire", text("b"))), step("a", call("fire", text("a")))).build());
            lab.decide(lab.card(run).id(), Lab.approve());
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals("PolicyDenied: t.out.fire was denied by quiet: rule of quiet.", lab.trace(run).error());
            assertTrue(lab.trace(run).steps().get(1).why().contains("policy quiet: deny, because rule of quiet"));
            assertEquals(List.of("fire(b)"), lab.world.effects());
        }
    }

    @Test
    void aRetryAfterADenialPassesTheGatesAgain() {
        try (var lab = new Lab()) {
            var run = lab.start(new PlanBuilder().policy("never", "*", ALWAYS, Plan.Verdict.DENY)
                    .main(step("a", call("fire", text("a"))).on("",
                            new HandlerAction.Escalate(text("Denied; try again?"))))
                    .build());
            var first = lab.card(run).id();
            lab.decide(first, Lab.approve());
            assertEquals("escalation", lab.card(run).kind());
            lab.decide(lab.card(run).id(), Lab.reject("no"));
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals(List.of(), lab.world.effects());
        }
    }

    @Test
    void anyCallCanHaveAGate() {
        try (var lab = new Lab()) {
            lab.model.says("m", "written");
            var plan = new PlanBuilder().agent("w", TEXT, "m")
                    .main(step("d", agent("w")).approve("Spend on it?", Outcome.SKIP)).build();
            var run = lab.start(plan);
            assertEquals("Spend on it?", lab.card(run).title());
            assertEquals(0, lab.model.requests().size());
            lab.crash();
            lab.decide(lab.card(run).id(), Lab.approve());
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(1, lab.model.requests().size());
            var refused = lab.start(plan, Map.of(), approvals(Engine.Approvals.NONE));
            assertEquals(RunState.FAILED, lab.finish(refused));
            assertEquals(RunState.DONE, lab.finish(lab.start(plan, Map.of(), approvals(Engine.Approvals.ALL))));
        }
    }

    @Test
    void aBrokenRuleDenies() {
        try (var lab = new Lab()) {
            var run = lab.start(
                    new PlanBuilder().policy("broken", "*", op(Expr.Op.EQ, var("nothing"), num(1)), Plan.Verdict.ASK)
                            .main(step("a", call("fire", text("a")))).build());
            assertEquals(RunState.FAILED, lab.finish(run));
            assertTrue(String.valueOf(lab.trace(run).error()).contains("broken: the rule could not be evaluated"));
            assertEquals(List.of(), lab.world.effects());
        }
    }

    @Test
    void anEditDoesNotGetAroundARule() {
        try (var lab = new Lab()) {
            var run = lab.start(new PlanBuilder()
                    .policy("quiet", "t.out.fire", op(Expr.Op.EQ, var("id"), text("bad")), Plan.Verdict.DENY)
                    .main(step("a", call("fire", text("a"))).approve()).build());
            lab.decide(lab.card(run).id(), Lab.edit("id", new Value.Text("bad")));
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals(List.of(), lab.world.effects());
        }
    }

    @Test
    void humanStepsTakeAValueOrEnd() {
        try (var lab = new Lab()) {
            var edit = new Call.Human(Call.HumanKind.EDIT, text("Fix it"), text("draft"), TEXT, text("it is rough"),
                    Duration.ofDays(1), Outcome.END_SKIPPED, text("not good enough"));
            var given = lab.start(plan(step("fix", edit), returns(var("fix"))));
            assertEquals("human", lab.card(given).kind());
            lab.decide(lab.card(given).id(), Lab.edit("value", new Value.Text("better")));
            assertEquals(RunState.DONE, lab.finish(given));
            assertEquals(new Value.Text("better"), lab.trace(given).output());
            lab.operator((card, world) -> null);
            var late = lab.start(plan(step("fix", edit), returns(var("fix"))));
            assertEquals(RunState.SKIPPED, lab.finish(late));
            assertEquals("not good enough", lab.trace(late).error());
            var fill = lab.start(plan(step("say", new Call.Human(Call.HumanKind.FILL, text("Name?"), null, TEXT, null,
                    Duration.ofDays(1), Outcome.ABORT, null)), returns(var("say"))));
            refused(lab, lab.card(fill).id(), Lab.approve(), "needs a value for value");
            lab.decide(lab.card(fill).id(), Lab.edit("value", new Value.Text("Ana")));
            assertEquals(RunState.DONE, lab.finish(fill));
        }
    }

    /** An approval at night of what was asked by day. */
    @Test
    void whatIsDeniedByNowStaysUndone() {
        try (var lab = new Lab()) {
            var late = op(Expr.Op.GT, var("now"),
                    new Expr.Const(new Value.Moment(Lab.START.plus(Duration.ofHours(1)))));
            var run = lab.start(new PlanBuilder().policy("quiet", "*", late, Plan.Verdict.DENY)
                    .main(step("a", call("fire", text("a"))).approve()).build());
            var card = lab.card(run);
            lab.ticker.advance(Duration.ofHours(2));
            lab.decide(card.id(), Lab.approve());
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals(List.of(), lab.world.effects());
        }
    }
}
