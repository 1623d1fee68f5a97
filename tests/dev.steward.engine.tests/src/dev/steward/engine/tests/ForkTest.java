package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.RefusedException;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Lab;
import dev.steward.testkit.PlanBuilder;
import dev.steward.testkit.StepPlan;

/** Runs that share the past of another one; that they replay and their rows can be rebuilt is compared by the lab. */
class ForkTest extends BoundedTest {

    private static StepPlan add(String id) {
        return step(id, call("add", text(id))).undo("remove", text(id));
    }

    private static Engine.Forked fork(Lab lab, RunId of, String from) {
        return fork(lab, of, from, null, Map.of());
    }

    private static Engine.Forked fork(Lab lab, RunId of, String from, @Nullable Plan plan, Map<String, Value> inputs) {
        if (plan != null) {
            lab.keep(plan);
        }
        return lab.engine().fork(new Engine.Fork(of, from, plan, inputs, Lab.settings(), null));
    }

    private static List<String> because(Lab lab, RunId run) {
        return lab.card(run).because();
    }

    @Test
    void sharesThePastAndDoesTheRestItself() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(step("a", call("read", text("a"))), step("b", call("read", text("b"))),
                    returns(var("b"))));
            lab.finish(run);
            lab.ticker.advanceTo(Lab.START.plus(Duration.ofDays(3)));
            var made = fork(lab, run, "b");
            assertEquals(RunState.DONE, lab.finish(made.run()));
            assertEquals(3, lab.world.calls(), "a is not read again");
            var trace = lab.trace(made.run());
            assertEquals(List.of("a", "b"), trace.steps().stream().map(Engine.StepTrace::path).toList());
            assertTrue(trace.steps().getFirst().why().toString().contains("shared with " + run),
                    "a is said to be shared");
            assertEquals(Lab.START.plus(Duration.ofDays(3)), trace.started());
            assertEquals(run, lab.store().run(made.run()).orElseThrow().parent());
            assertEquals(RunState.DONE, lab.trace(run).state(), "the other run is as it was");
        }
    }

    @Test
    void whatTheOtherRunDidIsItsOwn() {
        try (var lab = new Lab()) {
            lab.world.failing("read", 1, "NotFound");
            var run = lab.start(plan(add("before"), saga(add("a"), step("look", call("read", text("x"))), add("b"),
                    new Stmt.Raise("Broke", text("b")))));
            lab.operator((card, world) -> Lab.approve());
            lab.finish(run);
            assertEquals(List.of("add(before)", "add(a)", "remove(a)"), lab.world.effects());
            var made = fork(lab, run, "look");
            assertEquals(List.of("before", "a"), made.inherited());
            assertEquals(List.of("a"), made.takenBack());
            assertEquals(RunState.COMPENSATED, lab.finish(made.run()));
            assertEquals(List.of("add(before)", "add(a)", "remove(a)", "add(b)", "remove(b)"), lab.world.effects());
            var effects = lab.trace(made.run()).effects();
            assertEquals(List.of(true, true, false, false),
                    effects.stream().map(Engine.Effect::inherited).toList(), effects::toString);
            assertTrue(effects.get(2).key().startsWith(made.run().text()), "the fork has keys of its own");
            assertTrue(effects.get(0).key().startsWith(run.text()), "the past has those of the other run");
        }
    }

    @Test
    void asksBeforeItDoesSomethingAgain() {
        try (var lab = new Lab()) {
            var plan = plan(step("a", call("read", text("a"))), step("send", call("fire", text("letter"))),
                    step("put", call("put", text("page"))), step("other", call("fire", text("else"))));
            var run = lab.start(plan);
            lab.finish(run);
            var made = fork(lab, run, "a").run();
            assertEquals(List.of("the run " + run + " did this already, at send"), because(lab, made));
            lab.decide(lab.card(made).id(), Lab.approve());
            assertEquals(List.of("the run " + run + " did this already, at put"), because(lab, made));
            lab.decide(lab.card(made).id(), Lab.reject("no"));
            assertEquals(RunState.FAILED, lab.finish(made));
            assertEquals(List.of("fire(letter)", "put(page)", "fire(else)", "fire(letter)"), lab.world.effects());
        }
    }

    @Test
    void asksAboutWhatAnotherForkDid() {
        try (var lab = new Lab()) {
            lab.world.failing("fire", 1, "NotFound");
            var run = lab.start(plan(step("a", call("read", text("a"))), step("send", call("fire", text("letter")))));
            assertEquals(RunState.FAILED, lab.finish(run));
            var first = fork(lab, run, "send").run();
            assertEquals(RunState.DONE, lab.finish(first), "the other run has not sent it");
            var second = fork(lab, run, "send").run();
            assertEquals(List.of("the run " + first + " did this already, at send"), because(lab, second));
            var ofTheFirst = fork(lab, first, "send").run();
            assertEquals(List.of("the run " + first + " did this already, at send"), because(lab, ofTheFirst));
            lab.operator((card, world) -> Lab.reject("no"));
            lab.finish(second);
            lab.finish(ofTheFirst);
            assertEquals(List.of("fire(letter)"), lab.world.effects());
        }
    }

    @Test
    void whileSomethingIsTakenBackItIsRefused() {
        try (var lab = new Lab()) {
            lab.world.failing("remove", 2, "Outage");
            var run = lab.start(plan(parallel(2, Stmt.Join.ALL, 0,
                    block(saga(add("a"), new Stmt.Raise("Broke", text("b")))),
                    block(waits("pause", Duration.ofMillis(400)), step("late", call("read", text("x")))))));
            lab.finish(run);
            var why = String.valueOf(assertThrows(RefusedException.class, () -> fork(lab, run, "late")).getMessage());
            assertTrue(why.contains("was taking something back just then"), why);
        }
    }

    @Test
    void asksEvenIfAllIsApprovedInAdvance() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(step("a", call("read", text("a"))), step("put", call("put", text("page")))));
            lab.finish(run);
            var all = new Engine.Settings(Lab.settings().zone(), Lab.settings().locale(), "USD", 1_000_000, Map.of(),
                    null, Engine.Approvals.ALL);
            var made = lab.engine().fork(new Engine.Fork(run, "a", null, Map.of(), all, null)).run();
            assertEquals("put", lab.card(made).path());
            lab.finish(made);
        }
    }

    @Test
    void ofAnOpenRunAsksAsThatMayDoItToo() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(step("a", call("read", text("a"))), waits("pause", Duration.ofDays(2)),
                    step("send", call("fire", text("letter")))));
            lab.rest(run);
            var made = fork(lab, run, "a").run();
            lab.rest(made);
            lab.ticker.advanceTo(Lab.START.plus(Duration.ofDays(2)));
            assertTrue(because(lab, made).getFirst().contains("was still open then"), () -> "" + because(lab, made));
            lab.finish(run);
            lab.finish(made);
        }
    }

    @Test
    void effectsUnderWayAreTheOtherRunsWithWhatCameOfThem() {
        try (var lab = new Lab()) {
            lab.world.failing("read", 1, "NotFound");
            var run = lab.start(plan(saga(parallel(2, Stmt.Join.ALL, 2, block(add("tag")),
                    block(step("card", call("read", text("x"))))), add("after"),
                    new Stmt.Raise("Broke", text("b")))));
            lab.finish(run);
            var before = lab.world.effects().size();
            var made = fork(lab, run, "card").run();
            lab.operator((card, world) -> Lab.approve());
            lab.finish(made);
            var done = lab.world.effects();
            assertEquals(List.of("add(after)", "remove(after)"), done.subList(before, done.size()));
        }
    }

    @Test
    void inputsAreOthersFromTheBeginningWhereThePastIsTheSame() {
        try (var lab = new Lab()) {
            var plan = new PlanBuilder().input("topic", TEXT, text("old"))
                    .main(step("a", call("read", text("a"))), let("title", join(text("On "), var("topic"))),
                            step("b", call("read", var("title"))), returns(var("title")))
                    .build();
            var run = lab.start(plan);
            lab.finish(run);
            var early = fork(lab, run, "b", null, Map.of("topic", new Value.Text("new")));
            assertFalse(early.fromHere());
            lab.finish(early.run());
            assertEquals(new Value.Text("On new"), lab.trace(early.run()).output());
            assertEquals(new Value.Text("new"), lab.trace(early.run()).inputs().get("topic"));
        }
    }

    @Test
    void inputsThatWereUsedAlreadyAreOthersFromThereOn() {
        try (var lab = new Lab()) {
            var plan = new PlanBuilder().input("topic", TEXT, text("old"))
                    .main(step("a", call("read", var("topic"))), step("b", call("read", var("topic"))),
                            returns(join(var("a"), var("b"))))
                    .build();
            var run = lab.start(plan);
            lab.finish(run);
            var made = fork(lab, run, "b", null, Map.of("topic", new Value.Text("new")));
            assertTrue(made.fromHere());
            lab.finish(made.run());
            assertEquals(new Value.Text("read oldread new"), lab.trace(made.run()).output());
        }
    }

    @Test
    void inALoopAndInAnotherPlaybookTheActivationIsMeant() {
        try (var lab = new Lab()) {
            var plan = new PlanBuilder()
                    .playbook("t.inner", List.of(new Plan.Param("id", TEXT, null)), null,
                            step("in", call("add", var("id"))), returns(var("in")))
                    .main(foreach("i", list(text("x"), text("y"), text("z")), 1, step("s", sub("t.inner", "id",
                            var("i")))))
                    .build();
            var run = lab.start(plan);
            lab.finish(run);
            var several = assertThrows(RefusedException.class, () -> fork(lab, run, "in"));
            assertTrue(String.valueOf(several.getMessage()).contains("came to 'in' 3 times; say which: "),
                    several::getMessage);
            var paths = lab.trace(run).steps().stream().map(Engine.StepTrace::path).filter(p -> p.endsWith("/in"))
                    .toList();
            var none = assertThrows(RefusedException.class, () -> fork(lab, run, "nowhere"));
            assertTrue(String.valueOf(none.getMessage()).contains("never came to a step 'nowhere'; it came to "),
                    none::getMessage);
            lab.operator((card, world) -> Lab.approve());
            var made = fork(lab, run, paths.get(1));
            assertEquals(List.of(paths.get(0)), made.inherited());
            lab.finish(made.run());
            assertEquals(List.of("add(x)", "add(y)", "add(z)", "add(y)", "add(z)"), lab.world.effects());
        }
    }

    @Test
    void ofAForkAndBeforeAFork() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(add("a"), add("b"), add("c"), add("d")));
            lab.finish(run);
            lab.operator((card, world) -> Lab.approve());
            var first = fork(lab, run, "b").run();
            lab.finish(first);
            var later = fork(lab, first, "c");
            assertEquals(List.of("a", "b"), later.inherited());
            lab.finish(later.run());
            var same = fork(lab, first, "b");
            assertEquals(List.of("a"), same.inherited());
            lab.finish(same.run());
            var earlier = fork(lab, first, "a");
            assertEquals(List.of(), earlier.inherited());
            lab.finish(earlier.run());
            assertEquals(16, lab.world.effects().size());
            assertEquals(first, lab.store().run(earlier.run()).orElseThrow().parent());
            var keys = lab.trace(later.run()).effects().stream().map(e -> e.key().replaceAll("/.*", "")).toList();
            assertEquals(List.of(run.text(), first.text(), later.run().text(), later.run().text()), keys);
        }
    }

    @Test
    void budgetsAreItsOwn() {
        try (var lab = new Lab()) {
            var plan = new PlanBuilder().budget(usd(0.5)).main(step("a", call("paid", text("a"))),
                    step("b", call("read", text("b")))).build();
            var run = lab.start(plan);
            lab.finish(run);
            assertEquals(300_000, lab.trace(run).microUsd());
            var made = fork(lab, run, "b").run();
            lab.finish(made);
            assertEquals(0, lab.trace(made).microUsd());
            var again = fork(lab, run, "a").run();
            assertEquals(RunState.DONE, lab.finish(again));
            assertEquals(300_000, lab.trace(again).microUsd());
        }
    }

    @Test
    void timeDoesNotRunBetween() {
        try (var lab = new Lab()) {
            var plan = plan(new Stmt.Deadline("limit", span(Duration.ofHours(1)),
                    block(step("a", call("read", text("a"))),
                            waits("pause", Duration.ofMinutes(30)), step("b", call("read", text("b")))),
                    Stmt.Outcome.ABORT,
                    null));
            var run = lab.start(plan);
            lab.finish(run);
            lab.ticker.advanceTo(Lab.START.plus(Duration.ofDays(9)));
            for (var from : List.of("a", "pause", "b")) {
                assertEquals(RunState.DONE, lab.finish(fork(lab, run, from).run()), from);
            }
        }
    }

    @Test
    void aQuestionThatWasOpenIsAskedAnewByTheFork() {
        try (var lab = new Lab()) {
            var plan = plan(parallel(2, Stmt.Join.ALL, 2, block(step("ask", call("fire", text("x"))).approve()),
                    block(waits("pause", Duration.ofMinutes(1)), step("b", call("read", text("b"))))));
            var run = lab.start(plan);
            lab.rest(run);
            lab.ticker.advanceTo(Lab.START.plus(Duration.ofMinutes(2)));
            var theirs = lab.card(run).id();
            var made = fork(lab, run, "b").run();
            var ours = lab.card(made).id();
            assertFalse(ours.equals(theirs));
            lab.decide(theirs, Lab.reject("no"));
            lab.decide(ours, Lab.approve());
            assertEquals(RunState.FAILED, lab.finish(run));
            assertEquals(RunState.DONE, lab.finish(made));
        }
    }

    @Test
    void onAnotherPlanThePastMustBeTheSame() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(add("a"), add("b")));
            lab.finish(run);
            lab.operator((card, world) -> Lab.approve());
            var made = fork(lab, run, "b", plan(add("a"), step("b", call("add", text("other"))), add("more")),
                    Map.of());
            assertEquals(RunState.DONE, lab.finish(made.run()));
            assertEquals(List.of("add(a)", "add(b)", "add(other)", "add(more)"), lab.world.effects());
            var refused = assertThrows(RefusedException.class,
                    () -> fork(lab, run, "b", plan(step("a", call("add", text("else"))), add("b")), Map.of()));
            assertTrue(String.valueOf(refused.getMessage()).contains("the step a was called with something else"),
                    refused::getMessage);
            var gone = assertThrows(RefusedException.class, () -> fork(lab, run, "b", plan(add("a")), Map.of()));
            assertTrue(String.valueOf(gone.getMessage()).contains("the run came to the step b there, and it does not"),
                    gone::getMessage);
            var more = assertThrows(RefusedException.class,
                    () -> fork(lab, run, "b", plan(add("a"), add("new"), add("b")), Map.of()));
            assertTrue(
                    String.valueOf(more.getMessage())
                            .contains("where the run came to the step b, it comes to the step new"),
                    more::getMessage);
        }
    }

    @Test
    void staysWholeWhenTheOtherIsCompacted() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(add("a"), waits("pause", Duration.ofDays(1)), add("b")));
            lab.finish(run);
            lab.operator((card, world) -> Lab.approve());
            var made = fork(lab, run, "pause").run();
            lab.rest(made);
            lab.store().compact(Instant.MAX, 10);
            assertTrue(lab.store().run(run).orElseThrow().compacted());
            lab.crash();
            assertEquals(RunState.DONE, lab.finish(made));
            assertNull(lab.engine().replay(made).difference());
            assertEquals(2, lab.trace(made).effects().size());
            lab.unchecked();
        }
    }

    @Test
    void aForkUnderAnIdIsMadeOnce() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(step("a", call("read", text("a")))));
            lab.finish(run);
            var id = RunId.of(Lab.START, "once");
            for (var i = 0; i < 2; i++) {
                assertEquals(id, lab.engine()
                        .fork(new Engine.Fork(run, "a", null, Map.of(), Lab.settings(), id)).run());
            }
            lab.finish(id);
            assertEquals(2, lab.world.calls());
        }
    }

    @Test
    void waitsForItsTurnWhileTheQueueIsHeld() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(step("a", call("read", text("a"))), step("b", call("read", text("b")))));
            lab.finish(run);
            lab.engine().holdQueue("test");
            var made = fork(lab, run, "b").run();
            lab.rest(made);
            assertEquals(RunState.PENDING, lab.store().run(made).orElseThrow().state());
            lab.crash();
            lab.engine().releaseQueue("test");
            assertEquals(RunState.DONE, lab.finish(made));
            assertEquals(3, lab.world.calls());
        }
    }
}
