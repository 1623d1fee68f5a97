package dev.steward.compiler.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import dev.steward.compiler.CompileOptions;
import dev.steward.compiler.Compiler;
import dev.steward.compiler.Prices;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Freezer;
import dev.steward.engine.value.Value;
import dev.steward.model.workflow.BreachAction;
import dev.steward.model.workflow.DelegationLevel;
import dev.steward.model.workflow.GoalLevel;
import dev.steward.model.workflow.Strategy;

/** Goals, KPIs and roll-outs are all in the model. */
class StrategyTest {

    private static final String TEXT = """
            package p
            type Stats { rate: Percent }
            connector mail : mail { op latest(of: Text) -> Stats  reads }
            kpi rate : Percent from mail.latest("all").rate every 1 day unit "percent of readers"
            goal grow : strategic { target rate >= 38% by 2027-12-31  delegate at most supervised 30 min }
            goal list : tactical under grow { target rate > 30% by 2027-03-31 }
            playbook letter() { wait 1 day }
            rollout letter {
              shadow 5 runs then 20% for 2 weeks then 50% for 1 week
              guard rate >= baseline - 3%, cost <= 1 USD
              on breach revert and escalate
            }
            """;

    private static Strategy strategy() {
        return new Compiler(new CompileOptions(Prices.none(), OptionalLong.empty())).strategy(Playbook.workspace(TEXT));
    }

    @Test
    void goalsKnowLevelParentTargetsAndTheMostThatIsDelegated() {
        var goals = strategy().getGoals();
        assertEquals(List.of("p.grow", "p.list"), goals.stream().map(g -> g.getName()).toList());
        var grow = goals.getFirst();
        assertEquals(GoalLevel.STRATEGIC, grow.getLevel());
        assertNull(grow.getParent());
        assertEquals(DelegationLevel.SUPERVISED, grow.getAtMost().getLevel());
        assertEquals(Duration.ofMinutes(30), grow.getAtMost().getHold());
        assertEquals("p.grow", goals.get(1).getParent());
        var target = goals.get(1).getTargets().getFirst();
        assertEquals("2027-03-31", target.getBy());
        assertEquals(new Expr.Apply(Expr.Op.GT, List.of(new Expr.Var("p.rate"),
                new Expr.Const(new Value.Percent(new BigDecimal("30"))))), Freezer.freeze(target.getCondition()));
    }

    @Test
    void kpisKnowSourceValueCadenceAndUnit() {
        var kpi = strategy().getKpis().getFirst();
        assertEquals("p.rate", kpi.getName());
        assertEquals("p.mail", kpi.getSource().getConnector());
        assertEquals("latest", kpi.getSource().getOperation());
        assertEquals("of", kpi.getSource().getArgs().getFirst().getName());
        assertEquals(new Expr.Get(new Expr.Var("result"), "rate", false), Freezer.freeze(kpi.getValue()));
        assertEquals(Duration.ofDays(1), kpi.getCadence());
        assertEquals("percent of readers", kpi.getUnit());
    }

    @Test
    void rolloutsKnowStagesGuardsAndWhatABreachDoes() {
        var rollout = strategy().getRollouts().getFirst();
        assertEquals("p.letter", rollout.getPlaybook());
        assertEquals(5, rollout.getShadow());
        assertEquals(List.of(new BigDecimal("20"), new BigDecimal("50")),
                rollout.getStages().stream().map(s -> s.getShare()).toList());
        assertEquals(List.of(Duration.ofDays(14), Duration.ofDays(7)),
                rollout.getStages().stream().map(s -> s.getDuration()).toList());
        assertEquals(2, rollout.getGuards().size());
        assertEquals(List.of(BreachAction.REVERT, BreachAction.ESCALATE), rollout.getOnBreach());
    }
}
