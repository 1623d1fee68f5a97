package dev.steward.crash.child;

import static dev.steward.testkit.Plans.TEXT;
import static dev.steward.testkit.Plans.agent;
import static dev.steward.testkit.Plans.block;
import static dev.steward.testkit.Plans.call;
import static dev.steward.testkit.Plans.foreach;
import static dev.steward.testkit.Plans.join;
import static dev.steward.testkit.Plans.list;
import static dev.steward.testkit.Plans.num;
import static dev.steward.testkit.Plans.parallel;
import static dev.steward.testkit.Plans.pure;
import static dev.steward.testkit.Plans.saga;
import static dev.steward.testkit.Plans.step;
import static dev.steward.testkit.Plans.sub;
import static dev.steward.testkit.Plans.text;
import static dev.steward.testkit.Plans.var;
import static dev.steward.testkit.Plans.waits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import dev.steward.engine.RunState;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Value;
import dev.steward.testkit.PlanBuilder;
import dev.steward.testkit.Plans;

/** The playbooks of the company that is killed. Each takes the text {@code tag}; the ids of its effects begin so. */
public final class Playbooks {

    /** Marks in ids: a read that goes to the server, a large answer, a call refused once, an answer lost once. */
    public static final String FAR = "far", LARGE = "large", REFUSED = "refused", CUT = "cut";
    /** The playbook that waits until someone cancels it. */
    static final String CANCELLED = "cancelled";
    /** The playbook whose runs are paused when they have started. */
    static final String PAUSED = "paused";

    /** How most runs end. */
    private static final Set<RunState> DONE = Set.of(RunState.DONE);

    /** A playbook by name, and how its runs may end. */
    public record Playbook(Plan plan, Set<RunState> ends) {
        /** Also the plan's hash. */
        public String name() {
            return plan.hash();
        }
    }

    private static final List<Playbook> ALL = List.of(
            named("pipeline", DONE, pipeline()),
            named("loops", DONE, company().main(items(6, 1, effect("put", "put", "")),
                    items(5, 1, effect("launch", "launch", "")), text("end"))),
            named("parallel", DONE, company().main(lanes(), items(8, 4, effect("add", "add", "")),
                    text("end"))),
            named("saga", Set.of(RunState.COMPENSATED), company().main(saga(undone("one"),
                    items(3, 1, undone("many")), undone("two"), effect("read", "read", FAR),
                    new Stmt.Raise("Broken", text("as written"))), text("end"))),
            named("approval", Set.of(RunState.DONE, RunState.COMPENSATED, RunState.PARTLY_COMPENSATED),
                    company().main(saga(undone("before"), step("asked", call("launch", id("asked"))).approve(),
                            step("again", call("put", id("again"))).approve()), text("end"))),
            named("timer", DONE, company().main(effect("first", "put", ""),
                    waits("short", Duration.ofMillis(30)), effect("second", "launch", ""),
                    waits("longer", Duration.ofMillis(200)), effect("third", "add", ""), text("end"))),
            named("memory", DONE, memory()),
            named("paid", DONE, paid()),
            named("unreliable", DONE, unreliable()),
            named("final", DONE, company().main(items(4, 2, effect("fire", "fire", "")), text("end"))),
            named("nested", DONE, nested()),
            named(CANCELLED, Set.of(RunState.COMPENSATED, RunState.CANCELLED), company().main(
                    saga(undone("one"), undone("two"), waits("for-ever", Duration.ofHours(1)),
                            effect("never", "fire", "")),
                    text("end"))),
            named(PAUSED, DONE, company().main(items(10, 1, effect("put", "put", "")), text("end"))));

    private Playbooks() {
    }

    /** The playbooks of a company's runs, by the company's seed. */
    public static List<Playbook> picked(long seed, int runs) {
        var random = new Random(seed);
        var picked = new ArrayList<Playbook>();
        for (var i = 0; i < runs; i++) {
            picked.add(ALL.get(random.nextInt(ALL.size())));
        }
        return picked;
    }

    /** The plan of a hash. */
    public static Plan plan(String hash) {
        return named(hash).plan();
    }

    /** The playbook of a plan's hash. */
    public static Playbook named(String hash) {
        return ALL.stream().filter(p -> p.name().equals(hash)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no playbook " + hash + "."));
    }

    private static Playbook named(String name, Set<RunState> ends, PlanBuilder builder) {
        var plan = builder.build();
        var main = plan.playbooks().get(plan.entry());
        if (main == null) {
            throw new IllegalArgumentException("no entry in " + name);
        }
        return new Playbook(new Plan(name, plan.entry(), plan.playbooks(), plan.agents(), plan.connectors(),
                plan.policies(), plan.types()), ends);
    }

    private static PlanBuilder company() {
        return new PlanBuilder().input("tag", TEXT, null);
    }

    // ---- parts

    private static Expr id(String rest) {
        return join(var("tag"), text("/" + rest));
    }

    /** A step that tries again; inside of a loop its id has the item. */
    private static Stmt.Step effect(String name, String operation, String mark) {
        return new Stmt.Step(name, call(operation, id(name + mark)), null, new Stmt.Retry(3, Duration.ofMillis(5),
                Duration.ofMillis(20), List.of("Outage")), List.of(), null, null);
    }

    private static Stmt.Step inLoop(Stmt.Step step) {
        var operation = (Call.Operation) step.call();
        var undo = step.undo();
        return new Stmt.Step(step.name(), perItem(operation), step.approve(), step.retry(), step.handlers(),
                undo == null ? null : perItem(undo), step.budget());
    }

    private static Call.Operation perItem(Call.Operation call) {
        var id = call.args().get("id");
        return id == null ? call : new Call.Operation(call.connector(), call.operation(),
                Map.of("id", join(id, text("/"), var("item"))));
    }

    private static Stmt.Step undone(String name) {
        return step(name, call("add", id(name))).undo("remove", id(name)).build();
    }

    private static Stmt items(int count, int parallel, Stmt.Step body) {
        var numbers = new Expr[count];
        for (var i = 0; i < count; i++) {
            numbers[i] = num(i + 1);
        }
        var loop = (Stmt.Foreach) foreach("item", list(numbers), parallel, inLoop(body));
        return new Stmt.Foreach(body.name() + "s", loop.variable(), loop.in(), loop.key(), loop.max(), parallel,
                loop.body());
    }

    // ---- playbooks

    private static PlanBuilder pipeline() {
        var body = new ArrayList<>();
        for (var i = 0; i < 24; i++) {
            var name = "read" + i;
            body.add(step(name, call("read", id(name + (i % 6 == 5 ? FAR : i == 10 ? LARGE : "")))));
            body.add(step("pure" + i, pure(join(text(i + " "), var(i == 10 ? "tag" : name)))));
        }
        body.add(effect("end", "launch", ""));
        body.add(text("end"));
        return company().main(body.toArray());
    }

    private static Stmt lanes() {
        return parallel(3, Stmt.Join.ALL, 0,
                block(effect("a1", "launch", ""), effect("a2", "put", "")),
                block(effect("b1", "add", ""), effect("b2", "read", FAR), effect("b3", "launch", "")),
                block(effect("c1", "put", ""), effect("c2", "fire", "")),
                block(effect("d1", "read", LARGE), effect("d2", "launch", "")));
    }

    private static PlanBuilder memory() {
        return company().main(
                step("note", new Call.WriteRecord("t.Issue", Map.of("title", id("note")), true)),
                effect("put", "put", ""),
                step("voice", new Call.Remember("t.Voice", null, Map.of("text", id("voice")), null, false)),
                step("known", new Call.Recall("t.Voice", null, null, 5, null, null)),
                step("next", new Call.WriteRecord("t.Issue", Map.of("title", id("next")), true)),
                effect("end", "launch", ""), text("end"));
    }

    private static PlanBuilder paid() {
        return company().agent("t.writer", TEXT, CountedModel.NAME).main(
                effect("one", "paid", ""), step("write", agent("t.writer")), effect("put", "put", ""),
                items(4, 2, effect("more", "paid", "")), step("again", agent("t.writer")),
                effect("end", "launch", ""), text("end"));
    }

    private static PlanBuilder unreliable() {
        return company().main(effect("a", "put", REFUSED), effect("b", "put", CUT),
                effect("c", "launch", REFUSED), effect("d", "launch", CUT), effect("e", "add", CUT),
                effect("f", "fire", REFUSED), effect("g", "fire", CUT), items(3, 3, effect("h", "launch", CUT)),
                text("end"));
    }

    private static PlanBuilder nested() {
        return company()
                .playbook("t.inner", List.of(new Plan.Param("tag", Plans.TEXT, null)), null,
                        effect("put", "put", ""), items(3, 3, effect("launch", "launch", "")), text("inner"))
                .main(step("first", sub("t.inner", "tag", id("first"))), effect("read", "read", LARGE),
                        new Stmt.Branch("taken", List.of(new Stmt.Arm(new Expr.Const(new Value.Bool(true)),
                                block(step("second", sub("t.inner", "tag", id("second"))), text("yes")))),
                                block(text("no"))),
                        text("end"));
    }
}
