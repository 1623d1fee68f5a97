package dev.steward.model.tests;

import static dev.steward.model.tests.Build.argument;
import static dev.steward.model.tests.Build.literal;
import static dev.steward.model.tests.Build.make;
import static dev.steward.model.tests.Build.text;
import static dev.steward.model.tests.Build.variable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Freezer;
import dev.steward.engine.value.Value;
import dev.steward.model.workflow.Expression;
import dev.steward.model.workflow.LiteralKind;
import dev.steward.model.workflow.Operator;
import dev.steward.model.workflow.WorkflowPackage.Literals;

class FreezerExpressionsTest {

    private static final Expr A = new Expr.Var("a");
    private static final Expr B = new Expr.Var("b");

    static Stream<Arguments> literals() {
        return Stream.of(
                arguments(LiteralKind.TEXT, "", new Value.Text("")),
                arguments(LiteralKind.TEXT, "ä \n", new Value.Text("ä \n")),
                arguments(LiteralKind.INT, "-9223372036854775808", new Value.Int(Long.MIN_VALUE)),
                arguments(LiteralKind.NUMBER, "0.10", new Value.Num(new BigDecimal("0.1"))),
                arguments(LiteralKind.BOOL, "true", new Value.Bool(true)),
                arguments(LiteralKind.BOOL, "false", new Value.Bool(false)),
                arguments(LiteralKind.PERCENT, "38", new Value.Percent(new BigDecimal(38))),
                arguments(LiteralKind.DURATION, "PT48H", new Value.Span(Duration.ofHours(48))),
                arguments(LiteralKind.DATETIME, "2026-09-14T09:00:00Z",
                        new Value.Moment(Instant.parse("2026-09-14T09:00:00Z"))),
                arguments(LiteralKind.DATE, "2026-09-14", new Value.Day(LocalDate.of(2026, 9, 14))),
                arguments(LiteralKind.TIME, "23:00", new Value.Clock(LocalTime.of(23, 0))),
                arguments(LiteralKind.NONE, "", new Value.None()));
    }

    @ParameterizedTest
    @MethodSource
    void literals(LiteralKind kind, String text, Value expected) {
        assertEquals(new Expr.Const(expected), Freezer.freeze(literal(kind, text)));
    }

    static Stream<Arguments> expressions() {
        return Stream.of(
                arguments(make(Literals.LITERAL_EXPRESSION, "kind", LiteralKind.MONEY, "text", "1.50", "unit", "EUR"),
                        new Expr.Const(new Value.Money(new BigDecimal("1.5"), "EUR"))),
                arguments(
                        make(Literals.LITERAL_EXPRESSION, "kind", LiteralKind.CHOICE, "text", "news", "unit", "p.Tag"),
                        new Expr.Const(new Value.Choice("p.Tag", "news"))),
                arguments(variable("a"), A),
                arguments(make(Literals.GET_EXPRESSION, "of", variable("a"), "field", "x", "safe", true),
                        new Expr.Get(A, "x", true)),
                arguments(make(Literals.MAKE_EXPRESSION, "type", "p.T", "fields",
                        List.of(argument("f", variable("a")))), new Expr.Make("p.T", Map.of("f", A))),
                arguments(make(Literals.LIST_EXPRESSION, "items", List.of(variable("a"), variable("b"))),
                        new Expr.Listing(List.of(A, B))),
                arguments(make(Literals.OPERATOR_EXPRESSION, "operator", Operator.NOT_IN, "operands",
                        List.of(variable("a"), range())),
                        new Expr.Apply(Expr.Op.NOT_IN, List.of(A, new Expr.Range(A, B)))),
                arguments(make(Literals.FUNCTION_EXPRESSION, "name", "map", "args", List.of(variable("a"), lambda())),
                        new Expr.Fn("map", List.of(A, new Expr.Lambda("b", B)))),
                arguments(make(Literals.IF_EXPRESSION, "condition", variable("a"), "then", variable("b"), "otherwise",
                        variable("a")), new Expr.If(A, B, A)),
                arguments(make(Literals.TEMPLATE_EXPRESSION, "parts", List.of(text("Hi "), variable("a"))),
                        new Expr.Template(List.of(new Expr.Const(new Value.Text("Hi ")), A))));
    }

    @ParameterizedTest
    @MethodSource
    void expressions(EObject model, Expr expected) {
        assertEquals(expected, Freezer.freeze((Expression) model));
    }

    @ParameterizedTest
    @MethodSource("operators")
    void everyOperatorIsKnown(Operator operator) {
        var operands = operator == Operator.NOT || operator == Operator.NEG ? List.of(variable("a"))
                : List.of(variable("a"), variable("b"));
        var frozen = (Expr.Apply) Freezer.freeze((Expression) make(Literals.OPERATOR_EXPRESSION, "operator", operator,
                "operands", operands));
        assertEquals(operator.name(), frozen.op().name());
    }

    static Stream<Operator> operators() {
        return Stream.of(Operator.values());
    }

    @Test
    void anOperatorWithoutItsOperandsIsRefused() {
        var broken = (Expression) make(Literals.OPERATOR_EXPRESSION, "operator", Operator.ADD, "operands",
                List.of(variable("a")));
        var error = assertThrows(IllegalArgumentException.class, () -> Freezer.freeze(broken));
        assertEquals("The workflow is incomplete: the operator ADD needs 2 operands and has 1.", error.getMessage());
    }

    private static EObject range() {
        return make(Literals.RANGE_EXPRESSION, "low", variable("a"), "high", variable("b"));
    }

    private static EObject lambda() {
        return make(Literals.LAMBDA_EXPRESSION, "param", "b", "body", variable("b"));
    }
}
