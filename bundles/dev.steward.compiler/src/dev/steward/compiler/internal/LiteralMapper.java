package dev.steward.compiler.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.playbook.DateLiteral;
import dev.steward.dsl.playbook.DateTimeLiteral;
import dev.steward.dsl.playbook.DurationLiteral;
import dev.steward.dsl.playbook.IntLiteral;
import dev.steward.dsl.playbook.MoneyLiteral;
import dev.steward.dsl.playbook.NumberLiteral;
import dev.steward.dsl.playbook.PercentLiteral;
import dev.steward.dsl.playbook.TextLiteral;
import dev.steward.dsl.playbook.TimeLiteral;
import dev.steward.dsl.types.Type;
import dev.steward.model.workflow.Expression;
import dev.steward.model.workflow.LiteralKind;

/** Literals, in one canonical notation, so that {@code 60 min} and {@code 1 hour} have one meaning. */
final class LiteralMapper {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm[:ss]");

    private final Compilation compilation;

    LiteralMapper(Compilation compilation) {
        this.compilation = compilation;
    }

    /** Null when the expression is no literal. */
    @Nullable
    Expression literal(dev.steward.dsl.playbook.Expression expression) {
        try {
            return switch (expression) {
                case TextLiteral t -> Expressions.text(t.getValue());
                case IntLiteral i -> Expressions.literal(isNumber(i) ? LiteralKind.NUMBER : LiteralKind.INT,
                        number(i.getValue()));
                case NumberLiteral n -> Expressions.literal(LiteralKind.NUMBER, number(n.getValue()));
                case PercentLiteral p -> Expressions.literal(LiteralKind.PERCENT, number(p.getValue()));
                case MoneyLiteral m -> money(m);
                case DurationLiteral d -> Expressions.literal(LiteralKind.DURATION,
                        Quantities.duration(d.getValue()).orElseThrow(() -> new DateTimeException("")).toString());
                case DateLiteral d -> date(d.getValue());
                case TimeLiteral t -> time(t.getValue());
                case DateTimeLiteral d -> moment(d.getValue());
                default -> null;
            };
        } catch (DateTimeException | NumberFormatException e) {
            return invalid(expression);
        }
    }

    private boolean isNumber(IntLiteral literal) {
        return compilation.analysis().typeOf(literal).equals(Type.NUMBER);
    }

    /** A moment of the company's calendar: which instant it is depends on the time zone of the run. */
    Expression moment(String text) {
        var parts = text.strip().split("[T \\t]+", 2);
        return Expressions.function("at", List.of(date(parts[0]), time(parts[1])));
    }

    private static Expression date(String text) {
        return Expressions.literal(LiteralKind.DATE, LocalDate.parse(text).toString());
    }

    private static Expression time(String text) {
        return Expressions.literal(LiteralKind.TIME, LocalTime.parse(text, TIME).toString());
    }

    private Expression money(MoneyLiteral literal) {
        var amount = Quantities.money(literal.getValue());
        if (amount.isEmpty()) {
            return invalid(literal);
        }
        var money = Expressions.literal(LiteralKind.MONEY, amount.get().amount().toPlainString());
        money.setUnit(amount.get().currency());
        return money;
    }

    private static String number(String text) {
        return Quantities.number(text).toPlainString();
    }

    private Expression invalid(EObject literal) {
        compilation.error(literal, IssueCodes.BAD_LITERAL, "There is no such value as "
                + compilation.textOf(literal) + ": correct it.");
        return Expressions.none();
    }
}
