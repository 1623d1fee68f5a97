package dev.steward.compiler.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.steward.engine.plan.AwaitedEvents;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Value;

/** What becomes of on event. */
class EventTest {

    private static final Expr ID = new Expr.Get(new Expr.Var("event"), "id", false);

    @Test
    void namesTheEventByItsPackageAndWhatItBringsByEvent() {
        var plan = Shop.plan("x = on event Page where event.id == t within 2 days -> escalate \"late\"\nreturn x.id");
        assertEquals(new Stmt.OnEvent("x", "p.Page", "event",
                new Expr.Apply(Expr.Op.EQ, List.of(ID, new Expr.Var("t"))),
                new Expr.Const(new Value.Span(Duration.ofDays(2))), Stmt.Outcome.ESCALATE,
                new Expr.Const(new Value.Text("late")), null),
                plan.playbooks().get("p.main").body().statements().getFirst());
        assertEquals(Map.of("p.Page", "p.main"), AwaitedEvents.of(plan));
        assertEquals("p.Page", plan.types().get("p.Page").name(), "the type comes along");
    }

    @Test
    void whatIsDoneThenGivesTheValue() {
        var wait = assertInstanceOf(Stmt.OnEvent.class, Shop.statements("""
                deadline 3 days {
                  x = on event Page { step ping = site.ping(event.id)  y = event.id }
                } -> abort
                return x""").getFirst() instanceof Stmt.Deadline d ? d.body().statements().getFirst() : null);
        assertEquals(null, wait.within());
        assertEquals(new Expr.Var("y"), wait.body() instanceof Stmt.Block body ? body.result() : null);
    }
}
