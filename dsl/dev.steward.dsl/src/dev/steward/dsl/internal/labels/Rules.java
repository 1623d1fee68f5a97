package dev.steward.dsl.internal.labels;

import dev.steward.dsl.playbook.Argument;
import dev.steward.dsl.playbook.BinaryExpression;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.Lambda;
import dev.steward.dsl.playbook.MemberAccess;
import dev.steward.dsl.playbook.NotExpression;
import dev.steward.dsl.playbook.Parenthesized;
import dev.steward.dsl.playbook.Reference;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** What the condition of a branch looks at: text that a rule has looked at counts as checked from there on. */
final class Rules {

    private static final Set<String> EACH = Set.of("all", "none");

    private final Analysis analysis;

    Rules(Analysis analysis) {
        this.analysis = analysis;
    }

    /**
     * A value that is looked at.
     *
     * @param origin what has its name
     * @param fields the way to it from there
     */
    private record Path(EObject origin, List<Field> fields) {
    }

    /** What is known of a condition that was asked. */
    enum Outcome {
        TRUE, FALSE, EITHER;

        Outcome not() {
            return this == TRUE ? FALSE : this == FALSE ? TRUE : EITHER;
        }
    }

    /** Notes in the names what a condition has surely looked at: the right side of and, or is not always asked. */
    void check(@Nullable EObject condition, Outcome outcome, Names names) {
        switch (condition) {
            case Parenthesized inner -> check(inner.getExpression(), outcome, names);
            case NotExpression not -> check(not.getOperand(), outcome.not(), names);
            case BinaryExpression binary when "and".equals(binary.getOperator())
                    || "or".equals(binary.getOperator()) -> {
                boolean both = outcome == ("and".equals(binary.getOperator()) ? Outcome.TRUE : Outcome.FALSE);
                check(binary.getLeft(), both ? outcome : Outcome.EITHER, names);
                if (both) {
                    check(binary.getRight(), outcome, names);
                }
            }
            case null -> {
                // else asks nothing
            }
            default -> look(condition, names);
        }
    }

    private void look(@Nullable EObject condition, Names names) {
        if (condition == null || condition instanceof BinaryExpression binary && asksWhetherThere(binary)) {
            return;
        }
        Path path = path(condition);
        if (path != null) {
            names.put(path.origin(), names.find(path.origin()).check(path.fields(),
                    analysis.typeOfLocal(path.origin()), analysis));
        }
        condition.eContents().forEach(part -> look(path == null ? part : null, names));
        if (condition instanceof MemberAccess member && EACH.contains(String.valueOf(member.getName()))) {
            each(member, names);
        }
    }

    /** A comparison with none says nothing about the text. */
    private static boolean asksWhetherThere(BinaryExpression binary) {
        return isNone(binary.getLeft()) || isNone(binary.getRight());
    }

    private static boolean isNone(@Nullable Expression expression) {
        return expression instanceof Reference reference && "none".equals(reference.getName());
    }

    /** What holds for each element is a check of the list. */
    private void each(MemberAccess member, Names names) {
        Path list = member.getReceiver() == null ? null : path(member.getReceiver());
        for (Argument argument : member.getArguments()) {
            if (list != null && argument.getValue() instanceof Lambda lambda && lambda.getParameter() != null) {
                lambda.eAllContents().forEachRemaining(part -> {
                    Path inside = path(part);
                    if (inside != null && inside.origin() == lambda.getParameter()) {
                        List<Field> longer = new ArrayList<>(list.fields());
                        longer.addAll(inside.fields());
                        names.put(list.origin(), names.find(list.origin()).check(longer,
                                analysis.typeOfLocal(list.origin()), analysis));
                    }
                });
            }
        }
    }

    /** The named value or field of one that an expression is, null for anything else. */
    private @Nullable Path path(EObject expression) {
        if (expression instanceof Reference reference
                && analysis.targetOf(reference) instanceof Target.LocalTarget local) {
            return new Path(local.origin(), List.of());
        }
        if (expression instanceof MemberAccess member && member.getReceiver() != null
                && analysis.targetOf(member) instanceof Target.FieldTarget of) {
            Path front = path(member.getReceiver());
            if (front != null) {
                List<Field> longer = new ArrayList<>(front.fields());
                longer.add(of.field());
                return new Path(front.origin(), longer);
            }
        }
        return null;
    }
}
