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
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.plan.Stmt.HandlerAction;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Lab;
import dev.steward.testkit.PlanBuilder;

/** Retries, fallbacks, handlers, repair. */
class RecoveryTest extends BoundedTest {

    @Test
    void retriesWithGrowingDelaysUnderOneKey() {
        try (var lab = new Lab()) {
            lab.world.failing("fire", 2, "Outage");
            var run = lab.start(plan(step("a", call("fire", text("a"))).retry(3, "Outage")));
            lab.rest(run);
            var first = Duration.between(Lab.START, lab.store().run(run).orElseThrow().nextDue());
            assertTrue(first.toMillis() >= 5_000 && first.toMillis() <= 10_000, "first delay " + first);
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("fire(a)"), lab.world.effects());
            var step = lab.trace(run).steps().get(0);
            assertEquals(3, step.attempts());
            assertEquals(List.of("retry 1 of 3 after Outage", "retry 2 of 3 after Outage"), step.why());
        }
    }

    @Test
    void retriesOnlyWhatIsListedAndOnlySoOften() {
        try (var lab = new Lab()) {
            lab.world.failing("read", 9, "NotFound");
            var other = lab.start(plan(step("a", call("read", text("a"))).retry(3, "Outage")));
            assertEquals(RunState.FAILED, lab.finish(other));
            assertEquals(1, lab.world.calls());
            lab.world.failing("read", 9, "Outage");
            var often = lab.start(plan(step("a", call("read", text("a"))).retry(2, "Outage")));
            assertEquals(RunState.FAILED, lab.finish(often));
            assertEquals(1 + 3, lab.world.calls());
        }
    }

    @Test
    void honoursTheOtherSidesWish() {
        try (var lab = new Lab()) {
            lab.world.script("read", (op, usual) -> {
                if (lab.world.calls() == 1) {
                    throw new BoundaryException("RateLimit", "slow down", false, Duration.ofMinutes(42), null);
                }
                return usual.call();
            });
            var run = lab.start(plan(step("a", call("read", text("a"))).retry(3, "RateLimit")));
            lab.rest(run);
            assertEquals(Lab.START.plus(Duration.ofMinutes(42)), lab.store().run(run).orElseThrow().nextDue());
            assertEquals(RunState.DONE, lab.finish(run));
        }
    }

    @Test
    void handlersActInOrder() {
        try (var lab = new Lab()) {
            lab.world.failing("read", 99, "Outage");
            var used = lab
                    .start(plan(step("a", call("read", text("a"))).on("NotFound", new HandlerAction.Use(text("no")))
                            .on("", new HandlerAction.Use(text("instead"))), returns(var("a"))));
            assertEquals(RunState.DONE, lab.finish(used));
            assertEquals(new Value.Text("instead"), lab.trace(used).output());
            var raised = lab.start(plan(step("a", call("read", text("a")))
                    .on("Outage", new HandlerAction.RaiseError("Silent", text("nobody there")))));
            assertEquals(RunState.FAILED, lab.finish(raised));
            assertEquals("Silent: nobody there", lab.trace(raised).error());
            var skipped = lab.start(
                    plan(step("a", call("read", text("a"))).on("Outage", new HandlerAction.Skip(text("later")))));
            assertEquals(RunState.SKIPPED, lab.finish(skipped));
        }
    }

    @Test
    void escalatesToTheOperator() {
        try (var lab = new Lab()) {
            lab.world.failing("read", 2, "Outage");
            var plan = plan(
                    step("a", call("read", text("a"))).on("Outage", new HandlerAction.Escalate(text("What now?"))),
                    returns(var("a")));
            var run = lab.start(plan);
            var first = lab.card(run);
            assertEquals("escalation", first.kind());
            lab.decide(first.id(), Lab.approve());
            var second = lab.card(run);
            assertTrue(!second.id().equals(first.id()), "a retry that fails asks anew");
            lab.decide(second.id(), Lab.edit("value", new Value.Text("by hand")));
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(new Value.Text("by hand"), lab.trace(run).output());
        }
    }

    @Test
    void anInnerPlaybooksErrorCanBeHandledOutside() {
        try (var lab = new Lab()) {
            var run = lab.start(new PlanBuilder()
                    .playbook("t.inner", List.of(), null, step("x", call("add", text("x"))),
                            new Stmt.Raise("Broke", text("b")))
                    .main(step("s", sub("t.inner")).on("Broke", new HandlerAction.Use(text("fine"))), returns(var("s")))
                    .build());
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(new Value.Text("fine"), lab.trace(run).output());
        }
    }

    @Test
    void repairsAnAnswerOnceByDefault() {
        try (var lab = new Lab()) {
            lab.model.says("m", "{\"title\": \"far too long a title\", \"tags\": []}",
                    "```json\n{\"title\": \"short\", \"tags\": [\"craft\"]}\n```");
            var plan = new PlanBuilder().agent("w", new Type.Named("t.Draft"), "m")
                    .main(step("d", agent("w")), returns(new Expr.Get(var("d"), "title", false))).build();
            var run = lab.start(plan);
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(new Value.Text("short"), lab.trace(run).output());
            var turns = lab.model.requests().get(1).turns();
            assertEquals(3, turns.size());
            assertEquals(
                    "The answer of w does not fit: title must have at most 10 characters, has 20. Answer again, completely, "
                            + "so that it fits.",
                    turns.get(2).text());
        }
    }

    @Test
    void aSecondMisfitIsAnErrorThatHandlersSee() {
        try (var lab = new Lab()) {
            lab.model.says("m", "nonsense");
            var builder = new PlanBuilder().agent("w", new Type.Named("t.Draft"), "m");
            var run = lab.start(builder.main(step("d", agent("w"))).build());
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals("InvalidOutput: The answer of w does not fit: it is not JSON (nonsense).",
                    lab.trace(run).error());
            assertEquals(2, lab.model.requests().size());
            var more = lab.start(new PlanBuilder().agent("w", new Type.Named("t.Draft"), "m")
                    .main(step("d", agent("w")).on("InvalidOutput", new HandlerAction.Repair(3))
                            .on("InvalidOutput", new HandlerAction.Skip(text("gave up"))))
                    .build());
            assertEquals(RunState.SKIPPED, lab.finish(more));
            assertEquals(2 + 4, lab.model.requests().size());
        }
    }

    @Test
    void fallsBackToTheNextModel() {
        try (var lab = new Lab()) {
            lab.model.fails("big", "Outage", false).says("small", "written");
            var run = lab.start(
                    new PlanBuilder().agent("w", TEXT, "big", "small").main(step("d", agent("w")), returns(var("d")))
                            .build());
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(new Value.Text("written"), lab.trace(run).output());
            assertEquals("model small after Outage: big failed as scripted.",
                    lab.trace(run).steps().get(0).why().get(0));
        }
    }

    @Test
    void aHandlerCanNameAModel() {
        try (var lab = new Lab()) {
            lab.model.fails("big", "BadRequest", false).says("other", "written");
            var run = lab.start(new PlanBuilder().agent("w", TEXT, "big")
                    .main(step("d", agent("w")).on("BadRequest", new HandlerAction.WithModel("other")),
                            returns(var("d")))
                    .build());
            assertEquals(RunState.DONE, lab.finish(run));
        }
    }

    @Test
    void resolvesAliasesAndOverrides() {
        try (var lab = new Lab()) {
            lab.model.says("id-1", "one").says("id-2", "two");
            var plan = new PlanBuilder().agent("w", TEXT, "large").main(step("d", agent("w")), returns(var("d")))
                    .build();
            var s = Lab.settings();
            var alias = new Engine.Settings(s.zone(), s.locale(), "USD", 1_000_000, Map.of("large", "id-1"), null,
                    s.approvals());
            var override = new Engine.Settings(s.zone(), s.locale(), "USD", 1_000_000, Map.of("large", "id-1"), "id-2",
                    s.approvals());
            var one = lab.start(plan, Map.of(), alias);
            var two = lab.start(plan, Map.of(), override);
            lab.finish(one);
            lab.finish(two);
            assertEquals(new Value.Text("one"), lab.trace(one).output());
            assertEquals(new Value.Text("two"), lab.trace(two).output());
        }
    }

    @Test
    void anUnknownModelIsASentence() {
        try (var lab = new Lab()) {
            var run = lab.start(new PlanBuilder().agent("w", TEXT, "nobody").main(step("d", agent("w"))).build());
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals(
                    "BadRequest: There is no model 'nobody'; name one that the company's settings know, or 'rehearsal'.",
                    lab.trace(run).error());
        }
    }

    @Test
    void whatWasDoneIsNotDoneAgainForAnAnswerThatDoesNotFit() {
        try (var lab = new Lab()) {
            lab.world.script("fire", (op, usual) -> {
                usual.call();
                return new Value.Int(7);
            });
            var run = lab.start(plan(step("a", call("fire", text("a"))).retry(3, "InvalidOutput")));
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals(List.of("fire(a)"), lab.world.effects());
        }
    }

    @Test
    void aCallThatGivesUpByItselfDoesNotLeaveItsRunHanging() {
        try (var lab = new Lab()) {
            lab.world.script("read", (op, usual) -> {
                throw new InterruptedException("by itself");
            });
            var run = lab
                    .start(plan(step("r", call("read", text("x"))).on("Outage", new HandlerAction.Use(text("none")))));
            assertEquals(RunState.DONE, lab.finish(run));
        }
    }

    @Test
    void aKeyThatCantBeEvaluatedIsNoEmptyKey() {
        try (var lab = new Lab()) {
            var broken = new PlanBuilder().main(step("p", call("put", new Expr.Const(new Value.None())))
                    .on("", new HandlerAction.Escalate(text("again?")))).build();
            var run = lab.start(broken);
            lab.decide(lab.card(run).id(), Lab.approve());
            assertEquals("escalation", lab.card(run).kind());
            lab.decide(lab.card(run).id(), Lab.reject("no"));
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals(0, lab.world.calls());
        }
    }

    /** What answered wrongly has happened: whoever lets it be tried again knows what that does. Found by the simulator. */
    @Test
    void theOperatorIsToldThatTryingAgainDoesItOnceMore() {
        try (var lab = new Lab()) {
            lab.world.script("fire", (op, usual) -> {
                usual.call();
                return new Value.Int(42);
            });
            var run = lab.start(plan(
                    step("a", call("fire", text("a"))).on("", new HandlerAction.Escalate(text("What now?")))));
            var because = lab.card(run).because();
            assertEquals("Trying again does once more what is done already: a.", because.get(1));
            lab.decide(lab.asks(run).get(0).id(), Lab.reject("no"));
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals(List.of("fire(a)"), lab.world.effects());
        }
    }
}
