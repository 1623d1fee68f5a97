package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.agent;
import static dev.steward.testkit.Plans.block;
import static dev.steward.testkit.Plans.call;
import static dev.steward.testkit.Plans.foreach;
import static dev.steward.testkit.Plans.list;
import static dev.steward.testkit.Plans.parallel;
import static dev.steward.testkit.Plans.plan;
import static dev.steward.testkit.Plans.returns;
import static dev.steward.testkit.Plans.saga;
import static dev.steward.testkit.Plans.step;
import static dev.steward.testkit.Plans.sub;
import static dev.steward.testkit.Plans.text;
import static dev.steward.testkit.Plans.var;
import static dev.steward.testkit.Plans.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.steward.engine.RunState;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.spi.ModelClient;
import dev.steward.testkit.Crash;
import dev.steward.testkit.Lab;
import dev.steward.testkit.Life;
import dev.steward.testkit.PlanBuilder;
import dev.steward.testkit.Plans;
import dev.steward.testkit.ScriptedModel;

/** The process is lost at the first, second, third … instant; each time the run comes to the same end. */
class CrashEverywhereTest extends BoundedTest {

    private static final int MOST = 400;

    record Case(String name, Plan plan, boolean failing) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("effects of each kind",
                        plan(step("r", call("read", text("x"))), step("p", call("put", text("p"))),
                                step("a", call("add", text("a"))), step("f", call("fire", text("f"))),
                                step("l", call("launch", text("l"))), returns(var("r"))),
                        false),
                new Case("approval and wait", plan(step("f", call("fire", text("f"))).approve(),
                        waits("pause", Duration.ofHours(2)), step("g", call("launch", text("g"))).approve()), false),
                new Case("saga that fails", plan(saga(step("a", call("add", text("a"))).undo("remove", text("a")),
                        parallel(2, Stmt.Join.ALL, 2,
                                block(step("b", call("add", text("b"))).undo("remove", text("b"))),
                                block(step("c", call("put", text("c"))))),
                        step("bad", call("read", text("bad"))))), true),
                new Case("loop in parallel", plan(foreach("n", list(text("ana"), text("bo"), text("cy")), 2,
                        step("send", call("fire", var("n"))), step("mark", call("put", var("n"))))), false),
                new Case("agent and inner playbook", new PlanBuilder().agent("w", Plans.TEXT, "m")
                        .playbook("t.inner", List.of(new Plan.Param("x", Plans.TEXT, null)), null,
                                step("in", call("launch", var("x"))), returns(var("in")))
                        .main(step("d", agent("w")), step("s", sub("t.inner", "x", var("d"))), returns(var("s")))
                        .build(),
                        false),
                new Case("agent with tools", new PlanBuilder().agent("w", Plans.TEXT, "m").tools("w", "read", "paid")
                        .main(step("d", agent("w")), step("f", call("fire", var("d"))), returns(var("d"))).build(),
                        false),
                new Case("retries", plan(step("q", call("read", text("x"))).retry(3, "Outage"),
                        step("f", call("fire", var("q")))), false));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsTheSameWhereverItIsLost(Case given) {
        loop(given, true);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsTheSameWhenCommitsLagBehind(Case given) {
        loop(given, false);
    }

    private static void loop(Case given, boolean atOnce) {
        var calm = run(given, Life.long_(), atOnce);
        for (var instant = 1; instant < MOST; instant++) {
            var life = Life.until(instant);
            var crashed = run(given, life, atOnce);
            assertEquals(calm, crashed, given + " lost at instant " + instant + " (" + life.end() + ")");
            if (life.end().isEmpty()) {
                assertTrue(instant > 5, "the case has hardly any instants");
                return;
            }
        }
        throw new AssertionError("more than " + MOST + " instants");
    }

    private static String run(Case given, Life life, boolean atOnce) {
        try (var lab = new Lab(life, atOnce)) {
            if (given.name().equals("agent with tools")) {
                lab.model.does("m", CrashEverywhereTest::asking);
            } else {
                lab.model.says("m", "written");
            }
            if (given.failing()) {
                lab.world.script("read", (op, usual) -> {
                    throw new dev.steward.engine.spi.BoundaryException("NotFound", "nothing there");
                });
            } else if (given.name().equals("retries")) {
                lab.world.failing("read", 2, "Outage");
            }
            start(lab, given);
            var run = lab.disk.runs().get(0);
            RunState state;
            try {
                state = lab.finish(run);
            } catch (RuntimeException | Error e) {
                if (life.end().isEmpty()) {
                    throw e;
                }
                lab.crash();
                state = lab.finish(run);
            }
            return state + " " + lab.world.effects().stream().sorted().toList();
        }
    }

    /** What it asks for next depends on what it was told, not on which process hears it. */
    private static Object asking(ModelClient.ModelRequest request) {
        var told = request.turns().stream().filter(turn -> turn.role().equals("tool")).count();
        return told == 0 ? List.of(ScriptedModel.use("c1", "out.read", "x"), ScriptedModel.use("c2", "out.what", "x"))
                : told == 2 ? List.of(ScriptedModel.use("c3", "out.paid", "y"))
                        : request.turns().getLast().text().contains("read y") ? "written" : "not heard";
    }

    private static void start(Lab lab, Case given) {
        try {
            lab.start(given.plan());
        } catch (RuntimeException | Crash e) {
            if (lab.life().alive()) {
                throw e;
            }
            lab.crash();
            if (lab.disk.runs().isEmpty()) {
                lab.start(given.plan());
            }
        }
    }
}
