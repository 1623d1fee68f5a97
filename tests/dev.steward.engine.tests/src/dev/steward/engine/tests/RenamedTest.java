package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.steward.engine.RefusedException;
import dev.steward.engine.RunState;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Renamed;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Lab;
import dev.steward.testkit.PlanBuilder;

/** Runs that go on with a plan in which things have other names, and values that were written under former ones. */
class RenamedTest extends BoundedTest {

    private static final Duration LATER = Duration.ofDays(2);

    @Test
    void anOpenRunGoesOnUnderTheNewNames() {
        try (var lab = new Lab()) {
            var run = lab.start(letter("post", "wait", "send"));
            lab.rest(run);
            var renamed = with(letter("publish", "pause", "mail"),
                    Map.of("publish", "post", "pause", "wait", "mail", "send"));
            lab.keep(renamed);
            assertTrue(lab.engine().move(run, renamed));
            assertEquals(renamed.hash(), lab.store().run(run).orElseThrow().planHash());
            lab.crash();
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(List.of("put(a)", "put(b)"), lab.world.effects());
            assertEquals(List.of("publish", "pause", "mail"),
                    lab.trace(run).steps().stream().map(s -> s.path()).toList());
            assertNull(lab.engine().replay(run).difference());
            // what is outside knows the calls by their former names
            assertTrue(lab.trace(run).effects().stream().allMatch(e -> e.key().contains("t.out.put/")), "keys");
        }
    }

    @Test
    void aPlanThatGivesSomethingElseIsRefusedAndTheRunStaysAsItWas() {
        try (var lab = new Lab()) {
            var run = lab.start(letter("post", "wait", "send"));
            lab.rest(run);
            var other = with(letter("publish", "wait", "send"), Map.of());
            lab.keep(other);
            var refused = assertThrows(RefusedException.class, () -> lab.engine().move(run, other));
            assertTrue(String.valueOf(refused.getMessage()).contains("can't go on with the playbook as it is now"),
                    refused::getMessage);
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(List.of("post", "wait", "send"), lab.trace(run).steps().stream().map(s -> s.path()).toList());
        }
    }

    @Test
    void anAnswerToAQuestionOfBeforeIsTakenAfterwards() {
        try (var lab = new Lab()) {
            var run = lab.start(asks("old"));
            var ask = lab.rest(run).card(run).id();
            var renamed = with(asks("new"), Map.of("new", "old"));
            lab.keep(renamed);
            lab.engine().move(run, renamed);
            assertEquals("new", lab.card(run).path());
            lab.decide(ask, Lab.edit("value", new Value.Text("typed")));
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(new Value.Text("typed"), lab.trace(run).output());
        }
    }

    @Test
    void valuesOfBeforeHaveTheNamesOfNow() {
        var types = new TypeTable(Map.of("t.Page", new TypeDef.StructDef("t.Page", TypeDef.StructKind.TYPE, List.of(
                new TypeDef.Field("headline", TEXT, java.util.Set.of(), "title"),
                new TypeDef.Field("note", new Type.OptionalOf(TEXT), java.util.Set.of())), null, null, null, null)));
        var before = new LinkedHashMap<String, Value>();
        before.put("title", new Value.Text("a"));
        before.put("gone", new Value.Int(1));
        var now = new LinkedHashMap<String, Value>();
        now.put("headline", new Value.Text("a"));
        now.put("note", new Value.None());
        var fits = new Renamed(types);
        assertEquals(new Value.Items(List.of(new Value.Struct("t.Page", now))),
                fits.value(new Value.Items(List.of(new Value.Struct("t.Page", before)))));
        var same = new Value.Struct("t.Page", now);
        assertTrue(fits.value(same) == same, "nothing is copied that has the names of now");
    }

    private static Plan letter(String post, String wait, String send) {
        return plan(step(post, call("put", text("a"))), waits(wait, LATER), step(send, call("put", text("b"))),
                returns(text("on")));
    }

    private static Plan asks(String name) {
        return new PlanBuilder()
                .main(new Stmt.Step(name, new Call.Human(Call.HumanKind.FILL, text("Type it"), null, TEXT,
                        null, LATER, Stmt.Outcome.ABORT, null), null, null, List.of(), null, null),
                        returns(new Expr.Var(name)))
                .build();
    }

    private static Plan with(Plan plan, Map<String, String> former) {
        var main = plan.playbooks().get("t.main");
        return new Plan(plan.hash(), plan.entry(), Map.of("t.main", new Plan.PlaybookPlan(main.name(), main.inputs(),
                main.output(), main.delegation(), main.budget(), List.of(), List.of(), main.goal(), main.priority(),
                main.body(), former)),
                plan.agents(), plan.connectors(), plan.policies(), plan.types());
    }
}
