package dev.steward.compiler.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.dsl.playbook.ArmValue;
import dev.steward.dsl.playbook.BinaryExpression;
import dev.steward.dsl.playbook.BranchExpression;
import dev.steward.dsl.playbook.Construction;
import dev.steward.dsl.playbook.EventExpression;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.FieldValue;
import dev.steward.dsl.playbook.ForeachExpression;
import dev.steward.dsl.playbook.HumanTask;
import dev.steward.dsl.playbook.KpiDecl;
import dev.steward.dsl.playbook.Lambda;
import dev.steward.dsl.playbook.ListLiteral;
import dev.steward.dsl.playbook.MemberAccess;
import dev.steward.dsl.playbook.Negation;
import dev.steward.dsl.playbook.NotExpression;
import dev.steward.dsl.playbook.ParallelExpression;
import dev.steward.dsl.playbook.Parenthesized;
import dev.steward.dsl.playbook.RaceExpression;
import dev.steward.dsl.playbook.RangeExpression;
import dev.steward.dsl.playbook.RecallExpression;
import dev.steward.dsl.playbook.Reference;
import dev.steward.dsl.playbook.RememberExpression;
import dev.steward.dsl.playbook.RepeatExpression;
import dev.steward.dsl.playbook.Template;
import dev.steward.dsl.playbook.WaitExpression;
import dev.steward.dsl.types.Target;
import dev.steward.dsl.types.Type;
import dev.steward.model.workflow.Argument;
import dev.steward.model.workflow.LambdaExpression;
import dev.steward.model.workflow.LiteralExpression;
import dev.steward.model.workflow.LiteralKind;
import dev.steward.model.workflow.Operator;
import dev.steward.model.workflow.WorkflowFactory;

/** Expressions without effect. */
final class ExpressionMapper {

    private static final WorkflowFactory MAKE = WorkflowFactory.eINSTANCE;
    private static final Map<String, Operator> OPERATORS = Map.ofEntries(Map.entry("and", Operator.AND),
            Map.entry("or", Operator.OR), Map.entry("==", Operator.EQ), Map.entry("!=", Operator.NE),
            Map.entry("<", Operator.LT), Map.entry("<=", Operator.LE), Map.entry(">", Operator.GT),
            Map.entry(">=", Operator.GE), Map.entry("+", Operator.ADD), Map.entry("-", Operator.SUB),
            Map.entry("*", Operator.MUL), Map.entry("/", Operator.DIV), Map.entry("in", Operator.IN),
            Map.entry("not in", Operator.NOT_IN), Map.entry("??", Operator.ELVIS));

    private final Compilation compilation;
    /** No name of a playbook is like it. */
    private static final String ITEM = "#item";

    private final LiteralMapper literals;
    private boolean ofItem;
    private boolean ofStrategy;

    ExpressionMapper(Compilation compilation) {
        this.compilation = compilation;
        this.literals = new LiteralMapper(compilation);
    }

    LiteralMapper literals() {
        return literals;
    }

    dev.steward.model.workflow.@Nullable Expression optional(@Nullable Expression expression) {
        return expression == null ? null : expression(expression);
    }

    dev.steward.model.workflow.Expression expression(Expression expression) {
        var literal = literals.literal(expression);
        if (literal != null) {
            return literal;
        }
        return switch (expression) {
            case Parenthesized p -> expression(p.getExpression());
            case Template t -> template(t);
            case ListLiteral l -> list(l);
            case Reference r -> named(r, r.getName());
            case MemberAccess m -> member(m);
            case Construction c -> construction(c);
            case BinaryExpression b -> Expressions.operator(OPERATORS.get(b.getOperator()), expression(b.getLeft()),
                    expression(b.getRight()));
            case NotExpression n -> Expressions.operator(Operator.NOT, expression(n.getOperand()));
            case Negation n -> negation(n);
            case RangeExpression r -> range(r);
            case Lambda l -> lambda(l);
            case BranchExpression b when isPure(b) -> choice(b, 0);
            default -> misplaced(expression);
        };
    }

    /** A condition over the KPIs, which are names in it. */
    dev.steward.model.workflow.Expression ofStrategy(Expression condition) {
        ofStrategy = true;
        var result = expression(condition);
        ofStrategy = false;
        return result;
    }

    /** A condition on an item, whose fields are names in it. */
    LambdaExpression ofItem(Expression condition) {
        ofItem = true;
        var result = MAKE.createLambdaExpression();
        result.setParam(ITEM);
        result.setBody(expression(condition));
        ofItem = false;
        return result;
    }

    /** Named values in the order in which they are written. */
    List<Argument> fields(List<FieldValue> fields) {
        return fields.stream().map(f -> Expressions.argument(f.getName(), expression(f.getValue()))).toList();
    }

    /** Whether every arm is a plain value, so that nothing is recorded. */
    boolean isPure(BranchExpression branch) {
        return branch.getArms().stream().allMatch(arm -> arm.getBody() instanceof ArmValue value
                && isPure(value.getValue()));
    }

    private boolean isPure(Expression value) {
        return compilation.analysis().calleeOf(value) == null && switch (value) {
            case BranchExpression b -> isPure(b);
            case ForeachExpression f -> false;
            case ParallelExpression p -> false;
            case RaceExpression r -> false;
            case RepeatExpression r -> false;
            case RecallExpression r -> false;
            case RememberExpression r -> false;
            case WaitExpression w -> false;
            case EventExpression e -> false;
            case HumanTask h -> false;
            default -> true;
        };
    }

    private dev.steward.model.workflow.Expression template(Template template) {
        var texts = compilation.analysis().textsOf(template);
        var result = MAKE.createTemplateExpression();
        for (int i = 0; i < texts.size(); i++) {
            if (!texts.get(i).isEmpty()) {
                result.getParts().add(Expressions.text(texts.get(i)));
            }
            if (i < template.getExpressions().size()) {
                result.getParts().add(expression(template.getExpressions().get(i)));
            }
        }
        return result;
    }

    private dev.steward.model.workflow.Expression list(ListLiteral list) {
        var result = MAKE.createListExpression();
        list.getElements().stream().map(this::expression).forEach(result.getItems()::add);
        return result;
    }

    private dev.steward.model.workflow.Expression construction(Construction construction) {
        if (!(compilation.analysis().typeOf(construction) instanceof Type.Structure structure)) {
            return misplaced(construction);
        }
        var result = MAKE.createMakeExpression();
        result.setType(compilation.needed().need(structure.declaration()));
        result.getFields().addAll(fields(construction.getFields()));
        return result;
    }

    private dev.steward.model.workflow.Expression negation(Negation negation) {
        var operand = expression(negation.getOperand());
        var negative = operand instanceof LiteralExpression literal
                && (literal.getKind() == LiteralKind.INT || literal.getKind() == LiteralKind.NUMBER);
        if (negative && operand instanceof LiteralExpression literal) {
            return Expressions.literal(literal.getKind(),
                    Quantities.number(literal.getText()).negate().toPlainString());
        }
        return Expressions.operator(Operator.NEG, operand);
    }

    private dev.steward.model.workflow.Expression range(RangeExpression expression) {
        var result = MAKE.createRangeExpression();
        result.setLow(expression(expression.getFrom()));
        result.setHigh(expression(expression.getTo()));
        return result;
    }

    private dev.steward.model.workflow.Expression lambda(Lambda lambda) {
        var result = MAKE.createLambdaExpression();
        result.setParam(lambda.getParameter().getName());
        result.setBody(expression(lambda.getBody()));
        return result;
    }

    private dev.steward.model.workflow.Expression choice(BranchExpression branch, int from) {
        if (from == branch.getArms().size()) {
            return Expressions.none();
        }
        var arm = branch.getArms().get(from);
        var value = expression(((ArmValue) arm.getBody()).getValue());
        return arm.isOtherwise() ? value
                : Expressions.choose(expression(arm.getCondition()), value, choice(branch, from + 1));
    }

    private dev.steward.model.workflow.Expression named(Expression reference, String name) {
        return switch (compilation.analysis().targetOf(reference)) {
            case Target.LocalTarget local -> Expressions.variable(local.name());
            case Target.PromptTarget prompt -> Expressions.variable(prompt.name());
            case Target.LiteralTarget literal -> Expressions.choice(
                    compilation.needed().need(literal.literal().eContainer()), literal.literal().getName());
            case Target.BuiltinTarget builtin -> builtin(reference, builtin.name());
            case Target.DeclarationTarget of when ofStrategy && of.declaration() instanceof KpiDecl kpi ->
                Expressions.variable(Compilation.qualified(kpi));
            case Target.FieldTarget field -> ofItem ? Expressions.get(Expressions.variable(ITEM), name)
                    : Expressions.variable(name);
            case null, default -> misplaced(reference);
        };
    }

    private dev.steward.model.workflow.Expression builtin(Expression reference, String name) {
        return switch (name) {
            case "true", "false" -> Expressions.literal(LiteralKind.BOOL, name);
            case "none" -> Expressions.none();
            case "baseline" -> Expressions.variable(name);
            case "now", "cost", "output", "effects", "took", "error" -> Expressions.variable(name);
            case "today" -> Expressions.function("date", List.of(Expressions.variable("now")));
            default -> misplaced(reference);
        };
    }

    private dev.steward.model.workflow.Expression member(MemberAccess access) {
        return switch (compilation.analysis().targetOf(access)) {
            case Target.FieldTarget field -> {
                var get = Expressions.get(expression(access.getReceiver()), access.getName());
                get.setSafe(access.isNullSafe());
                yield get;
            }
            case Target.FunctionTarget function -> function(access);
            case null -> misplaced(access);
            default -> named(access, access.getName());
        };
    }

    private dev.steward.model.workflow.Expression function(MemberAccess access) {
        var call = call(access);
        return access.isNullSafe()
                ? Expressions.choose(
                        Expressions.operator(Operator.EQ, expression(access.getReceiver()), Expressions.none()),
                        Expressions.none(), call)
                : call;
    }

    private dev.steward.model.workflow.Expression call(MemberAccess access) {
        var args = new ArrayList<dev.steward.model.workflow.Expression>();
        args.add(expression(access.getReceiver()));
        access.getArguments().forEach(argument -> args.add(expression(argument.getValue())));
        return Expressions.function(access.getName(), args);
    }

    private dev.steward.model.workflow.Expression misplaced(Expression expression) {
        compilation.error(expression, Compilation.BROKEN, "'" + compilation.textOf(expression)
                + "' is no value that can stand here: make a step of it and use the step's name.");
        return Expressions.none();
    }
}
