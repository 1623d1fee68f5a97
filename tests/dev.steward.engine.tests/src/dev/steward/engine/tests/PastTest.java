package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.block;
import static dev.steward.testkit.Plans.call;
import static dev.steward.testkit.Plans.foreach;
import static dev.steward.testkit.Plans.join;
import static dev.steward.testkit.Plans.let;
import static dev.steward.testkit.Plans.list;
import static dev.steward.testkit.Plans.num;
import static dev.steward.testkit.Plans.op;
import static dev.steward.testkit.Plans.parallel;
import static dev.steward.testkit.Plans.plan;
import static dev.steward.testkit.Plans.pure;
import static dev.steward.testkit.Plans.returns;
import static dev.steward.testkit.Plans.saga;
import static dev.steward.testkit.Plans.step;
import static dev.steward.testkit.Plans.sub;
import static dev.steward.testkit.Plans.text;
import static dev.steward.testkit.Plans.usd;
import static dev.steward.testkit.Plans.var;
import static dev.steward.testkit.Plans.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.past.Activation;
import dev.steward.engine.past.Cursor;
import dev.steward.engine.past.Given;
import dev.steward.engine.past.Past;
import dev.steward.engine.past.Stride;
import dev.steward.engine.past.Visit;
import dev.steward.engine.past.Waiting;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.spi.StoreException;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Lab;
import dev.steward.testkit.PlanBuilder;
import dev.steward.testkit.Plans;

/** Stepping through what was: the right iteration, the values of then, and nothing called. */
class PastTest extends BoundedTest {

    private static Past past(Lab lab, RunId run) {
        return lab.engine().past(run).orElseThrow();
    }

    private static String path(Past past, Cursor cursor) {
        return past.activation(cursor.activation()).path();
    }

    private static Cursor go(Past past, Cursor from, Stride stride) {
        return past.step(from, stride).orElseThrow(() -> new AssertionError("no " + stride + " from " + from));
    }

    private static Cursor before(Past past, String id) {
        return past.before(past.find(id).orElseThrow(() -> new AssertionError("no " + id)).number());
    }

    private static String word(Past past, Cursor cursor, String name) {
        return past.value(cursor.moment(), cursor.activation(), name).map(value -> ((Value.Text) value).text())
                .orElse("-");
    }

    /** Each item of the outer loop is handed to a playbook that loops over three more and reads twice for each. */
    private static Plan nested() {
        return new PlanBuilder()
                .playbook("t.inner", List.of(new Plan.Param("who", Plans.TEXT, null)), null,
                        foreach("n", list(text("1"), text("2"), text("3")), 1,
                                let("both", join(var("who"), var("n"))),
                                step("look", call("read", var("both"))),
                                step("keep", call("put", join(var("look"), text("!"))))),
                        returns(var("who")))
                .main(foreach("p", list(text("ana"), text("bo"), text("cy"), text("di"), text("ed")), 1,
                        step("visit", sub("t.inner", "who", var("p")))), waits("end", Duration.ofHours(1)))
                .build();
    }

    @Test
    void twentyStepsBackInALoopInAPlaybookInALoopCallNothing() {
        try (var lab = new Lab()) {
            var recorded = new ArrayList<String>();
            lab.world.script("read", (operation, usual) -> {
                recorded.add(((Value.Text) operation.args().get("id")).text());
                return usual.call();
            });
            var run = lab.start(nested());
            assertEquals(RunState.DONE, lab.finish(run));
            var counted = new Counted(lab);
            var past = counted.past(run);
            var at = before(past, "p[ed]/visit/n[3]/keep");
            var seen = new ArrayList<String>();
            for (var back = 0; back < 20; back++) {
                at = go(past, at, Stride.BACK_INTO);
                var here = past.activation(at.activation());
                if (here.path().endsWith("/look")) {
                    seen.add(word(past, at, "both"));
                    assertEquals(word(past, at, "both"), word(past, at, "who") + word(past, at, "n"));
                    assertEquals("-", word(past, at, "look"), "its value is not known before it");
                }
                // what replaying up to there says
                var then = lab.engine().trace(run, past.seq(at.moment())).orElseThrow();
                assertEquals(then.microUsd(), past.picture(at.moment()).microUsd());
                var levels = past.picture(at.moment()).strands().getFirst().levels();
                assertEquals(here.playbook(), levels.getFirst().call().playbook());
                assertEquals(here, levels.getFirst().at());
            }
            assertEquals("p[bo]/visit/n[3]/look", path(past, go(past, before(past, "p[cy]/visit"),
                    Stride.BACK_INTO)).replace("keep", "look"));
            assertEquals(recorded.reversed().subList(0, seen.size()), seen);
            assertEquals(9, seen.size());
            counted.nothing();
        }
    }

    @Test
    void goesIntoOverAndOutOfPlaybooks() {
        try (var lab = new Lab()) {
            var run = lab.start(nested());
            lab.finish(run);
            var past = past(lab, run);
            var visit = before(past, "p[ana]/visit");
            assertEquals("p[bo]/visit", path(past, go(past, visit, Stride.OVER)));
            var look = go(past, visit, Stride.INTO);
            assertEquals("p[ana]/visit/n[1]/look", path(past, look));
            assertEquals("p[bo]/visit", path(past, go(past, look, Stride.OUT)));
            assertEquals("p[ana]/visit", path(past, go(past, look, Stride.BACK_OVER)));
            assertEquals("p[ana]/visit", path(past, go(past, before(past, "p[ana]/visit/n[3]/keep"),
                    Stride.BACK_OUT)));
            assertEquals("p[ana]/visit", path(past, go(past, before(past, "p[bo]/visit"), Stride.BACK_OVER)));
            assertEquals("p[ana]/visit/n[3]/keep", path(past, go(past, before(past, "p[bo]/visit"),
                    Stride.BACK_INTO)));
            assertEquals(Set.of(),
                    past.step(visit, Stride.BACK_INTO).stream().collect(java.util.stream.Collectors.toSet()));
            var end = go(past, before(past, "end"), Stride.OVER);
            assertEquals(new Cursor(past.last(), -1), end);
            assertTrue(past.step(end, Stride.OVER).isEmpty());
            assertEquals("end", path(past, go(past, end, Stride.BACK_OVER)));
        }
    }

    @Test
    void goesFromIterationToIteration() {
        try (var lab = new Lab()) {
            var run = lab.start(nested());
            lab.finish(run);
            var past = past(lab, run);
            var keep = before(past, "p[cy]/visit/n[2]/keep");
            assertEquals("p[cy]/visit/n[3]/keep", path(past, go(past, keep, Stride.NEXT_ITERATION)));
            assertEquals("p[cy]/visit/n[1]/keep", path(past, go(past, keep, Stride.PREVIOUS_ITERATION)));
            assertTrue(past.step(before(past, "p[cy]/visit/n[3]/keep"), Stride.NEXT_ITERATION).isEmpty());
            var visit = before(past, "p[cy]/visit");
            assertEquals("p[di]/visit", path(past, go(past, visit, Stride.NEXT_ITERATION)));
            var names = past.variables(keep.moment(), keep.activation());
            assertEquals(List.of("n", "both", "look", "who"), names.stream().map(v -> v.name()).toList());
            assertEquals(List.of(Given.Kind.ITEM, Given.Kind.VALUE, Given.Kind.STEP, Given.Kind.INPUT),
                    names.stream().map(v -> v.given().kind()).toList());
            var look = names.get(2);
            assertEquals("p[cy]/visit/n[2]/look", look.given().by());
            assertEquals("t.inner/look", look.given().staticId());
            assertEquals(Plans.TEXT, look.type());
            assertEquals("2", past.activation(look.scope()).key());
        }
    }

    @Test
    void continuesBackToTheLastTimeThatSomethingHeld() {
        try (var lab = new Lab()) {
            var run = lab.start(nested());
            lab.finish(run);
            var past = past(lab, run);
            var end = new Cursor(past.last(), -1);
            var hit = past.search(end, false, Set.of("t.inner/look"), visit -> visit.when() == Visit.When.BEFORE
                    && word(past, visit.cursor(), "who").equals("bo")).orElseThrow();
            assertEquals("p[bo]/visit/n[3]/look", hit.activation().path());
            var after = past.search(hit.cursor(), true, Set.of("t.inner/look"),
                    visit -> visit.when() == Visit.When.AFTER).orElseThrow();
            assertEquals("p[bo]/visit/n[3]/look", after.activation().path());
            assertEquals("read bo3", word(past, after.cursor(), "look"));
            assertEquals("-", word(past, hit.cursor(), "look"));
            assertTrue(past.search(end, false, Set.of("t.inner/nothing"), visit -> true).isEmpty());
        }
    }

    @Test
    void branchesSideBySideAreStrandsOfTheirOwn() {
        try (var lab = new Lab()) {
            var run = lab.start(plan(step("a", pure(text("a"))),
                    parallel(2, Stmt.Join.ALL, 0,
                            block(step("b1", call("read", text("1"))), waits("w1", Duration.ofHours(1)),
                                    step("b2", call("read", var("b1")))),
                            block(step("c1", call("read", text("3"))), waits("w2", Duration.ofHours(2)),
                                    step("c2", call("read", var("c1"))))),
                    step("d", pure(join(var("b2"), var("c2"))))));
            lab.rest(run);
            var past = past(lab, run);
            var picture = past.picture(past.last());
            assertEquals(List.of("~parallel1.1", "~parallel1.2"),
                    picture.strands().stream().map(strand -> strand.id()).toList());
            assertEquals(List.of("branch 1: b1", "branch 2: c1"),
                    picture.strands().stream().map(strand -> strand.words()).toList());
            assertEquals(List.of("w1", "w2"),
                    picture.strands().stream().map(strand -> strand.levels().getFirst().at().path()).toList());
            assertEquals(List.of(Waiting.Kind.TIMER, Waiting.Kind.TIMER),
                    picture.waiting().stream().map(Waiting::kind).toList());
            assertEquals("w2", path(past, past.cursor(past.last(), "~parallel1.2")));
            assertFalse(past.refresh());
            assertEquals(RunState.DONE, lab.finish(run));
            assertTrue(past.refresh());
            var b1 = before(past, "b1");
            assertEquals("w1", path(past, go(past, b1, Stride.OVER)));
            assertEquals("b2", path(past, go(past, go(past, b1, Stride.OVER), Stride.OVER)));
            assertEquals("d", path(past, go(past, before(past, "b2"), Stride.OVER)));
            assertEquals("a", path(past, go(past, before(past, "c1"), Stride.BACK_OVER)));
            assertEquals("c1", path(past, go(past, go(past, before(past, "c2"), Stride.BACK_OVER),
                    Stride.BACK_OVER)));
            var d = before(past, "d");
            assertEquals("~parallel1.2", past.activation(past.variables(d.moment(), 0).stream()
                    .filter(v -> v.name().equals("c2")).findFirst().orElseThrow().given().by().equals("c2")
                            ? past.find("~parallel1.2").orElseThrow().number() : 0)
                    .id());
        }
    }

    @Test
    void retriesAndWhatIsTakenBackAreThere() {
        try (var lab = new Lab()) {
            lab.world.failing("fire", 9, "Outage").failing("read", 1, "Outage");
            var run = lab.start(plan(step("r", call("read", text("x"))).retry(2, "Outage"),
                    saga(step("one", call("add", text("1"))).undo("remove", text("1")),
                            step("two", call("fire", text("2"))))));
            assertEquals(RunState.COMPENSATED, lab.finish(run));
            var past = past(lab, run);
            var one = before(past, "one");
            assertEquals(2, past.step(one.moment(), "r").orElseThrow().attempts());
            assertEquals("r", path(past, go(past, one, Stride.BACK_OVER)));
            var undo = past.find("one~undo").orElseThrow();
            assertEquals(Activation.Kind.UNDO, undo.kind());
            assertEquals("t.main/one#undo", undo.staticId());
            assertEquals(RunState.COMPENSATING, past.picture(undo.began()).state());
            assertEquals(List.of("done", "failed"), past.effects(undo.began()).stream().map(e -> e.state()).toList());
            assertEquals("compensated", past.effects(past.last()).getFirst().state());
            var failed = past.search(new Cursor(past.last(), -1), false, Set.of(),
                    visit -> visit.when() == Visit.When.FAILED).orElseThrow();
            assertEquals("two", failed.activation().path());
            assertEquals("one~undo", path(past, go(past, before(past, "two"), Stride.OVER)));
        }
    }

    @Test
    void roundsAndCapsAreKnown() {
        try (var lab = new Lab()) {
            var run = lab.start(new PlanBuilder().budget(usd(0.95))
                    .main(new Stmt.Repeat("tries", "n", 5, op(Expr.Op.EQ, var("n"), num(2)),
                            block(step("buy", call("paid", text("x"))).budget(usd(0.4)), var("buy"))), var("tries"))
                    .build());
            assertEquals(RunState.DONE, lab.finish(run));
            var past = past(lab, run);
            var second = past.find("tries[2]/buy").orElseThrow();
            var call = past.events(past.last(), "tries[2]/buy").stream().filter(e -> e.type().equals("call.intended"))
                    .findFirst().orElseThrow();
            var moment = past.at(call.seq());
            var purses = past.purses(moment, second.number());
            assertEquals(List.of("the step buy", "t.main"), purses.stream().map(p -> p.what()).toList());
            assertEquals(300_000, purses.getFirst().reserved());
            assertEquals(600_000, purses.getLast().spent() + purses.getLast().reserved());
            assertEquals(List.of(Waiting.Kind.CALL),
                    past.picture(moment).waiting().stream().map(Waiting::kind).toList());
            assertEquals(new Value.Int(2), past.value(moment, second.number(), "n").orElseThrow());
            assertEquals(0, past.purses(0, 0).getFirst().spent());
        }
    }

    @Test
    void whatIsThereAlreadyStaysAsItIsWhileARunGoesOn() {
        try (var lab = new Lab()) {
            var run = lab.start(nested());
            lab.rest(run);
            var past = past(lab, run);
            var before = new HashMap<Integer, Object>();
            for (var moment = 0; moment < past.last(); moment++) {
                before.put(moment, ids(past, moment));
            }
            lab.finish(run);
            past.refresh();
            before.forEach((moment, ids) -> assertEquals(ids, ids(past, moment)));
        }
    }

    private static Map<String, Object> ids(Past past, int moment) {
        var picture = past.picture(moment);
        return Map.of("live", picture.live().stream().map(Activation::id).toList(), "state", picture.state(), "names",
                past.variables(moment, picture.live().isEmpty() ? 0 : picture.live().getLast().number()));
    }

    @Test
    void aJournalThatCantBeReadSaysSo() {
        try (var lab = new Lab()) {
            lab.unchecked();
            var run = lab.start(nested());
            lab.finish(run);
            var bytes = lab.disk.entry(run, 3).clone();
            bytes[4] ^= 1;
            lab.disk.tamper(run, 3, bytes);
            var e = assertThrows(StoreException.class, () -> lab.engine().past(run));
            assertTrue(String.valueOf(e.getMessage()).contains("Entry 3"), e.getMessage());
            assertTrue(lab.engine().past(new RunId("r-none")).isEmpty());
        }
    }
}
