package dev.steward.compiler.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.steward.compiler.Risk;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Value;

/** What becomes of race. */
class RaceTest {

    private static final Stmt.Step WRITES = new Stmt.Step("w",
            new Call.Agent("p.writer", Map.of("topic", new Expr.Var("t"))), null, null, List.of(), null, null);
    private static final Stmt.Wait WAITS = new Stmt.Wait("wait", new Expr.Const(new Value.Span(Duration.ofDays(2))));

    @Test
    void eachStatementIsABranchAndGivesItsValueIfItHasOne() {
        assertEquals(new Stmt.Race("x", List.of(new Stmt.Block(List.of(WRITES), new Expr.Var("w")),
                new Stmt.Block(List.of(WAITS), null))),
                Shop.statements("x = race { step w = writer(topic: t)  wait 2 days }\nreturn x").getFirst());
    }

    @Test
    void aloneItAsksForNoValue() {
        assertEquals(new Stmt.Race(null, List.of(new Stmt.Block(List.of(WRITES), null),
                new Stmt.Block(List.of(WAITS), null))),
                Shop.statements("race { step w = writer(topic: t)  wait 2 days }\nreturn w").getFirst());
    }

    @Test
    void aBranchOfSeveralStepsGivesTheValueOfItsLast() {
        var race = assertInstanceOf(Stmt.Race.class, Shop.statements("""
                x = race {
                  saga { wait 2 days  step w = writer(topic: t) }
                  y = t
                }
                return x""").getFirst());
        var lane = race.lanes().getFirst();
        assertEquals(new Expr.Var("w"), lane.result());
        assertNull(assertInstanceOf(Stmt.Saga.class, lane.statements().getFirst()).body().result());
    }

    @Test
    void anUndoInABranchCountsAsAWayBack() {
        var risks = Playbook.compile(Playbook.workspace(Shop.text("""
                race { step post = site.publish(t)  undo site.remove(post.id)
                  wait 2 days }
                return t""")), "p.main").compiled().orElseThrow().risks();
        assertEquals(Risk.Back.UNDO, risks.stream().filter(r -> r.step().equals("p.main/post")).findFirst()
                .orElseThrow().back());
    }
}
