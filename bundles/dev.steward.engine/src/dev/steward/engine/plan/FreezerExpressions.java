package dev.steward.engine.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.value.Value;
import dev.steward.model.workflow.Argument;
import dev.steward.model.workflow.Expression;
import dev.steward.model.workflow.FunctionExpression;
import dev.steward.model.workflow.GetExpression;
import dev.steward.model.workflow.IfExpression;
import dev.steward.model.workflow.LambdaExpression;
import dev.steward.model.workflow.ListExpression;
import dev.steward.model.workflow.LiteralExpression;
import dev.steward.model.workflow.MakeExpression;
import dev.steward.model.workflow.OperatorExpression;
import dev.steward.model.workflow.RangeExpression;
import dev.steward.model.workflow.TemplateExpression;
import dev.steward.model.workflow.VarExpression;

/** Freezes expressions and literals. */
final class FreezerExpressions {

    private FreezerExpressions() {
    }

    static Expr expression(Expression expression) {
        return switch (expression) {
            case LiteralExpression l -> new Expr.Const(literal(l));
            case VarExpression v -> new Expr.Var(v.getName());
            case GetExpression g -> new Expr.Get(expression(g.getOf()), g.getField(), g.isSafe());
            case MakeExpression m -> new Expr.Make(m.getType(), arguments(m.getFields()));
            case ListExpression l -> new Expr.Listing(expressions(l.getItems()));
            case OperatorExpression o -> operator(o);
            case RangeExpression r -> new Expr.Range(expression(r.getLow()), expression(r.getHigh()));
            case FunctionExpression f -> new Expr.Fn(f.getName(), expressions(f.getArgs()));
            case LambdaExpression l -> new Expr.Lambda(l.getParam(), expression(l.getBody()));
            case IfExpression i -> new Expr.If(expression(i.getCondition()), expression(i.getThen()),
                    expression(i.getOtherwise()));
            case TemplateExpression t -> new Expr.Template(expressions(t.getParts()));
            default -> throw FreezerCheck.unknown(expression);
        };
    }

    static @Nullable Expr optional(@Nullable Expression expression) {
        return expression == null ? null : expression(expression);
    }

    static Map<String, Expr> arguments(List<Argument> arguments) {
        var byName = new LinkedHashMap<String, Expr>();
        for (var argument : arguments) {
            byName.put(argument.getName(), expression(argument.getValue()));
        }
        return byName;
    }

    private static List<Expr> expressions(List<Expression> expressions) {
        return expressions.stream().map(FreezerExpressions::expression).toList();
    }

    private static Expr operator(OperatorExpression expression) {
        var op = Expr.Op.valueOf(expression.getOperator().name());
        int wanted = op == Expr.Op.NOT || op == Expr.Op.NEG ? 1 : 2;
        if (expression.getOperands().size() != wanted) {
            throw new IllegalArgumentException("The workflow is incomplete: the operator " + op + " needs " + wanted
                    + " operands and has " + expression.getOperands().size() + ".");
        }
        return new Expr.Apply(op, expressions(expression.getOperands()));
    }

    private static Value literal(LiteralExpression literal) {
        var text = literal.getText() == null ? "" : literal.getText();
        var unit = literal.getUnit() == null ? "" : literal.getUnit();
        return switch (literal.getKind()) {
            case TEXT -> new Value.Text(text);
            case INT -> new Value.Int(Long.parseLong(text));
            case NUMBER -> new Value.Num(new BigDecimal(text));
            case BOOL -> new Value.Bool(Boolean.parseBoolean(text));
            case PERCENT -> new Value.Percent(new BigDecimal(text));
            case MONEY -> new Value.Money(new BigDecimal(text), unit);
            case DURATION -> new Value.Span(Duration.parse(text));
            case DATETIME -> new Value.Moment(Instant.parse(text));
            case DATE -> new Value.Day(LocalDate.parse(text));
            case TIME -> new Value.Clock(LocalTime.parse(text));
            case CHOICE -> new Value.Choice(unit, text);
            case NONE -> new Value.None();
        };
    }
}
