package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.playbook.BinaryExpression;
import dev.steward.dsl.playbook.BlockExpression;
import dev.steward.dsl.playbook.Construction;
import dev.steward.dsl.playbook.DateLiteral;
import dev.steward.dsl.playbook.DateTimeLiteral;
import dev.steward.dsl.playbook.DurationLiteral;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.HumanTask;
import dev.steward.dsl.playbook.IntLiteral;
import dev.steward.dsl.playbook.Lambda;
import dev.steward.dsl.playbook.ListLiteral;
import dev.steward.dsl.playbook.MemberAccess;
import dev.steward.dsl.playbook.MoneyLiteral;
import dev.steward.dsl.playbook.Negation;
import dev.steward.dsl.playbook.NotExpression;
import dev.steward.dsl.playbook.NumberLiteral;
import dev.steward.dsl.playbook.Parenthesized;
import dev.steward.dsl.playbook.PercentLiteral;
import dev.steward.dsl.playbook.RangeExpression;
import dev.steward.dsl.playbook.Reference;
import dev.steward.dsl.playbook.Template;
import dev.steward.dsl.playbook.TextLiteral;
import dev.steward.dsl.playbook.TimeLiteral;
import dev.steward.dsl.types.CursorPlace;
import dev.steward.dsl.types.Functions;
import dev.steward.dsl.types.Type;
import dev.steward.dsl.types.Type.ListType;
import dev.steward.dsl.types.Type.OptionalType;
import dev.steward.dsl.types.Type.RangeType;
import dev.steward.dsl.types.Type.Special;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Types expressions. The expected type only guides literals and names of enums; whether the result fits is asked by
 * {@link #check}. Each expression is typed once.
 */
final class Expressions {

    final Names names;
    final TypeRefs typeRefs;
    final Results results;
    final Issues issues;
    final Functions functions = new Functions();
    private final References references;
    private final Members members;
    private final Constructions constructions;
    private final Blocks blocks;
    private final Narrowing narrowing;

    Expressions(Names names, TypeRefs typeRefs, Results results, Issues issues) {
        this.names = names;
        this.typeRefs = typeRefs;
        this.results = results;
        this.issues = issues;
        this.references = new References(this);
        this.members = new Members(this);
        this.constructions = new Constructions(this);
        this.blocks = new Blocks(this);
        this.narrowing = new Narrowing();
    }

    References references() {
        return references;
    }

    Members members() {
        return members;
    }

    Blocks blocks() {
        return blocks;
    }

    Narrowing narrowing() {
        return narrowing;
    }

    /** Types an expression of which any type will do. */
    Type type(@Nullable Expression expression, Scope scope) {
        return type(expression, scope, null);
    }

    Type type(@Nullable Expression expression, Scope scope, @Nullable Type expected) {
        if (expression == null) {
            return Type.UNKNOWN;
        }
        if (expression instanceof MemberAccess member && CursorPlace.MARK.equals(member.getName())) {
            results.cursor = new CursorPlace(scope.visible(), expected);
        }
        Type known = results.types.get(expression);
        if (known == null) {
            known = infer(expression, scope, expected);
            results.types.put(expression, known);
        }
        return known;
    }

    /**
     * Types an expression and says when it does not fit.
     *
     * @param what names the place for people, such as {@code the argument topic}
     */
    Type check(@Nullable Expression expression, Scope scope, Type expected, String what) {
        Type given = type(expression, scope, expected);
        if (expression != null && !TypeRules.fits(expected, given)) {
            mismatch(expression, expected, given, what);
        }
        return given;
    }

    void mismatch(Expression at, Type expected, Type given, String what) {
        if (given == Special.NOTHING) {
            issues.error(at, IssueCodes.TYPE_MISMATCH, "This gives no value, but " + what + " needs "
                    + Words.a(expected) + ".");
        } else if (given == Special.NONE
                || given instanceof OptionalType && TypeRules.fits(expected, given.present())) {
            issues.error(at, IssueCodes.MAYBE_MISSING, "This value may be missing, but " + what + " needs "
                    + Words.a(expected) + ": give a value for that case with ?? …, or ask for none first.");
        } else {
            issues.error(at, IssueCodes.TYPE_MISMATCH, "This is " + Words.a(given) + ", but " + what + " needs "
                    + Words.a(expected) + "." + Conversions.cure(at, expected, given), expected.toString(),
                    given.toString());
        }
    }

    private Type infer(Expression expression, Scope scope, @Nullable Type expected) {
        return switch (expression) {
            case TextLiteral text -> textual(expected, text.getValue());
            case IntLiteral number -> expected != null && expected.present().equals(Type.NUMBER) ? Type.NUMBER
                    : Type.INT;
            case NumberLiteral number -> Type.NUMBER;
            case PercentLiteral percent -> Type.PERCENT;
            case MoneyLiteral money -> Type.MONEY;
            case DurationLiteral duration -> Type.DURATION;
            case DateLiteral date -> Type.DATE;
            case TimeLiteral time -> Type.TIME;
            case DateTimeLiteral dateTime -> Type.DATETIME;
            case Template template -> template(template, scope, expected);
            case Parenthesized inner -> type(inner.getExpression(), scope, expected);
            case ListLiteral list -> list(list, scope, expected);
            case Negation negation -> negation(negation, scope, expected);
            case NotExpression not -> {
                check(not.getOperand(), scope, Type.BOOL, "not");
                yield Type.BOOL;
            }
            case BinaryExpression binary -> binary(binary, scope, expected);
            case RangeExpression range -> range(range, scope);
            case Reference reference -> references.type(reference, scope, expected);
            case MemberAccess member -> members.type(member, scope);
            case Construction construction -> constructions.type(construction, scope, expected);
            case BlockExpression block -> blocks.type(block, scope, expected);
            case HumanTask human -> blocks.human(human, scope);
            case Lambda lambda -> Type.UNKNOWN;
            default -> Type.UNKNOWN;
        };
    }

    private Type template(Template template, Scope scope, @Nullable Type expected) {
        for (Expression part : template.getExpressions()) {
            Type type = type(part, scope);
            if (scope.room() == Scope.Room.PROMPT || part == null) {
                continue;
            }
            if (type instanceof OptionalType || type == Special.NONE) {
                issues.error(part, IssueCodes.MAYBE_MISSING,
                        "This value may be missing, so it cannot be written into a text: give a value for that case"
                                + " with ?? ….");
            } else if (type instanceof Type.Structure || type == Special.NOTHING) {
                issues.error(part, IssueCodes.TYPE_MISMATCH, type == Special.NOTHING
                        ? "This gives no value, so there is nothing to write into a text."
                        : "A " + type + " cannot be written into a text as a whole: choose one of its fields.");
            }
        }
        return textual(expected, null);
    }

    /** What stands in quotes may be any kind of text; an address must look like one. */
    private static Type textual(@Nullable Type expected, @Nullable String constant) {
        Type wanted = expected == null ? Type.TEXT : expected.present();
        boolean address = wanted.equals(Type.EMAIL) && constant != null && constant.matches("[^@\\s]+@[^@\\s]+");
        return wanted.equals(Type.MARKDOWN) || address ? wanted : Type.TEXT;
    }

    private Type list(ListLiteral list, Scope scope, @Nullable Type expected) {
        Type element = expected != null && expected.present() instanceof ListType of ? of.element() : null;
        Type joined = Special.ANYTHING;
        boolean fits = element != null;
        for (Expression item : list.getElements()) {
            Type type = type(item, scope, element);
            Type next = TypeRules.join(joined, type);
            if (next == null) {
                issues.error(item, IssueCodes.TYPE_MISMATCH, "This is " + Words.a(type)
                        + ", but the elements before it are " + joined + ": a list holds values of one type.");
                return new ListType(Type.UNKNOWN);
            }
            fits &= element != null && TypeRules.fits(element, type);
            joined = next;
        }
        return fits && element != null ? new ListType(element) : new ListType(joined);
    }

    private Type negation(Negation negation, Scope scope, @Nullable Type expected) {
        Type type = type(negation.getOperand(), scope, expected);
        boolean fits = TypeRules.isNumber(type)
                || Set.of(Type.MONEY, Type.PERCENT, Type.DURATION).contains(type);
        if (!fits) {
            issues.error(negation, IssueCodes.BAD_OPERANDS, "A minus sign needs a number, an amount, a percentage or"
                    + " a duration behind it, and this is " + Words.a(type) + ".");
            return Type.UNKNOWN;
        }
        return type;
    }

    private Type range(RangeExpression range, Scope scope) {
        Type from = type(range.getFrom(), scope);
        Type to = type(range.getTo(), scope);
        Type joined = TypeRules.isNumber(from) && TypeRules.isNumber(to) && !from.equals(to) ? Type.NUMBER
                : TypeRules.join(from, to);
        if (joined == null || !TypeRules.isOrdered(joined)) {
            issues.error(range, IssueCodes.BAD_OPERANDS, "A range needs two numbers, amounts or times of one kind,"
                    + " such as 7..20; these are " + from + " and " + to + ".");
            return Type.UNKNOWN;
        }
        return new RangeType(joined);
    }

    private Type binary(BinaryExpression binary, Scope scope, @Nullable Type expected) {
        String operator = String.valueOf(binary.getOperator());
        if (operator.equals("??")) {
            return coalesce(binary, scope, expected);
        }
        if (operator.equals("and") || operator.equals("or")) {
            check(binary.getLeft(), scope, Type.BOOL, operator);
            Scope inner = operator.equals("and") ? narrowing.whenTrue(binary.getLeft(), scope)
                    : narrowing.whenFalse(binary.getLeft(), scope);
            check(binary.getRight(), inner, Type.BOOL, operator);
            return Type.BOOL;
        }
        Type left = type(binary.getLeft(), scope);
        Type hint = Operators.isCondition(operator)
                ? operator.endsWith("in") ? new ListType(left.present()) : left.present() : null;
        Type right = type(binary.getRight(), scope, hint);
        return operate(binary, operator, left, right);
    }

    private Type operate(BinaryExpression binary, String operator, Type left, Type right) {
        boolean equality = operator.equals("==") || operator.equals("!=");
        if (!equality && (left instanceof OptionalType || right instanceof OptionalType)) {
            Expression missing = left instanceof OptionalType ? binary.getLeft() : binary.getRight();
            issues.error(missing, IssueCodes.MAYBE_MISSING, "This value may be missing, so " + operator
                    + " cannot work with it: give a value for that case with ?? …, or ask for none first.");
            return Operators.isCondition(operator) ? Type.BOOL : Type.UNKNOWN;
        }
        if (operator.equals("/") && Literals.isZero(binary.getRight())) {
            issues.error(binary.getRight(), IssueCodes.DIVISION_BY_ZERO, "Nothing can be divided by zero.");
        }
        Type result = Operators.result(operator, left, right);
        if (result == null) {
            issues.error(binary, IssueCodes.BAD_OPERANDS, Conversions.operands(operator, left, right));
            return Operators.isCondition(operator) ? Type.BOOL : Type.UNKNOWN;
        }
        return result;
    }

    private Type coalesce(BinaryExpression binary, Scope scope, @Nullable Type expected) {
        Type left = type(binary.getLeft(), scope, expected);
        Type right = type(binary.getRight(), scope, expected == null ? left.present() : expected);
        if (!(left instanceof OptionalType) && !left.isUnknown() && left != Special.NONE && binary.getLeft() != null) {
            issues.error(binary.getLeft(), IssueCodes.NEVER_MISSING,
                    "This value is never missing, so ?? and what follows does nothing: remove it.");
            return left;
        }
        Type joined = TypeRules.join(left.present(), right);
        if (joined == null) {
            issues.error(binary, IssueCodes.TYPE_MISMATCH, "Both sides of ?? must be of one type; these are "
                    + left.present() + " and " + right + ".");
            return Type.UNKNOWN;
        }
        return joined;
    }
}
