package dev.steward.engine.tests.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Stmt;
import dev.steward.testkit.Plans;

/** Constructs that hold others. */
final class Blocks {

    private Blocks() {
    }

    static Object saga(Playbooks g, Place place, String name) {
        var body = new ArrayList<>(List.of(g.statements(place.inSaga())));
        if (g.choices.oneIn(3)) {
            body.add(new Stmt.Raise("Broke", Plans.text("at last")));
        }
        return new Stmt.Saga(Plans.block(body.toArray()));
    }

    static Object parallel(Playbooks g, Place place, String name) {
        var lanes = new ArrayList<Stmt.Block>();
        var join = g.choices.of(Stmt.Join.ALL, Stmt.Join.ANY, Stmt.Join.COUNT);
        var sagas = join != Stmt.Join.ALL && !g.choices.oneIn(4);
        for (var lane = 0; lane < 2 + g.choices.below(2); lane++) {
            lanes.add(g.body(sagas ? place.inRace(name, lane) : place.inLane(name, lane)));
        }
        return new Stmt.Parallel(1 + g.choices.below(3), join, 1 + g.choices.below(2), lanes, sagas);
    }

    /** A block whose errors are handled; done once more, it has its name in the paths. */
    static Object guard(Playbooks g, Place place, String name) {
        g.facts.guard(name);
        g.fact(place, name, null);
        var binds = g.choices.oneIn(2);
        var body = new ArrayList<>(List.of(g.statements(place.deeper())));
        if (g.choices.oneIn(2)) {
            body.add(new Stmt.Raise(g.choices.of("Broke", "Outage"), Plans.text("in the block")));
        }
        if (binds) {
            body.add(Plans.text("own"));
        }
        return new Stmt.Guard(name, binds, binds ? Plans.TEXT : Plans.NOTHING, Plans.block(body.toArray()),
                Leaves.handlers(g, false));
    }

    static Object race(Playbooks g, Place place, String name) {
        var lanes = new ArrayList<Stmt.Block>();
        for (var lane = 0; lane < 2 + g.choices.below(2); lane++) {
            lanes.add(g.body(place.inRace(name, lane)));
        }
        return new Stmt.Race(g.choices.oneIn(2) ? name : null, lanes);
    }

    static Object deadline(Playbooks g, Place place, String name) {
        var time = g.choices.of(Duration.ofSeconds(20), Duration.ofMinutes(10), Duration.ofHours(3),
                Duration.ofDays(2));
        g.fact(place, name, null);
        return new Stmt.Deadline(name, Plans.span(time), g.body(place.deeper()), g.choices.of(Stmt.Outcome.values()),
                g.choices.oneIn(3) ? Plans.text("late") : null);
    }

    /** One of the few kinds of events that the operator sends, with an end, as it may never come. */
    static Object event(Playbooks g, Place place, String name) {
        var time = g.choices.of(Duration.ofMinutes(1), Duration.ofHours(3), Duration.ofDays(2));
        var where = switch (g.choices.below(4)) {
            case 0 -> null;
            case 1 -> Plans.op(Expr.Op.GT, Plans.var("nothing"), Plans.num(1));
            default -> Plans.op(Expr.Op.EQ, new Expr.Get(Plans.var("event"), "number", false),
                    Plans.num(g.choices.below(3)));
        };
        g.fact(place, name, null);
        return new Stmt.OnEvent(name, "t.Issue", "event", where, Plans.span(time), g.choices.of(Stmt.Outcome.values()),
                null, g.choices.oneIn(2) ? g.body(place.deeper()) : null);
    }

    static Object foreach(Playbooks g, Place place, String name) {
        var variable = "v" + name;
        var items = new ArrayList<Expr>();
        for (var key : List.of("a", "b/]%", "c", "a").subList(0,
                g.choices.of(2, 2, 3, 3, 1, 3, 2, g.choices.of(0, 4)))) {
            items.add(Plans.text(key));
        }
        var parallel = 1 + g.choices.below(3);
        var named = g.choices.oneIn(2) ? name : null;
        g.facts.add(new Facts.Loop(named == null ? variable : name, place.lanes(), parallel > 1));
        return new Stmt.Foreach(named, variable, Plans.list(items.toArray(Expr[]::new)), Plans.var(variable), 3,
                parallel, g.body(place.inLoop(variable)));
    }

    /** Until the round of a number, which may be one too many. */
    static Object repeat(Playbooks g, Place place, String name) {
        var round = "v" + name;
        var until = g.choices.oneIn(3) ? null
                : Plans.op(Expr.Op.GE, Plans.var(round), Plans.num(1 + g.choices.below(4)));
        g.facts.add(new Facts.Loop(name, place.lanes(), false));
        return new Stmt.Repeat(name, round, 1 + g.choices.below(3), until, g.body(place.inLoop(round)));
    }

    static Object branch(Playbooks g, Place place, String name) {
        var arm = new Stmt.Arm(Plans.op(Expr.Op.EQ, Plans.num(g.choices.below(2)), Plans.num(1)),
                g.body(place.deeper()));
        return new Stmt.Branch(g.choices.oneIn(2) ? name : null, List.of(arm), g.body(place.deeper()));
    }

    /** Another playbook; in its own body and deeper there is none to call. */
    static Object playbook(Playbooks g, Place place, String name) {
        if (g.inner.isEmpty() || place.base().equals("id")) {
            return Leaves.value(g, place, name);
        }
        var called = List.copyOf(g.inner.values()).get(g.choices.below(g.inner.size()));
        var gate = g.choices.oneIn(6) ? Leaves.gate(g) : null;
        var cap = g.choices.oneIn(5) ? g.budget() : null;
        var undo = place.saga() && g.choices.oneIn(5) ? (Call.Operation) Plans.call("remove", g.id(place, name)) : null;
        g.facts.add(new Facts.Step(name, "", false, gate != null, undo != null, place.lanes(), cap, called.budget(),
                null, null));
        return Leaves.step(name, Plans.sub(called.name(), "id", g.id(place, name)), gate, Leaves.retry(g),
                Leaves.handlers(g, false), undo, cap);
    }
}
