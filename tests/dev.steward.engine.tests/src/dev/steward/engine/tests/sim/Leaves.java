package dev.steward.engine.tests.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.plan.Stmt.HandlerAction;
import dev.steward.engine.plan.Stmt.Outcome;
import dev.steward.engine.value.Type;
import dev.steward.testkit.Lab;
import dev.steward.testkit.Plans;

/** Constructs that hold no others. */
final class Leaves {

    private Leaves() {
    }

    // ---- steps

    static Object value(Playbooks g, Place place, String name) {
        g.fact(place, name, null);
        return step(name, Plans.pure(Plans.num(1)), null, null, List.of(), null, null);
    }

    static Object effect(Playbooks g, Place place, String name) {
        var does = g.choices.of("put", "add", "add", "fire", "launch", "order", "reserve", "buy");
        var undo = switch (does) {
            case "add" -> "remove";
            case "reserve" -> "release";
            default -> place.saga() && g.choices.oneIn(4) ? "remove" : null;
        };
        return operation(g, place, name, does, place.saga() && !(undo != null && g.choices.oneIn(6)) ? undo : null);
    }

    static Object reading(Playbooks g, Place place, String name) {
        return operation(g, place, name, g.choices.of("read", "paid", "bulk", "find"), null);
    }

    private static Object operation(Playbooks g, Place place, String name, String does, @Nullable String undo) {
        var gate = g.choices.oneIn(4) ? gate(g) : null;
        var cap = g.choices.oneIn(6) ? g.budget() : null;
        var id = g.id(place, name);
        g.facts.add(new Facts.Step(name, does, true, gate != null, undo != null, place.lanes(), cap, null, null, null));
        // what the operator may change is taken back as it was changed; the outside answers with what it did it to
        var changed = gate != null && !gate.editable().isEmpty();
        var taken = undo == null ? null : (Call.Operation) Plans.call(undo, changed ? Plans.var(name) : id);
        var retry = retry(g);
        var handlers = handlers(g, false);
        // a value instead of an answer that does not fit would not tell what is to be taken back
        var kept = changed && undo != null
                ? handlers.stream().filter(h -> !(h.action() instanceof HandlerAction.Use
                        || h.action() instanceof HandlerAction.Leave || h.action() instanceof HandlerAction.Person))
                        .toList()
                : handlers;
        List<Plan.Delegation> own = g.choices.oneIn(10) ? List.of(new Plan.Delegation(g.choices.of(
                Plan.Delegation.Level.SUPERVISED, Plan.Delegation.Level.APPROVAL), Duration.ofMinutes(20), List.of()))
                : List.of();
        return new Stmt.Step(name, Plans.call(does, id), gate, retry, kept, taken, cap, g.periodBudgets(name), own);
    }

    static Object agent(Playbooks g, Place place, String name) {
        var agent = g.agent(g.choices.of("w", "d"));
        var cap = g.choices.oneIn(5) ? g.budget() : null;
        var gate = g.choices.oneIn(6) ? gate(g) : null;
        g.facts.add(new Facts.Step(name, "", false, gate != null, false, place.lanes(), cap, null, agent.name(),
                agent.budget()));
        return new Stmt.Step(name, Plans.agent(agent.name()), gate, retry(g), handlers(g, true), null, cap,
                List.of(), List.of(), g.choices.oneIn(4) ? Duration.ofMinutes(15) : null);
    }

    static Object human(Playbooks g, Place place, String name) {
        var kind = g.choices.of(Call.HumanKind.DO, Call.HumanKind.FILL, Call.HumanKind.EDIT, Call.HumanKind.CHOOSE);
        var output = kind == Call.HumanKind.DO ? Plans.NOTHING
                : kind == Call.HumanKind.CHOOSE ? Plans.TEXT
                        : g.choices.of(Plans.TEXT, Plans.INT, new Type.Named("t.Draft"),
                                new Type.OptionalOf(Plans.TEXT));
        g.fact(place, name, null);
        return step(name,
                new Call.Human(kind, Plans.text("Do " + name), kind == Call.HumanKind.EDIT ? Plans.text("old")
                        : kind == Call.HumanKind.CHOOSE ? Plans.list(Plans.text(Answers.GIVEN), Plans.text("old"))
                                : null,
                        output, g.choices.oneIn(2) ? Plans.text("because") : null,
                        Duration.ofHours(g.choices.of(72, 8, 1)), outcome(g),
                        g.choices.oneIn(2) ? Plans.text("no time") : null),
                null, null, handlers(g, false), null, null);
    }

    static Object record(Playbooks g, Place place, String name) {
        g.fact(place, name, null);
        var fields = new LinkedHashMap<String, Expr>();
        var next = g.choices.oneIn(2);
        if (!next) {
            fields.put("number", Plans.num(g.choices.below(3)));
        }
        fields.put("title", Plans.text(name));
        return step(name, new Call.WriteRecord("t.Issue", fields, next), null, retry(g), handlers(g, false), null,
                null);
    }

    static Object remember(Playbooks g, Place place, String name) {
        g.fact(place, name, null);
        return step(name, new Call.Remember("t.Voice", g.choices.oneIn(2) ? g.id(place, name) : null,
                Map.of("text", g.id(place, name)), null, g.choices.oneIn(4),
                g.choices.oneIn(4) ? Plans.op(Expr.Op.ADD, Plans.var("now"), Plans.span(Duration.ofHours(1))) : null,
                g.choices.oneIn(4) ? "P1D" : null), null, retry(g), handlers(g, false), null,
                null);
    }

    static Object recall(Playbooks g, Place place, String name) {
        g.fact(place, name, null);
        return step(name, new Call.Recall(g.choices.of("t.Voice", "t.Issue"), null,
                g.choices.oneIn(2) ? Plans.text("s1 s2 s3") : null, g.choices.oneIn(2) ? 3 : null, null,
                g.choices.oneIn(4) ? new Expr.Const(new dev.steward.engine.value.Value.Moment(Lab.START)) : null,
                g.choices.oneIn(3) ? new Expr.Lambda("#item", Plans.op(Expr.Op.NE, Plans.var("#item"), Plans.num(1)))
                        : null),
                null,
                null, handlers(g, false), null, null);
    }

    // ---- statements

    static Object let(Playbooks g, Place place, String name) {
        return Plans.let(name, g.choices.oneIn(20) ? Plans.var("nothing") : Plans.text(name));
    }

    static Object wait(Playbooks g, Place place, String name) {
        g.fact(place, name, null);
        return new Stmt.Wait(name, switch (g.choices.below(4)) {
            case 0 -> Plans.span(Duration.ofMinutes(g.choices.below(90)));
            case 1 -> Plans.span(Duration.ofDays(g.choices.below(40)));
            case 2 -> new Expr.Const(new dev.steward.engine.value.Value.Moment(Lab.START.plusSeconds(600)));
            default -> Plans.span(Duration.ofMillis(g.choices.below(50)));
        });
    }

    static Object raise(Playbooks g, Place place, String name) {
        return !place.saga() && !g.choices.oneIn(3) ? effect(g, place, name)
                : new Stmt.Raise(g.choices.of("Broke", "Outage"), Plans.text("by chance"));
    }

    static Object escalate(Playbooks g, Place place, String name) {
        g.fact(place, name, null);
        return new Stmt.Escalate(name, Plans.text("Go on?"));
    }

    static Object returns(Playbooks g, Place place, String name) {
        return !g.choices.oneIn(3) ? effect(g, place, name) : Plans.returns(Plans.text("early"));
    }

    static Object skip(Playbooks g, Place place, String name) {
        return !g.choices.oneIn(3) ? effect(g, place, name) : new Stmt.EndSkipped(Plans.text("not today"));
    }

    // ---- parts of steps

    static Stmt.Step step(String name, Call call, Stmt.@Nullable Approval gate, Stmt.@Nullable Retry retry,
            List<Stmt.Handler> handlers, Call.@Nullable Operation undo, Stmt.@Nullable Budget cap) {
        return new Stmt.Step(name, call, gate, retry, handlers, undo, cap);
    }

    private static Outcome outcome(Playbooks g) {
        return g.choices.of(Outcome.ABORT, Outcome.SKIP, Outcome.ESCALATE, Outcome.END_SKIPPED);
    }

    static Stmt.Approval gate(Playbooks g) {
        return new Stmt.Approval(Plans.text("Go on?"), List.of(new Stmt.Shown("cost", Plans.var("cost"))),
                g.choices.oneIn(2) ? List.of("id") : List.of(), null, Duration.ofHours(g.choices.of(8, 1, 100)),
                outcome(g), g.choices.of(Outcome.ABORT, Outcome.SKIP, Outcome.END_SKIPPED));
    }

    static Stmt.@Nullable Retry retry(Playbooks g) {
        return g.choices.oneIn(2)
                ? new Stmt.Retry(1 + g.choices.below(3), Duration.ofSeconds(10), Duration.ofMinutes(5),
                        List.of("Outage", "Timeout", "RateLimit"))
                : null;
    }

    static List<Stmt.Handler> handlers(Playbooks g, boolean agent) {
        var handlers = new ArrayList<Stmt.Handler>();
        for (var i = g.choices.weighted(5, 2, 1); i > 0; i--) {
            List<String> errors = g.choices.of(List.of(), List.of("Outage"), List.of("BudgetExceeded", "PolicyDenied"),
                    List.of("InvalidOutput"));
            handlers.add(new Stmt.Handler(errors, switch (g.choices.below(agent ? 9 : 7)) {
                case 0 -> new HandlerAction.Use(Plans.text("instead"));
                case 1 -> new HandlerAction.Escalate(Plans.text("What now?"));
                case 2 -> new HandlerAction.Skip(Plans.text("too dear"));
                case 3 -> new HandlerAction.RaiseError("Other", Plans.text("another one"));
                case 4 -> new HandlerAction.Leave();
                case 5 -> new HandlerAction.Person(new Call.Human(Call.HumanKind.FILL, Plans.text("Do it"), null,
                        Plans.TEXT, null, Duration.ofHours(g.choices.of(72, 1)), outcome(g), null));
                case 6 -> new HandlerAction.Cached();
                case 7 -> new HandlerAction.WithModel("o");
                default -> new HandlerAction.Repair(g.choices.below(3));
            }));
        }
        return handlers;
    }
}
