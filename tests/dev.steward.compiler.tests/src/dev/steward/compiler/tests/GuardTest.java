package dev.steward.compiler.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.plan.Stmt.HandlerAction;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

/** What becomes of errors behind blocks, of joins and of what is handed over to a person. */
class GuardTest {

    @Test
    void aBlockWithANameHasAValueWhicheverWayItEnds() {
        var guard = assertInstanceOf(Stmt.Guard.class, Shop.statements("""
                x = repeat at most 2 until t == "" { step w = writer(topic: t) }
                  on NotReached -> "none"
                return x""").getFirst());
        assertEquals("x", guard.name());
        assertEquals(true, guard.binds());
        assertEquals(new Type.Prim(Type.Kind.TEXT), guard.output());
        assertEquals(new Expr.Var("x"), guard.body().result());
        assertInstanceOf(Stmt.Repeat.class, guard.body().statements().getFirst());
        assertEquals(List.of(new Stmt.Handler(List.of("NotReached"),
                new HandlerAction.Use(new Expr.Const(new Value.Text("none"))))), guard.handlers());
    }

    @Test
    void aBlockWithoutANameGetsOne() {
        var statements = Shop.statements("""
                saga { step w = writer(topic: t) } on Outage -> skip
                deadline 2 days { wait 1 day } -> abort on any -> escalate "What now?"
                parallel max 2 join any { step a = writer(topic: t)  wait 2 days } on any -> skip
                return t""");
        assertEquals(List.of("saga", "deadline2", "parallel"), statements.stream().filter(Stmt.Guard.class::isInstance)
                .map(s -> ((Stmt.Guard) s).name()).toList());
        assertEquals(List.of(new Stmt.Handler(List.of("Outage"), new HandlerAction.Leave())),
                ((Stmt.Guard) statements.getFirst()).handlers());
    }

    @Test
    void aPersonInPlaceOfAStep() {
        var step = Shop.step("step x = writer(topic: t) on Outage -> human edit t expires 1 day -> abort\nreturn x");
        var person = assertInstanceOf(HandlerAction.Person.class, step.handlers().getFirst().action());
        assertEquals(Call.HumanKind.EDIT, person.call().kind());
        assertEquals(Duration.ofDays(1), person.call().expires());
    }

    @Test
    void cachedAndBatched() {
        var step = Shop.step("step x = writer(topic: t) batched on Outage -> cached\nreturn x");
        assertEquals(Duration.ofMinutes(15), step.batched());
        assertEquals(List.of(new Stmt.Handler(List.of("Outage"), new HandlerAction.Cached())), step.handlers());
    }

    @Test
    void onlyJoinAllTakesNothingBack() {
        assertEquals(false, parallel("").sagas());
        assertEquals(false, parallel("join all").sagas());
        assertEquals(true, parallel("join any").sagas());
        assertEquals(true, parallel("join 1").sagas());
    }

    @Test
    void escalateAndChoose() {
        assertEquals(new Stmt.Escalate("escalate", new Expr.Const(new Value.Text("help"))),
                Shop.statements("escalate \"help\"\nreturn t").getFirst());
        var choose = assertInstanceOf(Call.Human.class,
                Shop.step("step x = human choose l expires 1 day -> abort\nreturn x").call());
        assertEquals(Call.HumanKind.CHOOSE, choose.kind());
        assertEquals(new Type.Prim(Type.Kind.TEXT), choose.output());
    }

    @Test
    void memoryClauses() {
        var recall = assertInstanceOf(Call.Recall.class, Shop.statements("""
                x = recall Voice of company where text == t
                return x?.text""").stream().filter(Stmt.Step.class::isInstance).map(s -> ((Stmt.Step) s).call())
                .findFirst().orElseThrow());
        assertEquals(new Expr.Lambda("#item", new Expr.Apply(Expr.Op.EQ,
                List.of(new Expr.Get(new Expr.Var("#item"), "text", false), new Expr.Var("t")))), recall.where());
        var remember = assertInstanceOf(Call.Remember.class,
                Shop.step("remember Voice { text: t } valid now until now + 1 day retain 1 year\nreturn t").call());
        assertEquals("P1Y", remember.retention());
        assertInstanceOf(Expr.Apply.class, remember.validUntil());
    }

    private static Stmt.Parallel parallel(String join) {
        return assertInstanceOf(Stmt.Parallel.class, Shop.statements("parallel max 2 " + join
                + " { step a = writer(topic: t)  wait 2 days }\nreturn t").getFirst());
    }
}
