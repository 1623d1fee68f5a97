package dev.steward.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.testkit.PlanBuilder;
import dev.steward.testkit.Plans;

/** The playbooks of the benches. Their hash is their name, so that another process finds them again. */
final class Playbooks {

    /** Steps of a run. */
    static final int STEPS = 20;

    private Playbooks() {
    }

    /** Steps whose results are free: they need no barrier. */
    static Plan free() {
        return steps("free", "read");
    }

    /** Steps that are effects: a barrier stands before each. */
    static Plan effects() {
        return steps("effects", "put");
    }

    /** Effects of which it can be found out whether they happened. */
    static Plan verified() {
        return steps("verified", "launch");
    }

    private static Plan steps(String name, String operation) {
        return named(name, IntStream.range(0, STEPS)
                .mapToObj(i -> Plans.step("step" + i, Plans.call(operation, Plans.text("letter " + i)))).toArray());
    }

    /** One free step, whose result is large. */
    static Plan large() {
        return named("large", Plans.step("fetch", Plans.call("read", Plans.text("large"))));
    }

    /** One step, then days of waiting. */
    static Plan waiting() {
        return named("waiting", Plans.step("first", Plans.call("read", Plans.text("first"))),
                Plans.waits("days", Duration.ofDays(10)), Plans.step("last", Plans.call("read", Plans.text("last"))));
    }

    /** That many free steps, one after the other, in two loops. */
    static Plan loop(int steps) {
        var inner = Math.min(steps, 1000);
        return named("loop" + steps, each("i", steps / inner,
                each("j", inner, Plans.step("read", Plans.call("read", Plans.text("letter"))))));
    }

    /** That many free steps, one after the other, in a loop of a playbook that is called in a loop. */
    static Plan nested(int steps) {
        var inner = Math.min(steps, 500);
        var plan = new PlanBuilder()
                .playbook("t.inner", List.of(new Plan.Param("who", Plans.INT, null)), null,
                        each("j", inner, Plans.step("read", Plans.call("read", Plans.text("letter")))),
                        Plans.returns(Plans.text("done")))
                .main(each("i", steps / inner, Plans.step("visit", Plans.sub("t.inner", "who", Plans.var("i")))))
                .build();
        return new Plan("nested" + steps, plan.entry(), plan.playbooks(), Map.of(), plan.connectors(), List.of(),
                plan.types());
    }

    private static Stmt each(String variable, int times, Object body) {
        var items = IntStream.range(0, times).mapToObj(Plans::num).toArray(dev.steward.engine.plan.Expr[]::new);
        return new Stmt.Foreach(null, variable, Plans.list(items), Plans.var(variable), times, 1, Plans.block(body));
    }

    private static Plan named(String name, Object... body) {
        var plan = new PlanBuilder().main(body).build();
        return new Plan(name, plan.entry(), plan.playbooks(), Map.of(), plan.connectors(), List.of(), plan.types());
    }
}
