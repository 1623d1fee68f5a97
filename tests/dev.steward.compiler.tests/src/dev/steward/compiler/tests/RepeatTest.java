package dev.steward.compiler.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Value;

/** What becomes of repeat. */
class RepeatTest {

    @Test
    void aNamedOneGivesTheValueOfItsLastRound() {
        var writes = new Stmt.Step("w", new Call.Agent("p.writer", Map.of("topic", new Expr.Var("t"))), null, null,
                List.of(), null, null);
        var until = new Expr.Apply(Expr.Op.EQ, List.of(new Expr.Var("w"), new Expr.Const(new Value.Text("a"))));
        assertEquals(new Stmt.Repeat("x", null, 3, until, new Stmt.Block(List.of(writes), new Expr.Var("w"))),
                Shop.statements("x = repeat at most 3 until w == \"a\" { step w = writer(topic: t) }\nreturn x")
                        .getFirst());
    }

    @Test
    void withoutANameItHasOneForItsPaths() {
        var loop = repeat("repeat at most 2 { step ping = site.ping(t) }\nreturn t");
        assertEquals("repeat", loop.name());
        assertNull(loop.until());
        assertNull(loop.round(), "nobody asks for the number of the round");
        assertNull(loop.body().result());
    }

    @Test
    void theNumberOfTheRoundIsThereForWhoAsks() {
        assertEquals("round", repeat("repeat at most 2 { step ping = site.ping(round.text) }\nreturn t").round());
        assertEquals("round", repeat("repeat at most 5 until round > 3 { step ping = site.ping(t) }\nreturn t")
                .round());
        var outer = repeat("repeat at most 2 { repeat at most 3 { step ping = site.ping(round.text) } }\nreturn t");
        assertNull(outer.round());
        assertEquals("round", assertInstanceOf(Stmt.Repeat.class, outer.body().statements().getFirst()).round());
    }

    private static Stmt.Repeat repeat(String statements) {
        return assertInstanceOf(Stmt.Repeat.class, Shop.statements(statements).getFirst());
    }
}
