package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.list;
import static dev.steward.testkit.Plans.num;
import static dev.steward.testkit.Plans.op;
import static dev.steward.testkit.Plans.text;
import static dev.steward.testkit.Plans.var;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.steward.engine.internal.eval.EvalError;
import dev.steward.engine.internal.eval.Evaluator;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Expr.Op;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Plans;

/** Expressions: every operator and function, total and typed. */
class ExpressionsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Expr MOMENT = constant(new Value.Moment(Instant.parse("2026-09-14T21:30:00Z")));
    private static final Expr DAY = constant(new Value.Day(LocalDate.of(2026, 9, 14)));
    private static final Expr NINE = constant(new Value.Clock(LocalTime.of(9, 0)));
    private static final Expr USD = constant(new Value.Money(new BigDecimal("1.50"), "USD"));
    private static final Expr SHARE = constant(new Value.Percent(new BigDecimal(38)));
    private static final Expr SPAN = constant(new Value.Span(Duration.ofMinutes(90)));
    private static final Expr ABSENT = constant(new Value.None());
    private static final Expr NUMBERS = list(num(3), num(1), num(2));

    private static Expr constant(Value value) {
        return new Expr.Const(value);
    }

    private static Expr fn(String name, Expr... args) {
        return new Expr.Fn(name, List.of(args));
    }

    private static Expr rule(Expr body) {
        return new Expr.Lambda("x", body);
    }

    private static Value eval(Expr expr) {
        return new Evaluator(Plans.types(), BERLIN).value(expr, name -> null);
    }

    private static Arguments that(String shown, Expr expr) {
        return Arguments.of(shown, expr);
    }

    static Stream<Arguments> values() {
        var even = rule(op(Op.IN, var("x"), list(num(2), num(4))));
        var double_ = rule(op(Op.MUL, var("x"), num(2)));
        return Stream.of(that("5", op(Op.ADD, num(2), num(3))),
                that("2.5", op(Op.DIV, constant(new Value.Num(BigDecimal.valueOf(5))), num(2))),
                that("3.00 USD", op(Op.MUL, USD, num(2))), that("0.57 USD", op(Op.MUL, USD, SHARE)),
                that("41 %", op(Op.ADD, SHARE, constant(new Value.Percent(BigDecimal.valueOf(3))))),
                that("yes", op(Op.LT, SHARE, constant(new Value.Percent(BigDecimal.valueOf(40))))),
                that("2026-09-15 01:00", op(Op.ADD, MOMENT, SPAN)),
                that("no", op(Op.AND, op(Op.EQ, num(1), num(2)), ABSENT)),
                that("yes", op(Op.OR, op(Op.EQ, num(1), num(1)), ABSENT)), that("x", op(Op.ELVIS, ABSENT, text("x"))),
                that("yes", op(Op.IN, num(23), new Expr.Range(num(7), num(23)))),
                that("yes", op(Op.NOT_IN, num(6), new Expr.Range(num(7), num(20)))), that("-3", op(Op.NEG, num(3))),
                that("23", fn("hour", MOMENT)), that("30", new Expr.Get(MOMENT, "minute", false)),
                that("1", fn("weekday", MOMENT)),
                that("no", fn("isWeekend", MOMENT)), that("2026-09-14", fn("date", MOMENT)),
                that("23:30", fn("time", MOMENT)),
                that("2026-09-15 09:00", fn("next", MOMENT, NINE)), that("2026-09-14 09:00", fn("at", DAY, NINE)),
                that("2026-10-14", fn("plusMonths", DAY, num(1))),
                that("14.09.2026", fn("format", DAY, text("dd.MM.yyyy"))),
                that("38", fn("week", DAY)), that("10:30", fn("plus", NINE, SPAN)),
                that("07:30", fn("minus", NINE, SPAN)),
                that("1", fn("hours", SPAN)), that("90", fn("minutes", SPAN)), that("38", fn("points", SHARE)),
                that("0.38", fn("share", SHARE)),
                that("1.5", fn("amount", USD)), that("USD", fn("currency", USD)), that("3", fn("size", NUMBERS)),
                that("1, 2, 3", fn("sort", NUMBERS)), that("6", fn("sum", NUMBERS)), that("2", fn("average", NUMBERS)),
                that("1", fn("min", NUMBERS)), that("3", fn("max", NUMBERS)), that("3", fn("first", NUMBERS)),
                that("", fn("at", NUMBERS, num(9))),
                that("3, 1", fn("take", NUMBERS, num(2))), that("2", fn("drop", NUMBERS, num(2))),
                that("2, 1, 3", fn("reverse", NUMBERS)),
                that("3-1-2", fn("join", NUMBERS, text("-"))), that("6, 2, 4", fn("map", NUMBERS, double_)),
                that("2", fn("filter", NUMBERS, even)),
                that("yes", fn("any", NUMBERS, even)), that("no", fn("all", NUMBERS, even)),
                that("no", fn("none", NUMBERS, even)),
                that("1", fn("count", NUMBERS, even)), that("2", fn("find", NUMBERS, even)),
                that("12", fn("sum", NUMBERS, double_)),
                that("1, 2, 3", fn("sortBy", NUMBERS, double_)), that("1", fn("minBy", NUMBERS, double_)),
                that("3", fn("maxBy", NUMBERS, double_)),
                that("3, 1, 2, 9", fn("append", NUMBERS, num(9))), that("yes", fn("contains", NUMBERS, num(1))),
                that("1, 2", fn("distinct", list(num(1), num(2), num(1)))),
                that("1, 2", fn("flatten", list(list(num(1)), list(num(2))))),
                that("5", fn("length", text("hällo"))), that("2", fn("words", text(" two  words "))),
                that("yes", fn("matches", text("a.b-c"), text("a*c"))),
                that("no", fn("matches", text("ab"), text("a"))),
                that("hallo", fn("replace", text("hello"), text("e"), text("a"))),
                that("a, b", fn("split", text("a,b"), text(","))), that("he", fn("first", text("hello"), num(2))),
                that("12", fn("toInt", text(" 12 "))),
                that("", fn("toInt", text("twelve"))), that("HI", fn("upper", text("hi"))),
                that("3", fn("round", constant(new Value.Num(new BigDecimal("2.6"))))),
                that("2.67", fn("round", constant(new Value.Num(new BigDecimal("2.666"))), num(2))),
                that("7 %", fn("percent", num(7))),
                that("3", fn("max", num(3), num(2))),
                that("yes", op(Op.EQ, num(1), constant(new Value.Num(BigDecimal.ONE)))));
    }

    @ParameterizedTest
    @MethodSource("values")
    void evaluates(String shown, Expr expr) {
        assertEquals(shown, Shown.text(eval(expr), BERLIN), expr.toString());
    }

    static Stream<Arguments> errors() {
        return Stream.of(that("Arithmetic", op(Op.DIV, num(1), num(0))),
                that("Arithmetic", op(Op.ADD, num(Long.MAX_VALUE), num(1))),
                that("NoValue", new Expr.Get(ABSENT, "title", false)), that("NoValue", var("nobody")),
                that("NoValue", op(Op.ADD, ABSENT, num(1))),
                that("NoValue", op(Op.LT, ABSENT, num(1))), that("NoValue", fn("first", ABSENT, num(1))),
                that("MixedCurrency", op(Op.ADD, USD, constant(new Value.Money(BigDecimal.ONE, "EUR")))),
                that("InvalidValue", op(Op.ADD, text("a"), num(1))), that("InvalidValue", fn("nope", text("a"))),
                that("InvalidValue", fn("format", DAY, text("{{"))),
                that("Arithmetic", fn("plusYears", DAY, num(Long.MAX_VALUE))),
                that("Arithmetic", op(Op.ADD, MOMENT, constant(new Value.Span(Duration.ofSeconds(Long.MAX_VALUE))))));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void failsWithATypedError(String error, Expr expr) {
        assertEquals(error, assertThrows(EvalError.class, () -> eval(expr), expr.toString()).error());
    }

    @Test
    void endsWhateverItIsGiven() {
        var many = new ArrayList<Expr>();
        for (var i = 0; i < 300; i++) {
            many.add(num(i));
        }
        var all = list(many.toArray(Expr[]::new));
        Expr nested = fn("map", all, rule(fn("map", all, rule(fn("map", all, rule(var("x")))))));
        assertEquals("TooLong", assertThrows(EvalError.class, () -> eval(nested)).error());
    }

    @Test
    void absentPartsStayAbsentWhenAskedSafely() {
        assertEquals(new Value.None(), eval(new Expr.Get(ABSENT, "title", true)));
    }
}
