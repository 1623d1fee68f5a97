package dev.steward.compiler.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Value;

class StatementsTest {

    private static final Expr T = new Expr.Var("t");
    private static final Stmt.Step PING = operation("ping", "site", "ping", Map.of("title", T));

    @Test
    void returnCarriesItsValue() {
        assertEquals(List.of(new Stmt.Return(T)), Shop.statements("return t"));
    }

    @Test
    void endSkippedAndRaise() {
        var branch = assertInstanceOf(Stmt.Branch.class, Shop.statements("""
                branch { when t == "a" -> end skipped "not today"  when t == "b" -> raise Failed "bad ${t}" }
                return t""").getFirst());
        assertEquals(List.of(new Stmt.EndSkipped(text("not today"))), branch.arms().getFirst().block().statements());
        assertEquals(List.of(new Stmt.Raise("Failed", new Expr.Template(List.of(text("bad "), T)))),
                branch.arms().get(1).block().statements());
        assertEquals(new Stmt.Block(List.of(), null), branch.otherwise());
        assertEquals(null, branch.name());
    }

    @Test
    void aBranchWithStepsGivesTheValueOfItsArm() {
        var branch = assertInstanceOf(Stmt.Branch.class, Shop.statements("""
                x = branch {
                  when t == "a" -> t
                  when t == "b" -> step w = writer(topic: t)
                  else -> { step v = writer(topic: t)  y = v }
                }
                return x""").getFirst());
        assertEquals("x", branch.name());
        assertEquals(new Stmt.Block(List.of(), T), branch.arms().get(0).block());
        assertEquals(new Stmt.Block(List.of(agent("w")), new Expr.Var("w")), branch.arms().get(1).block());
        assertEquals(new Stmt.Block(List.of(agent("v"), new Stmt.Let("y", new Expr.Var("v"))), new Expr.Var("y")),
                branch.otherwise());
    }

    @Test
    void aLoopOverPlainValuesIsKeyedByThem() {
        var item = new Expr.Var("item");
        assertEquals(new Stmt.Foreach("pages", "item", new Expr.Var("l"), item, 20, 1,
                new Stmt.Block(List.of(operation("page", "site", "publish", Map.of("title", item))),
                        new Expr.Var("page"))),
                Shop.statements("""
                        pages = foreach item in l max 20 { step page = site.publish(item) }
                        return pages.first?.id""").getFirst());
    }

    @Test
    void aLoopWithAKeyAndWithoutAName() {
        var loop = assertInstanceOf(Stmt.Foreach.class, Shop.statements("""
                foreach item in l by item.lower() max 5 { step ping = site.ping(item) }
                return t""").getFirst());
        assertEquals(null, loop.name());
        assertEquals(new Expr.Fn("lower", List.of(new Expr.Var("item"))), loop.key());
        assertEquals(null, loop.body().result());
    }

    @Test
    void eachStatementOfAParallelBlockIsALane() {
        assertEquals(new Stmt.Parallel(2, Stmt.Join.ALL, 0,
                List.of(new Stmt.Block(List.of(PING), null), new Stmt.Block(List.of(agent("w")), null))),
                Shop.statements("""
                        parallel max 2 { step ping = site.ping(t)  step w = writer(topic: t) }
                        return w""").getFirst());
    }

    @Test
    void joinsOfParallelBlocks() {
        assertEquals(Stmt.Join.ANY, parallel("parallel join any").join());
        assertEquals(2, parallel("parallel").max(), "without max all lanes run at once");
        assertEquals(1, parallel("parallel join 1").count());
        assertEquals(Stmt.Join.COUNT, parallel("parallel join 1").join());
    }

    @Test
    void sagasAndTheirCompensations() {
        var saga = assertInstanceOf(Stmt.Saga.class, Shop.statements("""
                saga { step post = site.publish(t)  undo site.remove(post.id) }
                return t""").getFirst());
        var step = assertInstanceOf(Stmt.Step.class, saga.body().statements().getFirst());
        assertEquals(new Call.Operation("p.site", "remove",
                Map.of("id", new Expr.Get(new Expr.Var("post"), "id", false))), step.undo());
    }

    @Test
    void waitsHaveNamesOfTheirOwn() {
        assertEquals(List.of(new Stmt.Wait("wait", new Expr.Const(new Value.Span(Duration.ofHours(2)))),
                new Stmt.Wait("wait2", new Expr.Const(new Value.Span(Duration.ofMinutes(5))))),
                Shop.statements("wait 2 hours\nwait 5 min\nreturn t").subList(0, 2));
    }

    private static Stmt.Parallel parallel(String head) {
        return assertInstanceOf(Stmt.Parallel.class, Shop.statements(head
                + " { step ping = site.ping(t)  step again = site.ping(t) }\nreturn t").getFirst());
    }

    private static Stmt.Step agent(String name) {
        return new Stmt.Step(name, new Call.Agent("p.writer", Map.of("topic", T)), null, null, List.of(), null, null);
    }

    private static Stmt.Step operation(String name, String connector, String operation, Map<String, Expr> args) {
        return new Stmt.Step(name, new Call.Operation("p." + connector, operation, args), null, null, List.of(), null,
                null);
    }

    private static Expr text(String text) {
        return new Expr.Const(new Value.Text(text));
    }
}
