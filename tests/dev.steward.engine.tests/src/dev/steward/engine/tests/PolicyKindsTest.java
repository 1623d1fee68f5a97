package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.step;
import static dev.steward.testkit.Plans.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.RunState;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Plan.PolicyKind;
import dev.steward.engine.plan.Plan.Verdict;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Lab;
import dev.steward.testkit.PlanBuilder;
import dev.steward.testkit.Plans;

/** Policies over money that effects are about, over memory and over what models are asked. */
class PolicyKindsTest extends BoundedTest {

    private static final Expr ALWAYS = Plans.op(Expr.Op.EQ, Plans.num(1), Plans.num(1));

    private static Expr money(String amount, String currency) {
        return new Expr.Const(new Value.Money(new BigDecimal(amount), currency));
    }

    /** Pays an amount; at most 50 EUR a day. */
    private static Plan pays(String amount, String currency) {
        var pay = new Plan.OperationPlan("pay", List.of(new Plan.Param("id", new Type.Prim(Type.Kind.MONEY), null)),
                Plans.TEXT, Plan.EffectKind.IRREVERSIBLE, null, null, null, 0);
        var rule = new Plan.Rule(ALWAYS, Verdict.LIMIT, text("fifty a day"),
                new Plan.Limit(new BigDecimal("50"), "EUR", Plan.Period.DAY));
        var main = new Plan.PlaybookPlan("t.main", List.of(), Plans.TEXT, List.of(), null, null, 0,
                Plans.block(step("a", Plans.call("pay", money(amount, currency)))));
        return new Plan("pays" + amount + currency, "t.main", Map.of("t.main", main), Map.of(),
                Map.of(Plans.OUT, new Plan.ConnectorPlan(Plans.OUT, "test", null, null, Map.of(), Map.of("pay", pay),
                        null)),
                List.of(new Plan.PolicyPlan("purse", Plans.OUT + ".pay", 0, List.of(rule))), Plans.types());
    }

    private static @Nullable String error(Lab lab, Plan plan) {
        var run = lab.start(plan);
        var state = lab.finish(run);
        assertEquals(null, lab.engine().replay(run).difference());
        return state == RunState.DONE ? null : lab.trace(run).error();
    }

    @Test
    void moneyOfEffectsIsCounted() {
        try (var lab = new Lab()) {
            assertEquals(null, error(lab, pays("30", "EUR")));
            var more = String.valueOf(error(lab, pays("20.01", "EUR")));
            assertTrue(
                    more.contains("does not cover a further 20.01 EUR; used or set aside: 30.00 of 50.00 EUR this day"),
                    more);
            assertEquals(null, error(lab, pays("20", "EUR")));
            var other = String.valueOf(error(lab, pays("1", "USD")));
            assertTrue(other.startsWith("PolicyDenied: ") && other.contains("could not be evaluated"), other);
        }
    }

    private static Plan remembers(Verdict verdict) {
        return new PlanBuilder().rule("book", PolicyKind.MEMORY, "t.Voice", new Plan.Rule(
                Plans.op(Expr.Op.EQ, Plans.var("action"), text("recall")), verdict, text("not that"), null))
                .main(step("r", new Call.Remember("t.Voice", null, Map.of("text", text("x")), null, false)),
                        step("back", new Call.Recall("t.Voice", null, null, null, null, null)))
                .build();
    }

    @Test
    void memoryIsLookedAtOnTheWayInAndOut() {
        try (var lab = new Lab()) {
            var denied = String.valueOf(error(lab, remembers(Verdict.DENY)));
            assertEquals("PolicyDenied: t.Voice was denied by book: not that.", denied);
            var asked = new ArrayList<String>();
            lab.operator((card, world) -> {
                asked.add(card.path());
                return new Engine.Decision(Engine.Answer.APPROVE, Map.of(), null, "operator");
            });
            assertEquals(null, error(lab, remembers(Verdict.ASK)));
            assertEquals(List.of("back"), asked);
        }
    }

    @Test
    void aPromptIsAskedAboutAndCounted() {
        try (var lab = new Lab()) {
            lab.model.says("m", "Hello");
            var plan = new PlanBuilder().agent("w", Plans.TEXT, "m")
                    .limit("few", PolicyKind.PROMPT, "w", 2, null, Plan.Period.HOUR)
                    .main(step("a", Plans.agent("w")), step("b", Plans.agent("w"))).build();
            assertEquals(null, error(lab, plan));
            lab.restart();
            lab.keep(plan);
            var third = String.valueOf(error(lab, plan));
            assertTrue(third.startsWith("PolicyDenied: a was denied by few"), third);
            assertEquals(2, lab.model.requests().size());
        }
    }
}
