package dev.steward.compiler.internal;

import java.util.List;

import dev.steward.model.workflow.Argument;
import dev.steward.model.workflow.Expression;
import dev.steward.model.workflow.GetExpression;
import dev.steward.model.workflow.LiteralExpression;
import dev.steward.model.workflow.LiteralKind;
import dev.steward.model.workflow.Operator;
import dev.steward.model.workflow.WorkflowFactory;

/** Short notation for expressions of the model. */
final class Expressions {

    private static final WorkflowFactory MAKE = WorkflowFactory.eINSTANCE;

    private Expressions() {
    }

    static LiteralExpression literal(LiteralKind kind, String text) {
        var literal = MAKE.createLiteralExpression();
        literal.setKind(kind);
        literal.setText(text);
        return literal;
    }

    static LiteralExpression text(String text) {
        return literal(LiteralKind.TEXT, text);
    }

    static LiteralExpression none() {
        var literal = MAKE.createLiteralExpression();
        literal.setKind(LiteralKind.NONE);
        return literal;
    }

    static LiteralExpression choice(String enumeration, String name) {
        var literal = literal(LiteralKind.CHOICE, name);
        literal.setUnit(enumeration);
        return literal;
    }

    static Expression variable(String name) {
        var variable = MAKE.createVarExpression();
        variable.setName(name);
        return variable;
    }

    static GetExpression get(Expression of, String field) {
        var get = MAKE.createGetExpression();
        get.setOf(of);
        get.setField(field);
        return get;
    }

    static Expression operator(Operator operator, Expression... operands) {
        var expression = MAKE.createOperatorExpression();
        expression.setOperator(operator);
        expression.getOperands().addAll(List.of(operands));
        return expression;
    }

    static Expression function(String name, List<Expression> args) {
        var expression = MAKE.createFunctionExpression();
        expression.setName(name);
        expression.getArgs().addAll(args);
        return expression;
    }

    static Expression choose(Expression condition, Expression then, Expression otherwise) {
        var expression = MAKE.createIfExpression();
        expression.setCondition(condition);
        expression.setThen(then);
        expression.setOtherwise(otherwise);
        return expression;
    }

    static Argument argument(String name, Expression value) {
        var argument = MAKE.createArgument();
        argument.setName(name);
        argument.setValue(value);
        return argument;
    }
}
