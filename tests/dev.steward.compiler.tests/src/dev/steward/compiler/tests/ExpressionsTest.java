package dev.steward.compiler.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Expr.Apply;
import dev.steward.engine.plan.Expr.Const;
import dev.steward.engine.plan.Expr.Fn;
import dev.steward.engine.plan.Expr.Get;
import dev.steward.engine.plan.Expr.Op;
import dev.steward.engine.plan.Expr.Var;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Value;

class ExpressionsTest {

    private static final String AROUND = """
            package p
            enum Tag { news, craft }
            type Draft { title: Text  tags: [Tag]  note: Text?  more: Draft? }
            playbook main(a: Int, b: Int, t: Text, o: Text?, d: Draft, l: [Int], at: DateTime, e: Draft?) -> Text {
              x = %s
              return "done"
            }
            """;
    private static final Expr A = new Var("a");
    private static final Expr B = new Var("b");
    private static final Expr NONE = new Const(new Value.None());

    static Stream<Arguments> expressions() {
        return Stream.of(
                arguments("\"hi\"", text("hi")),
                arguments("1_000", number(1000)),
                arguments("-5", number(-5)),
                arguments("-a", new Apply(Op.NEG, List.of(A))),
                arguments("2.50", new Const(new Value.Num(new BigDecimal("2.5")))),
                arguments("38%", new Const(new Value.Percent(new BigDecimal(38)))),
                arguments("0.40 USD", new Const(new Value.Money(new BigDecimal("0.4"), "USD"))),
                arguments("48 hours", span(Duration.ofHours(48))),
                arguments("5m", span(Duration.ofMinutes(5))),
                arguments("2 weeks", span(Duration.ofDays(14))),
                arguments("2027-12-31", new Const(new Value.Day(LocalDate.of(2027, 12, 31)))),
                arguments("09:00", new Const(new Value.Clock(LocalTime.of(9, 0)))),
                arguments("2026-09-14 09:00", new Fn("at", List.of(
                        new Const(new Value.Day(LocalDate.of(2026, 9, 14))),
                        new Const(new Value.Clock(LocalTime.of(9, 0)))))),
                arguments("true", new Const(new Value.Bool(true))),
                arguments("now", new Var("now")),
                arguments("today", new Fn("date", List.of(new Var("now")))),
                arguments("cost", new Var("cost")),
                arguments("Tag.news", new Const(new Value.Choice("p.Tag", "news"))),
                arguments("craft", new Const(new Value.Choice("p.Tag", "craft"))),
                arguments("d.title", new Get(new Var("d"), "title", false)),
                arguments("e?.title", new Get(new Var("e"), "title", true)),
                arguments("d.title.length", new Fn("length", List.of(new Get(new Var("d"), "title", false)))),
                arguments("at.hour not in 7..20", new Apply(Op.NOT_IN, List.of(new Fn("hour", List.of(new Var("at"))),
                        new Expr.Range(number(7), number(20))))),
                arguments("a + b * 2 - (a / b)", new Apply(Op.SUB, List.of(
                        new Apply(Op.ADD, List.of(A, new Apply(Op.MUL, List.of(B, number(2))))),
                        new Apply(Op.DIV, List.of(A, B))))),
                arguments("a < b and not a == 3 or a >= b", new Apply(Op.OR, List.of(
                        new Apply(Op.AND, List.of(new Apply(Op.LT, List.of(A, B)),
                                new Apply(Op.NOT, List.of(new Apply(Op.EQ, List.of(A, number(3))))))),
                        new Apply(Op.GE, List.of(A, B))))),
                arguments("a != b", new Apply(Op.NE, List.of(A, B))),
                arguments("a <= b", new Apply(Op.LE, List.of(A, B))),
                arguments("a > b", new Apply(Op.GT, List.of(A, B))),
                arguments("a in l", new Apply(Op.IN, List.of(A, new Var("l")))),
                arguments("o ?? \"x\"", new Apply(Op.ELVIS, List.of(new Var("o"), text("x")))),
                arguments("[a, b]", new Expr.Listing(List.of(A, B))),
                arguments("\"${t}!\"", new Expr.Template(List.of(new Var("t"), text("!")))),
                arguments("Draft { title: t, tags: [news] }", new Expr.Make("p.Draft", Map.of("title", new Var("t"),
                        "tags", new Expr.Listing(List.of(new Const(new Value.Choice("p.Tag", "news"))))))),
                arguments("l.map(i -> i + 1)", new Fn("map", List.of(new Var("l"),
                        new Expr.Lambda("i", new Apply(Op.ADD, List.of(new Var("i"), number(1))))))),
                arguments("branch { when a == 1 -> t  when b == 1 -> \"b\"  else -> \"c\" }",
                        new Expr.If(new Apply(Op.EQ, List.of(A, number(1))), new Var("t"),
                                new Expr.If(new Apply(Op.EQ, List.of(B, number(1))), text("b"), text("c")))),
                arguments("o?.length", new Expr.If(new Apply(Op.EQ, List.of(new Var("o"), NONE)), NONE,
                        new Fn("length", List.of(new Var("o"))))));
    }

    @ParameterizedTest
    @MethodSource
    void expressions(String source, Expr expected) {
        var statement = Playbook.plan(AROUND.formatted(source)).playbooks().get("p.main").body().statements()
                .getFirst();
        assertEquals(new Stmt.Let("x", expected), statement);
    }

    private static Expr text(String text) {
        return new Const(new Value.Text(text));
    }

    private static Expr number(long number) {
        return new Const(new Value.Int(number));
    }

    private static Expr span(Duration duration) {
        return new Const(new Value.Span(duration));
    }
}
