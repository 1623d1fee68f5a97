package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.IntLiteral;
import dev.steward.dsl.types.Type;
import org.eclipse.jdt.annotation.Nullable;

/** Cures for values of a wrong type. */
final class Conversions {

    private Conversions() {
    }

    static String cure(@Nullable Expression at, Type expected, Type given) {
        Type wanted = expected.present();
        if (wanted.equals(Type.DURATION) && at instanceof IntLiteral number) {
            return " Write a unit behind it, as in " + number.getValue() + ("1".equals(number.getValue()) ? " day."
                    : " days.");
        }
        if (wanted.equals(Type.TEXT) && !(given instanceof Type.Structure)) {
            return " Write .text behind it to make it a text.";
        }
        if (wanted.equals(Type.INT) && given.equals(Type.NUMBER)) {
            return " Write .round behind it.";
        }
        if (wanted.equals(Type.NUMBER) && given.equals(Type.INT)) {
            return " Write .toNumber behind it.";
        }
        if (wanted.equals(Type.DATETIME) && given.equals(Type.TIME)) {
            return " Write now.next(…) for the next moment with that time.";
        }
        if (wanted.equals(Type.DATE) && given.equals(Type.DATETIME)) {
            return " Write .date behind it.";
        }
        if (wanted instanceof Type.ListType list && TypeRules.fits(list.element(), given)) {
            return " Put it into brackets: [ … ].";
        }
        return "";
    }

    static String operands(String operator, Type left, Type right) {
        String sides = Words.a(left) + " and " + Words.a(right);
        return switch (operator) {
            case "==", "!=" -> "These can never be equal: " + sides + ".";
            case "<", ">", "<=", ">=" -> "These cannot be compared by size: " + sides + ".";
            case "in", "not in" -> "Behind " + operator + " a list or a range of " + left
                    + " is needed, such as 7..20 or [a, b]; this is " + Words.a(right) + ".";
            case "+" -> "These cannot be added: " + sides + "."
                    + (left.equals(Type.TEXT) || right.equals(Type.TEXT)
                            ? " Write values into a text with \"… ${value} …\"." : "");
            case "-" -> "These cannot be subtracted: " + sides + ".";
            case "*" -> "These cannot be multiplied: " + sides + ".";
            case "/" -> "These cannot be divided: " + sides + ".";
            default -> "The operator " + operator + " cannot work with " + sides + ".";
        };
    }
}
