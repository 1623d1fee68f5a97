package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.agent;
import static dev.steward.testkit.Plans.block;
import static dev.steward.testkit.Plans.call;
import static dev.steward.testkit.Plans.foreach;
import static dev.steward.testkit.Plans.join;
import static dev.steward.testkit.Plans.list;
import static dev.steward.testkit.Plans.num;
import static dev.steward.testkit.Plans.op;
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
import java.util.SplittableRandom;

import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.plan.Stmt.HandlerAction;
import dev.steward.engine.plan.Stmt.Outcome;
import dev.steward.testkit.PlanBuilder;
import dev.steward.testkit.Plans;
import dev.steward.testkit.StepPlan;

/** Plans by chance, the same for the same seed; no two steps act on the same thing. */
final class RandomPlans {

    private static final int DEEPEST = 3;

    private final SplittableRandom random;
    private final PlanBuilder builder = new PlanBuilder();
    private int names;

    RandomPlans(SplittableRandom random) {
        this.random = random;
    }

    Plan plan() {
        builder.agent("w", Plans.TEXT, "m", "n");
        builder.playbook("t.inner", List.of(new Plan.Param("id", Plans.TEXT, null)), null,
                saga(step("deep", call("add", join(var("id"), text("-deep")))).undo("remove",
                        join(var("id"), text("-deep"))),
                        step("deeper", call("launch", join(var("id"), text("-deeper")))).retry(1, "Outage")));
        if (random.nextInt(4) == 0) {
            builder.delegate(Plan.Delegation.Level.SUPERVISED, Duration.ofMinutes(30), Plan.EffectKind.IRREVERSIBLE);
        }
        if (random.nextInt(6) == 0) {
            builder.policy("rule", "t.out.put", op(Expr.Op.EQ, num(1), num(random.nextInt(2))),
                    random.nextBoolean() ? Plan.Verdict.ASK : Plan.Verdict.DENY);
        }
        return builder.main(statements(0)).build();
    }

    private Object[] statements(int depth) {
        var parts = new ArrayList<Object>();
        for (var i = random.nextInt(1, 5); i > 0; i--) {
            parts.add(statement(depth));
        }
        return parts.toArray();
    }

    private Stmt.Block body(int depth) {
        return block(statements(depth + 1));
    }

    private Object statement(int depth) {
        var name = "s" + ++names;
        return switch (random.nextInt(depth >= DEEPEST ? 8 : 13)) {
            case 0 -> step(name, pure(num(names)));
            case 1 -> waits(name, Duration.ofMinutes(random.nextInt(90)));
            case 2 -> random.nextInt(5) == 0 ? new Stmt.Raise("Broke", text("by chance")) : effect(name);
            case 3 -> recovering(step(name, agent("w")));
            case 4 -> recovering(step(name, call("paid", text(name))));
            case 8 -> saga(statements(depth + 1));
            case 9 -> parallel(random.nextInt(1, 4), Stmt.Join.ALL, 0, body(depth), body(depth));
            case 10 -> foreach(name, list(text(name + "a"), text(name + "b"), text(name + "c")), random.nextInt(1, 4),
                    step(name + "x", call("add", var(name))).undo("remove", var(name)));
            case 11 -> new Stmt.Branch(null,
                    List.of(new Stmt.Arm(op(Expr.Op.EQ, num(random.nextInt(2)), num(1)), body(depth))), body(depth));
            case 12 -> step(name, sub("t.inner", "id", text(name)));
            default -> effect(name);
        };
    }

    private StepPlan effect(String name) {
        var step = switch (random.nextInt(4)) {
            case 0 -> step(name, call("put", text(name)));
            case 1 -> step(name, call("fire", text(name)));
            case 2 -> step(name, call("launch", text(name)));
            default -> step(name, call("add", text(name))).undo("remove", text(name));
        };
        if (random.nextInt(4) == 0) {
            step.approve("Go on?", random.nextBoolean() ? Outcome.ABORT : Outcome.SKIP, "id");
        }
        return recovering(step);
    }

    private StepPlan recovering(StepPlan step) {
        if (random.nextBoolean()) {
            step.retry(random.nextInt(1, 3), "Outage", "Timeout");
        }
        return switch (random.nextInt(8)) {
            case 0 -> step.on("Outage", new HandlerAction.Use(text("instead")));
            case 1 -> step.on("", new HandlerAction.Escalate(text("What now?")));
            case 2 -> step.on("BudgetExceeded", new HandlerAction.Skip(text("too dear")));
            default -> step;
        };
    }
}
