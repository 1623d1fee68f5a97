package dev.steward.dsl.ide.internal.fixes;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.ide.TextEdit;
import dev.steward.dsl.ide.internal.names.Regions;
import dev.steward.dsl.playbook.BinaryExpression;
import dev.steward.dsl.playbook.Construction;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.IntLiteral;
import dev.steward.dsl.playbook.ListLiteral;
import dev.steward.dsl.playbook.MemberAccess;
import dev.steward.dsl.playbook.Negation;
import dev.steward.dsl.playbook.NumberLiteral;
import dev.steward.dsl.playbook.Parenthesized;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.RangeExpression;
import dev.steward.dsl.playbook.ReturnStatement;
import dev.steward.dsl.playbook.Template;
import dev.steward.dsl.playbook.TextLiteral;
import dev.steward.dsl.types.Type;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.INode;

/** Values of a wrong type, and values that may be missing. */
final class ValueFixes {

    private static final Set<String> SHOWN = Set.of("Int", "Number", "Percent", "Money", "Duration", "Date", "Time",
            "DateTime", "Bool");

    private ValueFixes() {
    }

    static void register(Fixes fixes) {
        fixes.on(IssueCodes.TYPE_MISMATCH, ValueFixes::convert);
        fixes.on(IssueCodes.TYPE_MISMATCH, ValueFixes::field);
        fixes.on(IssueCodes.TYPE_MISMATCH, ValueFixes::output);
        fixes.on(IssueCodes.MAYBE_MISSING, ValueFixes::missing);
        fixes.on(IssueCodes.NEVER_MISSING, ValueFixes::never);
        fixes.on(IssueCodes.BAD_OPERANDS, ValueFixes::operands);
    }

    /** The text of a value so that something may follow it. */
    private static String closed(Finding finding, Expression value) {
        String text = finding.text(value);
        return value instanceof BinaryExpression || value instanceof Negation
                || value instanceof RangeExpression ? "(" + text + ")" : text;
    }

    private static void convert(Finding finding) {
        Expression value = finding.exactly(Expression.class);
        if (value == null || finding.issue().data().size() < 2) {
            return;
        }
        String expected = finding.data(0).replaceFirst("\\?$", "");
        String given = finding.data(1);
        String text = finding.text(value);
        String closed = closed(finding, value);
        switch (expected + " from " + given) {
            case "Int from Number" -> finding.replace("Round it", value, closed + ".round");
            case "Number from Int" -> finding.replace("Make it a Number", value, closed + ".toNumber");
            case "DateTime from Time" -> finding.replace("The next moment with that time", value,
                    "now.next(" + text + ")");
            case "Date from DateTime" -> finding.replace("Take its day", value, closed + ".date");
            case "Percent from Int", "Percent from Number" -> finding.replace("Make it a percentage", value,
                    isNumber(value) ? text + "%" : closed + ".percent");
            case "Duration from Int" -> {
                if (isNumber(value)) {
                    finding.replace("Make it days", value, text + " days");
                    finding.replace("Make it hours", value, text + " hours");
                }
            }
            case "Money from Int", "Money from Number" -> {
                if (isNumber(value)) {
                    finding.replace("Make it an amount", value, text + " USD");
                }
            }
            case "Bool from Text" -> finding.replace("Ask whether it is not empty", value, closed + " != \"\"");
            case "Bool from Int", "Bool from Number" -> finding.replace("Ask whether it is above zero", value,
                    closed + " > 0");
            case "Text from Markdown", "Text from Email" -> finding.replace("Make it a Text", value, closed + ".text");
            default -> general(finding, value, expected, given);
        }
    }

    private static void general(Finding finding, Expression value, String expected, String given) {
        String text = finding.text(value);
        if ((expected.equals("Text") || expected.equals("Markdown")) && SHOWN.contains(given)) {
            finding.replace("Make it a text", value, isNumber(value) ? "\"" + text + "\""
                    : closed(finding, value) + ".text");
        } else if (value instanceof TextLiteral literal && literal.getValue() != null
                && literal.getValue().matches("\\d{1,9}") && (expected.equals("Int") || expected.equals("Number"))) {
            finding.replace("Write the number without quotes", value, literal.getValue());
        } else if (expected.equals("[" + given + "]")) {
            finding.replace("Put it into a list", value, "[" + text + "]");
        }
    }

    private static boolean isNumber(Expression value) {
        return value instanceof IntLiteral || value instanceof NumberLiteral;
    }

    /** A value with fields where one of them is needed. */
    private static void field(Finding finding) {
        Expression value = finding.exactly(Expression.class);
        if (value == null || !(finding.analysis().typeOf(value) instanceof Type.Structure structure)) {
            return;
        }
        boolean written = value.eContainer() instanceof Template;
        for (Field field : structure.fields()) {
            String type = field.getType() == null ? "" : finding.analysis().typeOf(field.getType()).toString();
            if (written ? type.equals("Text") : type.equals(finding.data(0))) {
                finding.append("Take its " + field.getName(), value, "." + field.getName());
            }
        }
    }

    /** A playbook that gives a value without saying so. */
    private static void output(Finding finding) {
        ReturnStatement given = finding.exactly(ReturnStatement.class);
        PlaybookDecl playbook = finding.around(PlaybookDecl.class);
        if (given != null && given.getValue() != null && playbook != null && playbook.getResult() == null) {
            Type type = finding.analysis().typeOf(given.getValue());
            if (!(type instanceof Type.Special)) {
                finding.append("Say that " + playbook.getName() + " gives a " + type, Places.first(playbook, ")"),
                        " -> " + type);
            }
        }
    }

    private static void missing(Finding finding) {
        MemberAccess member = finding.around(MemberAccess.class);
        INode name = member == null ? null : Regions.first(member, "name");
        if (member != null && name != null && name.getOffset() == finding.issue().offset() && !member.isNullSafe()) {
            unsafe(finding, member, name);
            return;
        }
        Expression value = finding.exactly(Expression.class);
        if (value != null) {
            Type type = finding.analysis().typeOf(value).present();
            String instead = " ?? " + (type instanceof Type.Special ? "\"\"" : finding.defaults().of(type));
            boolean alone = !(value.eContainer() instanceof Expression around) || around instanceof Parenthesized
                    || around instanceof ListLiteral || around instanceof Template
                    || around instanceof Construction;
            if (alone) {
                finding.append("Give a value for the case that it is missing", value, instead);
            } else {
                finding.replace("Give a value for the case that it is missing", value,
                        "(" + finding.text(value) + instead + ")");
            }
        }
    }

    private static void unsafe(Finding finding, MemberAccess member, INode name) {
        INode whole = Regions.of(member);
        INode receiver = member.getReceiver() == null ? null : Regions.of(member.getReceiver());
        if (whole == null || receiver == null || member.getReceiver() == null) {
            return;
        }
        String text = finding.text(member);
        int dot = Finding.end(receiver) - whole.getOffset();
        String safe = text.substring(0, dot) + "?" + text.substring(dot);
        String fallback = fallback(finding, member);
        if (!fallback.isEmpty()) {
            finding.replace("Give a value for the case that it is missing", member,
                    "(" + safe + " ?? " + fallback + ")");
        }
        finding.replace("Write ?. so that the result may be missing too", member, safe);
    }

    private static String fallback(Finding finding, MemberAccess member) {
        Type receiver = member.getReceiver() == null ? Type.UNKNOWN
                : finding.analysis().typeOf(member.getReceiver()).present();
        if (receiver instanceof Type.Structure structure) {
            for (Field field : structure.fields()) {
                if (field.getName() != null && field.getName().equals(member.getName()) && field.getType() != null) {
                    Type type = finding.analysis().typeOf(field.getType());
                    return type instanceof Type.OptionalType ? "" : finding.defaults().of(type);
                }
            }
        }
        return "";
    }

    private static void never(Finding finding) {
        MemberAccess member = finding.exactly(MemberAccess.class);
        if (member != null && member.isNullSafe()) {
            INode receiver = member.getReceiver() == null ? null : Regions.of(member.getReceiver());
            if (receiver != null) {
                finding.propose("Write a plain dot", List.of(new TextEdit(Finding.end(receiver), 2, ".")));
            }
            return;
        }
        EObject around = finding.around(e -> e instanceof BinaryExpression binary && "??".equals(binary.getOperator()));
        if (around instanceof BinaryExpression binary && binary.getLeft() != null) {
            finding.replace("Remove what follows", binary, finding.text(binary.getLeft()));
        }
    }

    private static void operands(Finding finding) {
        BinaryExpression binary = finding.exactly(BinaryExpression.class);
        if (binary == null || binary.getLeft() == null || binary.getRight() == null) {
            return;
        }
        Type left = finding.analysis().typeOf(binary.getLeft());
        Type right = finding.analysis().typeOf(binary.getRight());
        if (!left.equals(Type.TEXT) && !right.equals(Type.TEXT) || binary.getOperator().endsWith("=")) {
            side(finding, binary.getRight(), left);
            side(finding, binary.getLeft(), right);
        }
        boolean joins = "+".equals(binary.getOperator()) && (left.equals(Type.TEXT) || right.equals(Type.TEXT));
        if (joins) {
            finding.replace("Write both into one text", binary,
                    "\"" + piece(finding, binary.getLeft()) + piece(finding, binary.getRight()) + "\"");
        }
    }

    private static String piece(Finding finding, @Nullable Expression part) {
        return part instanceof TextLiteral literal && literal.getValue() != null
                && literal.getValue().matches("[^\"\\\\$]*") ? literal.getValue() : "${" + finding.text(part) + "}";
    }

    /** A plain number beside something with a unit, or beside a text. */
    private static void side(Finding finding, Expression number, Type other) {
        if (isNumber(number)) {
            String text = finding.text(number);
            switch (other.toString()) {
                case "Text" -> finding.replace("Make it a text", number, "\"" + text + "\"");
                case "Money" -> finding.replace("Make it an amount", number, text + " USD");
                case "Percent" -> finding.replace("Make it a percentage", number, text + "%");
                case "Duration" -> finding.replace("Make it days", number, text + " days");
                default -> {
                    // nothing to add
                }
            }
        }
    }
}
