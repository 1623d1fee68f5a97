package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static dev.steward.testkit.ScriptedModel.use;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt.HandlerAction;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Held;
import dev.steward.testkit.Lab;
import dev.steward.testkit.PlanBuilder;
import dev.steward.testkit.Plans;

/** Agents whose models ask for tools: rounds, what can't be called, failures, bounds, and what happens meanwhile. */
class ToolsTest extends BoundedTest {

    private static Plan plan(String... tools) {
        return new PlanBuilder().agent("w", Plans.TEXT, "m").tools("w", tools)
                .main(step("d", agent("w")), returns(var("d"))).build();
    }

    private static List<ModelClient.Turn> told(Lab lab) {
        return lab.model.requests().getLast().turns().stream().filter(turn -> turn.role().equals("tool")).toList();
    }

    private static RunId done(Lab lab, Plan plan) {
        var run = lab.start(plan);
        assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
        return run;
    }

    private static Engine.StepTrace at(Engine.Trace trace, String path) {
        return trace.steps().stream().filter(s -> s.path().equals(path)).findFirst()
                .orElseThrow(() -> new AssertionError("no " + path + " in "
                        + trace.steps().stream().map(Engine.StepTrace::path).toList()));
    }

    @Test
    void theModelIsToldWhatItAskedForAndAnswers() {
        try (var lab = new Lab()) {
            lab.model.asks("m", use("c1", "out.read", "a"), use("c2", "out.find", "b")).asks("m",
                    use("c3", "out.read", "c")).says("m", "all");
            var run = done(lab, plan("read", "find"));
            assertEquals(new Value.Text("all"), lab.trace(run).output());
            assertEquals(List.of("c1 read a", "c2 (nothing)", "c3 read c"),
                    told(lab).stream().map(turn -> turn.answers() + " " + turn.text()).toList());
            assertEquals(List.of("user", "assistant", "tool", "tool", "assistant", "tool"),
                    lab.model.requests().getLast().turns().stream().map(ModelClient.Turn::role).toList());
            var requests = lab.model.requests();
            assertEquals(3, requests.stream().map(ModelClient.ModelRequest::key).distinct().count());
            assertEquals(List.of("out.read", "out.find"),
                    requests.getFirst().tools().stream().map(ModelClient.Tool::name).toList());
            assertTrue(requests.getFirst().tools().getFirst().schema().contains("\"id\":{\"type\":\"string\"}"),
                    () -> requests.getFirst().tools().toString());
            var trace = lab.trace(run);
            assertEquals("tool", at(trace, "d~tool2").kind());
            assertEquals(new Value.Text("read c"), at(trace, "d~tool3").value());
            assertEquals(3, at(trace, "d").attempts());
            assertEquals(30_000, trace.microUsd());
        }
    }

    @Test
    void anAgentWithoutToolsIsOfferedNoneAndMayAskForNone() {
        try (var lab = new Lab()) {
            lab.model.asks("m", use("c1", "out.read", "a")).says("m", "all");
            done(lab, new PlanBuilder().agent("w", Plans.TEXT, "m").main(step("d", agent("w"))).build());
            assertEquals(List.of(), lab.model.requests().getFirst().tools());
            assertEquals(0, lab.world.calls());
            assertTrue(lab.model.requests().getLast().turns().getLast().text().startsWith(
                    "w asked for a tool, and it has none."));
        }
    }

    @Test
    void whatCanNotBeCalledIsToldToTheModelAndCallsNothing() {
        try (var lab = new Lab()) {
            lab.model.asks("m", use("c1", "out.fire", "a"), new ModelClient.ToolCall("c2", "out.read", "{\"id\": 7}"),
                    new ModelClient.ToolCall("c3", "out.read", ""), new ModelClient.ToolCall("c4", "out.read", "{oh"),
                    new ModelClient.ToolCall("c5", "out.read", "{\"id\": \"a\", \"all\": true}"),
                    use("c6", "out.read", "x")).says("m", "all");
            var run = done(lab, plan("read"));
            assertEquals(1, lab.world.calls());
            assertEquals(List.of("BadRequest: There is no tool out.fire; there is out.read.",
                    "BadRequest: The arguments of out.read do not fit: id must be a text, is 7.",
                    "BadRequest: The arguments of out.read do not fit: id is missing; it must be a text.",
                    "BadRequest: The arguments of out.read do not fit: it is not JSON ({oh).",
                    "BadRequest: The arguments of out.read do not fit: all is not a field of its arguments, which has"
                            + " id.",
                    "read x"), told(lab).stream().map(ModelClient.Turn::text).toList());
            assertEquals("failed", at(lab.trace(run), "d~tool1").state());
            assertEquals("done", at(lab.trace(run), "d~tool6").state());
        }
    }

    @Test
    void aDefaultStandsInForWhatIsLeftOut() {
        try (var lab = new Lab()) {
            lab.world.script("read", (op, usual) -> new Value.Text("" + op.args()));
            var read = new Plan.OperationPlan("read", List.of(new Plan.Param("id", Plans.TEXT, null),
                    new Plan.Param("most", Plans.INT, num(5)), new Plan.Param("tag", new Type.OptionalOf(Plans.TEXT),
                            null)),
                    Plans.TEXT, Plan.EffectKind.READS, null, null, null, 0);
            var usual = plan("read");
            var connector = new Plan.ConnectorPlan(Plans.OUT, "test", null, null, Map.of(), Map.of("read", read), null);
            var plan = new Plan("defaults", usual.entry(), usual.playbooks(), usual.agents(),
                    Map.of(Plans.OUT, connector), List.of(), usual.types());
            lab.model.asks("m", use("c1", "out.read", "a"),
                    new ModelClient.ToolCall("c2", "out.read", "{\"id\": \"b\", \"most\": 2, \"tag\": \"x\"}"))
                    .says("m", "all");
            done(lab, plan);
            assertEquals(List.of("{id=Text[text=a], most=Int[number=5], tag=None[]}",
                    "{id=Text[text=b], most=Int[number=2], tag=Text[text=x]}"),
                    told(lab).stream().map(ModelClient.Turn::text).toList());
        }
    }

    @Test
    void aFailureIsToldByItsNameAndALongResultIsCut() {
        try (var lab = new Lab()) {
            lab.world.script("read", (op, usual) -> {
                if (op.args().containsValue(new Value.Text("long"))) {
                    return new Value.Text("y".repeat(20_000));
                }
                throw new BoundaryException("NotFound", "There is no such note.");
            });
            lab.model.asks("m", use("c1", "out.read", "a"), use("c2", "out.read", "long")).says("m", "all");
            var run = done(lab, plan("read"));
            assertEquals("NotFound: There is no such note.", told(lab).get(0).text());
            assertTrue(told(lab).get(1).text().endsWith(
                    "yyy\n(cut: these are the first 12000 of 20000 characters)"));
            assertEquals(new Value.Text("y".repeat(20_000)), at(lab.trace(run), "d~tool2").value());
        }
    }

    @Test
    void roundsAndCallsAreBounded() {
        try (var lab = new Lab()) {
            lab.model.asks("m", use("c1", "out.read", "a"));
            var run = lab.start(plan("read"));
            assertEquals(RunState.FAILED, lab.finish(run));
            assertTrue(String.valueOf(lab.trace(run).error()).startsWith(
                    "InvalidOutput: w asked for tools in 8 rounds and then again."), () -> "" + lab.trace(run).error());
            assertEquals(8, lab.world.calls());
            // eight rounds, the one too many, and one that was told so
            assertEquals(10, lab.model.requests().size());
            assertTrue(
                    told(lab).getLast().text()
                            .endsWith("(No tool is called any more. Answer now, with what is known.)"),
                    () -> told(lab).getLast().text());
        }
        try (var lab = new Lab()) {
            var many = new ModelClient.ToolCall[40];
            java.util.Arrays.setAll(many, i -> use("c" + i, "out.read", "a" + i));
            lab.model.asks("m", many).says("m", "all");
            done(lab, plan("read"));
            assertEquals(32, lab.world.calls());
            assertEquals("BadRequest: No more than 32 calls are made for one question. Answer with what is known.",
                    told(lab).get(32).text());
        }
    }

    @Test
    void repairFallbackAndRetryGoOnWithWhatWasHeard() {
        try (var lab = new Lab()) {
            lab.model.asks("m", use("c1", "out.read", "a")).fails("m", BoundaryException.OUTAGE, false)
                    .fails("m", BoundaryException.OUTAGE, false)
                    .says("n", "no draft").says("n", "{\"title\": \"x\", \"tags\": []}");
            var run = done(lab, new PlanBuilder().agent("w", new Type.Named("t.Draft"), "m", "n").tools("w", "read")
                    .main(step("d", agent("w")).retry(1, "Outage")).build());
            assertEquals(1, lab.world.calls());
            assertEquals(List.of("m", "m", "m", "n", "n"),
                    lab.model.requests().stream().map(ModelClient.ModelRequest::model).toList());
            assertEquals("read a", told(lab).getFirst().text());
            assertEquals(List.of("user", "assistant", "tool", "assistant", "user"),
                    lab.model.requests().getLast().turns().stream().map(ModelClient.Turn::role).toList());
            assertEquals(30_000, lab.trace(run).microUsd());
        }
    }

    @Test
    void onlyAnAnswerIsKept() {
        try (var lab = new Lab()) {
            lab.model.asks("m", use("c1", "out.read", "a")).says("m", "all").fails("m", BoundaryException.OUTAGE,
                    false);
            var plan = new PlanBuilder().agent("w", Plans.TEXT, "m").tools("w", "read")
                    .main(step("d", agent("w")).on("Outage", new HandlerAction.Cached()), returns(var("d"))).build();
            done(lab, plan);
            assertEquals(new Value.Text("all"), lab.trace(done(lab, plan)).output());
        }
    }

    @Test
    void aCancelledRunStopsTheCallUnderWay() throws InterruptedException {
        try (var lab = new Lab()) {
            var held = Held.of(lab, "read");
            lab.model.asks("m", use("c1", "out.read", "a")).says("m", "all");
            var run = lab.start(plan("read"));
            held.awaitBegun();
            lab.engine().cancel(run, "operator");
            assertEquals(RunState.CANCELLED, lab.finish(run));
            assertEquals(1, lab.model.requests().size());
            held.release(1);
        }
    }

    @Test
    void aStopHoldsTheNextCallAndALostOneIsMadeAgain() throws InterruptedException {
        try (var lab = new Lab()) {
            var held = Held.of(lab, "read");
            lab.model.asks("m", use("c1", "out.read", "a")).says("m", "all");
            var run = lab.start(plan("read"));
            held.awaitBegun();
            lab.crash();
            held.release(2);
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(2, lab.model.requests().size());
            assertEquals(2, at(lab.trace(run), "d~tool1").attempts());
            assertFalse(lab.trace(run).microUsd() > 20_000);
        }
    }

    @Test
    void aPausedRunAsksNoModelAndCallsNoTool() throws InterruptedException {
        try (var lab = new Lab()) {
            var held = Held.of(lab, "read");
            lab.model.asks("m", use("c1", "out.read", "a"), use("c2", "out.find", "a")).says("m", "all");
            var run = lab.start(plan("read", "find"));
            held.awaitBegun();
            lab.engine().pause(run, "operator");
            held.release(1);
            lab.rest(run);
            assertEquals(1, lab.world.calls());
            lab.engine().unpause(run, "operator");
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(2, lab.world.calls());
        }
    }
}
