package dev.steward.engine.tests.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Plan.Delegation.Level;
import dev.steward.engine.plan.Plan.EffectKind;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef.Label;
import dev.steward.testkit.Plans;

/** Writes playbooks by chance. Everything that a step does outside is named after its path, so that it can be told apart. */
final class Playbooks {

    static final String RUN = "n";
    private static final int DEEPEST = 3;
    private static final int MOST = 4;

    final Choices.Source choices;
    final Facts facts = new Facts();
    final Map<String, Plan.PlaybookPlan> inner = new LinkedHashMap<>();
    private final List<Construct> constructs = new ArrayList<>();
    private final Map<String, Plan.AgentPlan> agents = new LinkedHashMap<>();
    private int names;
    private int room = 24;

    Playbooks(Choices.Source choices) {
        this.choices = choices;
        for (var construct : Construct.all()) {
            if (constructs.isEmpty() || choices.below(3) > 0) {
                constructs.add(construct);
            }
        }
    }

    /** A plan under a hash; with it come its {@link #facts}. */
    Plan plan(String hash) {
        agent("w", Plans.TEXT);
        agent("d", new Type.Named("t.Draft"));
        for (var i = choices.below(3); i > 0; i--) {
            var name = "t.inner" + i;
            inner.put(name, playbook(name, "id", true));
        }
        var all = new LinkedHashMap<>(inner);
        all.put("t.main", playbook("t.main", RUN, false));
        var rules = new ArrayList<>(policies());
        rules.addAll(counting());
        return new Plan(hash, "t.main", all, agents, Map.of(Plans.OUT, Operations.connector(rate())), rules,
                Plans.types(), true);
    }

    private void agent(String name, Type output) {
        agents.put(name, new Plan.AgentPlan(name, false, "m", List.of("n", "o").subList(0, choices.below(3)),
                Plans.text("Write."), output, choices.oneIn(5) ? budget() : null, periodBudgets("agent " + name),
                List.of(), tools()));
    }

    /** What a model may ask for. */
    private List<String> tools() {
        return choices.oneIn(3) ? choices.of(List.of("read"), List.of("paid"), List.of("read", "bulk", "paid", "find"))
                .stream().map(tool -> Plans.OUT + "." + tool).toList() : List.of();
    }

    Plan.AgentPlan agent(String name) {
        var found = agents.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no agent " + name);
        }
        return found;
    }

    private Plan.PlaybookPlan playbook(String name, String base, boolean called) {
        var cap = choices.oneIn(4) ? budget() : null;
        var body = new ArrayList<>(List.of(statements(Place.top(called ? 1 : 0, base))));
        if (called) {
            body.add(Plans.text("value of " + name));
        }
        return new Plan.PlaybookPlan(name, List.of(new Plan.Param(base, Plans.TEXT, null, labels(called))), Plans.TEXT,
                delegation(),
                cap, periodBudgets(name), List.of(), null, choices.below(3), Plans.block(body.toArray()));
    }

    /** What the run is about may come from outside; then all that is made of it does, and every operation takes it. */
    private java.util.Set<Label> labels(boolean called) {
        return !called && choices.oneIn(3) ? java.util.Set.of(Label.UNTRUSTED) : java.util.Set.of();
    }

    /** Over all runs of a period, with what is done at the limit. */
    List<Stmt.Budget> periodBudgets(String owner) {
        return choices.oneIn(8) ? List.of(new Stmt.Budget(choices.of(400_000L, 150_000L, 60_000L),
                choices.oneIn(6) ? (Long) 2_000L : null, null, null, choices.oneIn(3) ? "o" : null,
                choices.oneIn(2) ? "more today?" : null, choices.of(Plan.Period.DAY, Plan.Period.HOUR), owner))
                : List.of();
    }

    /** Rules that count, that look at costs, and at what goes to models and to memory. */
    private List<Plan.PolicyPlan> counting() {
        var rules = new ArrayList<Plan.PolicyPlan>();
        for (var i = choices.weighted(4, 2, 1); i > 0; i--) {
            var kind = choices.of(Plan.PolicyKind.EFFECT, Plan.PolicyKind.EFFECT, Plan.PolicyKind.COST,
                    Plan.PolicyKind.MEMORY, Plan.PolicyKind.PROMPT);
            var target = kind == Plan.PolicyKind.EFFECT ? Plans.OUT + "." + choices.of("put", "add", "fire", "*") : "*";
            var limit = new Plan.Limit(java.math.BigDecimal.valueOf(1 + choices.below(3)), null,
                    choices.of(Plan.Period.MONTH, Plan.Period.RUN, Plan.Period.HOUR, Plan.Period.WEEK));
            var money = new Plan.Limit(new java.math.BigDecimal("0.3"), "USD", choices.of(Plan.Period.DAY,
                    Plan.Period.RUN));
            var always = Plans.op(Expr.Op.EQ, Plans.num(1), Plans.num(1));
            var says = switch (choices.below(4)) {
                case 0 -> new Plan.Rule(always, Plan.Verdict.REDACT, Plans.text("rule " + i), null,
                        choices.of(Label.PII, Label.SECRET));
                case 1 -> new Plan.Rule(always, Plan.Verdict.ASK, Plans.text("rule " + i), null);
                default -> new Plan.Rule(always, Plan.Verdict.LIMIT, Plans.text("rule " + i),
                        kind == Plan.PolicyKind.COST && choices.oneIn(2) ? money : limit);
            };
            rules.add(new Plan.PolicyPlan("count" + i, kind, target, 0, List.of(says)));
        }
        return rules;
    }

    private Plan.@Nullable Rate rate() {
        return choices.oneIn(6) ? new Plan.Rate(1 + choices.below(3), Duration.ofMinutes(choices.of(1, 60))) : null;
    }

    private List<Plan.Delegation> delegation() {
        return switch (choices.weighted(6, 1, 1, 1)) {
            case 3 -> List.of(new Plan.Delegation(Level.FULL, null, List.of(),
                    List.of(Plans.OUT + "." + choices.of("put", "fire")),
                    java.time.LocalDate.ofInstant(dev.steward.testkit.Lab.START, java.time.ZoneOffset.UTC)));
            case 1 -> List.of(new Plan.Delegation(Level.SUPERVISED, Duration.ofMinutes(30), effects()));
            case 2 -> List.of(new Plan.Delegation(Level.APPROVAL, null, effects()),
                    new Plan.Delegation(Level.SUPERVISED, Duration.ofMinutes(5), List.of()));
            default -> List.of();
        };
    }

    private List<EffectKind> effects() {
        return choices.of(List.of(EffectKind.IRREVERSIBLE), List.of(EffectKind.COMPENSATED), List.<EffectKind>of());
    }

    private List<Plan.PolicyPlan> policies() {
        var policies = new ArrayList<Plan.PolicyPlan>();
        for (var i = choices.weighted(4, 1, 1); i > 0; i--) {
            var target = Plans.OUT + "." + choices.of("put", "paid", "add", "remove", "fire", "buy", "*");
            var verdict = choices.of(Plan.Verdict.ASK, Plan.Verdict.DENY);
            var when = switch (choices.below(4)) {
                case 0 -> Plans.op(Expr.Op.EQ, Plans.num(1), Plans.num(1));
                case 1 -> Plans.op(Expr.Op.EQ, Plans.var("id"), Plans.text("nothing"));
                case 2 ->
                    Plans.op(Expr.Op.GT, Plans.var("cost"), new Expr.Const(new dev.steward.engine.value.Value.Money(
                            new java.math.BigDecimal("0.05"), "USD")));
                default -> Plans.op(Expr.Op.GT, Plans.var("now"), new Expr.Const(
                        new dev.steward.engine.value.Value.Moment(dev.steward.testkit.Lab.START.plusSeconds(3600))));
            };
            policies.add(new Plan.PolicyPlan("rule" + i, target, i,
                    List.of(new Plan.Rule(when, verdict, Plans.text("rule " + i), null))));
        }
        return policies;
    }

    // ---- what constructs use

    /** Money enough for some calls and not for others; what is done about it. */
    Stmt.Budget budget() {
        var microUsd = choices.of(200_000L, 100_000L, 60_000L, 25_000L, 5_000L);
        var tokens = choices.oneIn(6) ? (Long) 300L : null;
        var time = choices.oneIn(8) ? Duration.ofHours(2) : null;
        var operator = choices.oneIn(8) ? Duration.ofMinutes(5) : null;
        return new Stmt.Budget(microUsd, tokens, time, operator, choices.oneIn(4) ? "o" : null,
                choices.oneIn(3) ? "more?" : null);
    }

    /** Some statements; fewer of them the deeper it is. */
    Object[] statements(Place place) {
        var parts = new ArrayList<Object>();
        for (var i = 1 + choices.below(MOST - Math.min(2, place.depth())); i > 0 && room > 0; i--) {
            room--;
            parts.add(statement(place));
        }
        return parts.toArray();
    }

    Stmt.Block body(Place place) {
        return Plans.block(statements(place));
    }

    private Object statement(Place place) {
        var possible = constructs.stream().filter(c -> !c.block() || place.depth() < DEEPEST).toList();
        var index = choices.weighted(possible.stream().mapToInt(Construct::weight).toArray());
        return possible.get(index).maker().make(this, place, name("s"));
    }

    String name(String kind) {
        return kind + ++names;
    }

    /** What a step of that name does there is done to this: the same in every try, another one in every iteration. */
    Expr id(Place place, String name) {
        var parts = new ArrayList<Expr>();
        parts.add(Plans.var(place.base()));
        for (var loop : place.loops()) {
            parts.add(Plans.text("-"));
            parts.add(Plans.var(loop));
        }
        parts.add(Plans.text("-" + name));
        return Plans.join(parts.toArray(Expr[]::new));
    }

    void fact(Place place, String name, Stmt.@Nullable Budget cap) {
        facts.add(new Facts.Step(name, "", false, false, false, place.lanes(), cap, null, null, null));
    }
}
