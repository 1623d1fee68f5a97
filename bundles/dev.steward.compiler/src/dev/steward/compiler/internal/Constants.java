package dev.steward.compiler.internal;

import java.time.Duration;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.dsl.playbook.DurationLiteral;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.IntLiteral;
import dev.steward.dsl.playbook.Parenthesized;
import dev.steward.dsl.playbook.TextLiteral;

/** Values that must be known before a run starts: bounds, times and keys. */
final class Constants {

    private final Compilation compilation;

    Constants(Compilation compilation) {
        this.compilation = compilation;
    }

    /** A bound; anything but a written number is an issue and counts as 1. */
    int bound(Expression expression) {
        var number = plain(expression) instanceof IntLiteral literal ? Quantities.whole(literal.getValue())
                : Optional.<Integer>empty();
        if (number.isEmpty()) {
            compilation.notConstant(expression, "The greatest number");
        }
        return number.orElse(1);
    }

    Duration time(Expression expression) {
        var time = plain(expression) instanceof DurationLiteral literal ? Quantities.duration(literal.getValue())
                : Optional.<Duration>empty();
        if (time.isEmpty()) {
            compilation.notConstant(expression, "The time");
        }
        return time.orElse(Duration.ZERO);
    }

    @Nullable
    String text(@Nullable Expression expression, String what) {
        if (expression == null) {
            return null;
        }
        if (plain(expression) instanceof TextLiteral literal) {
            return literal.getValue();
        }
        compilation.notConstant(expression, what);
        return "";
    }

    private static Expression plain(Expression expression) {
        return expression instanceof Parenthesized inner ? plain(inner.getExpression()) : expression;
    }
}
