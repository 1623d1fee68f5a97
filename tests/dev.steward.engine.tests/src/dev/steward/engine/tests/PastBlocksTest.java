package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.agent;
import static dev.steward.testkit.Plans.block;
import static dev.steward.testkit.Plans.call;
import static dev.steward.testkit.Plans.plan;
import static dev.steward.testkit.Plans.step;
import static dev.steward.testkit.Plans.sub;
import static dev.steward.testkit.Plans.text;
import static dev.steward.testkit.Plans.var;
import static dev.steward.testkit.Plans.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.past.Activation;
import dev.steward.engine.past.Cursor;
import dev.steward.engine.past.Given;
import dev.steward.engine.past.Past;
import dev.steward.engine.past.Stride;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.plan.Stmt.HandlerAction;
import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Lab;
import dev.steward.testkit.PlanBuilder;
import dev.steward.testkit.Plans;

/** Stepping through blocks that have ways of their own: races, guarded blocks, deadlines, tools, several playbooks. */
class PastBlocksTest extends BoundedTest {

    private static Past past(Lab lab, RunId run) {
        return lab.engine().past(run).orElseThrow();
    }

    /** What is passed on the way, from the first thing on. */
    private static List<String> walk(Past past, Stride stride) {
        var passed = new ArrayList<String>();
        var at = past.step(new Cursor(0, 0), stride);
        while (at.isPresent() && at.get().activation() >= 0) {
            passed.add(past.activation(at.get().activation()).path());
            at = past.step(at.get(), stride);
        }
        return passed;
    }

    @Test
    void aRaceIsLeftInItsLaneAndItsLoserIsTakenBack() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(new Stmt.Race("x", List.of(
                    block(step("a", call("add", text("a"))).undo("remove", text("a")),
                            waits("slow", Duration.ofHours(2)), text("left")),
                    block(waits("fast", Duration.ofHours(1)), step("b", call("put", text("b"))), var("b")))),
                    step("end", call("read", var("x")))));
            assertEquals(RunState.DONE, lab.finish(run));
            var past = past(lab, run);
            assertEquals(List.of("a", "slow", "a~undo", "end"), walk(past, Stride.OVER));
            var fast = past.before(past.find("fast").orElseThrow().number());
            assertEquals("b", past.activation(past.step(fast, Stride.OVER).orElseThrow().activation()).path());
            var end = past.find("end").orElseThrow();
            var names = past.variables(end.began(), end.number());
            assertEquals(Given.Kind.LEFT_OUT,
                    names.stream().filter(v -> v.name().equals("a")).findFirst().orElseThrow().given().kind());
            var b = names.stream().filter(v -> v.name().equals("b")).findFirst().orElseThrow();
            assertEquals("b", b.given().by(), "who gave it stays known behind the race");
            assertTrue(past.find("slow").orElseThrow().ended() > past.find("b").orElseThrow().ended());
        }
    }

    @Test
    void aGuardedBlockIsTriedAnewUnderAnotherPath() {
        try (var lab = new Lab()) {
            lab.world.failing("read", 1, "Outage");
            var run = lab.start(plan(new Stmt.Guard("g", false, new dev.steward.engine.value.Type.Nothing(),
                    block(step("one", call("put", text("1"))), step("two", call("read", text("2")))),
                    List.of(new Stmt.Handler(List.of("Outage"), new HandlerAction.Escalate(text("Again?"))))),
                    step("end", call("read", text("3")))));
            assertEquals(RunState.DONE, lab.finish(run));
            var walked = walk(past(lab, run), Stride.OVER);
            assertEquals(List.of("one", "two"), walked.subList(0, 2));
            assertEquals("end", walked.getLast());
        }
    }

    @Test
    void overPassesByWhatAStepDoesInside() {
        try (var lab = new Lab()) {
            lab.model.asks("m", new ModelClient.ToolCall("c1", "out.read", "{\"id\":\"a\"}")).says("m", "all");
            Plan plan = new PlanBuilder().agent("w", Plans.TEXT, "m").tools("w", "read")
                    .playbook("t.low", List.of(), null, step("deep", agent("w")), var("deep"))
                    .playbook("t.mid", List.of(), null, step("low", sub("t.low")), var("low"))
                    .main(step("mid", sub("t.mid")), step("end", call("read", var("mid")))).build();
            var run = lab.start(plan);
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            var past = past(lab, run);
            assertEquals(List.of("mid", "end"), walk(past, Stride.OVER));
            assertEquals(List.of("mid", "mid/low", "mid/low/deep", "mid/low/deep~tool1", "end"),
                    walk(past, Stride.INTO));
            var tool = past.find("mid/low/deep~tool1").orElseThrow();
            assertEquals(Activation.Kind.TOOL, tool.kind());
            assertEquals("t.low/deep", tool.staticId());
            assertEquals("mid/low/deep",
                    path(past, past.step(past.before(tool.number()), Stride.BACK_OUT).orElseThrow()));
            var levels = past.picture(tool.began()).strands().getFirst().levels();
            assertEquals(List.of("t.low", "t.mid", "t.main"),
                    levels.stream().map(level -> level.call().playbook()).toList());
            assertEquals(List.of("mid/low/deep~tool1", "mid/low", "mid"),
                    levels.stream().map(level -> level.at().path()).toList());
            assertEquals("mid", path(past, past.step(past.before(past.find("mid/low").orElseThrow().number()),
                    Stride.BACK_OVER).orElseThrow()));
        }
    }

    private static String path(Past past, Cursor cursor) {
        return past.activation(cursor.activation()).path();
    }

    @Test
    void aStepKnowsWhatItWasMadeFrom() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(step("a", call("read", text("1"))), step("b", call("read", text("2"))),
                    Plans.let("both", Plans.join(var("a"), var("b"))), step("c", call("put", var("both"))),
                    step("d", call("put", var("c")))));
            assertEquals(RunState.DONE, lab.finish(run));
            var past = past(lab, run);
            var c = past.find("c").orElseThrow();
            assertEquals(List.of("both", "a", "b"), past.used(c.number()).stream().map(v -> v.name()).toList());
            assertEquals(new Value.Text("read 1read 2"), past.used(c.number()).getFirst().value());
            assertEquals(List.of("c"),
                    past.used(past.find("d").orElseThrow().number()).stream().map(v -> v.name()).toList());
        }
    }
}
