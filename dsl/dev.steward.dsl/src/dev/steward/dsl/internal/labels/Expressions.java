package dev.steward.dsl.internal.labels;

import dev.steward.dsl.playbook.Argument;
import dev.steward.dsl.playbook.BinaryExpression;
import dev.steward.dsl.playbook.Construction;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.FactDecl;
import dev.steward.dsl.playbook.FieldValue;
import dev.steward.dsl.playbook.HumanTask;
import dev.steward.dsl.playbook.Lambda;
import dev.steward.dsl.playbook.ListLiteral;
import dev.steward.dsl.playbook.MemberAccess;
import dev.steward.dsl.playbook.Negation;
import dev.steward.dsl.playbook.Parenthesized;
import dev.steward.dsl.playbook.RecallExpression;
import dev.steward.dsl.playbook.Reference;
import dev.steward.dsl.playbook.ScopeClause;
import dev.steward.dsl.playbook.Template;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Target;
import dev.steward.dsl.types.Type;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/** The labels of values that are computed: what an expression is made of, it carries on. */
final class Expressions {

    /** Functions that tell something about a value without giving any of it away. */
    private static final Set<String> ABOUT = Set.of("size", "length", "count", "words", "indexOf");
    /** Functions that give the list, a part of it or an element of it. */
    private static final Set<String> PARTS = Set.of("filter", "find", "first", "last", "at", "take", "drop", "distinct",
            "reverse", "sortBy", "sort", "minBy", "maxBy", "skip", "remove", "distinctBy",
            "groupBy", "chunks");
    private static final Set<String> OPERATORS = Set.of("+", "-", "*", "/");

    private final Analysis analysis;

    Expressions(Analysis analysis) {
        this.analysis = analysis;
    }

    /** All labels of a value, wherever in it they are. */
    Map<Label, Trace> content(@Nullable Expression expression, Names names) {
        return expression == null ? Map.of() : of(expression, names).content(analysis.typeOf(expression), analysis);
    }

    Flow of(@Nullable Expression expression, Names names) {
        return switch (expression) {
            case null -> Flow.NONE;
            case Parenthesized inner -> of(inner.getExpression(), names);
            case Template template -> together(template.getExpressions(), names);
            case ListLiteral list -> {
                Flow all = Flow.NONE;
                for (Expression element : list.getElements()) {
                    all = all.and(of(element, names));
                }
                yield all;
            }
            case Negation negation -> of(negation.getOperand(), names);
            case BinaryExpression binary -> binary(binary, names);
            case Reference reference -> reference(reference, names);
            case MemberAccess member -> member(member, names);
            case Construction construction -> construction(construction, names);
            case RecallExpression recall -> recalled(recall);
            case HumanTask human -> "do".equals(human.getVerb()) ? Flow.NONE : of(human.getSubject(), names).check();
            default -> Flow.NONE;
        };
    }

    private Flow together(Iterable<? extends @Nullable Expression> parts, Names names) {
        Map<Label, Trace> all = new EnumMap<>(Label.class);
        for (Expression part : parts) {
            content(part, names).forEach(all::putIfAbsent);
        }
        return Flow.of(all);
    }

    private Flow binary(BinaryExpression binary, Names names) {
        if ("??".equals(binary.getOperator())) {
            return of(binary.getLeft(), names).and(of(binary.getRight(), names));
        }
        // comparisons and conditions give nothing of it away
        return OPERATORS.contains(String.valueOf(binary.getOperator()))
                ? together(java.util.Arrays.asList(binary.getLeft(), binary.getRight()), names)
                        .fitting(analysis.typeOf(binary))
                : Flow.NONE;
    }

    private Flow reference(Reference reference, Names names) {
        return switch (analysis.targetOf(reference)) {
            case Target.LocalTarget local -> names.find(local.origin());
            case Target.PromptTarget variable -> names.find(variable.name());
            case null, default -> Flow.NONE;
        };
    }

    private Flow member(MemberAccess member, Names names) {
        return switch (analysis.targetOf(member)) {
            case Target.FieldTarget of -> of(member.getReceiver(), names).get(of.field(), analysis);
            case Target.FunctionTarget of -> function(member, of.function().name(), names);
            case null, default -> Flow.NONE;
        };
    }

    private Flow function(MemberAccess member, String name, Names names) {
        Type result = analysis.typeOf(member).present();
        if (result.equals(Type.BOOL) || ABOUT.contains(name)) {
            return Flow.NONE;
        }
        Flow receiver = of(member.getReceiver(), names);
        Flow rule = Flow.NONE;
        Map<Label, Trace> given = new EnumMap<>(Label.class);
        for (Argument argument : member.getArguments()) {
            if (argument.getValue() instanceof Lambda lambda) {
                names.put(lambda.getParameter(), receiver);
                rule = of(lambda.getBody(), names);
            } else {
                content(argument.getValue(), names).forEach(given::putIfAbsent);
            }
        }
        boolean list = member.getReceiver() != null
                && analysis.typeOf(member.getReceiver()).present() instanceof Type.ListType;
        if (name.equals("map") || name.equals("flatMap")) {
            return rule;
        }
        if (list && PARTS.contains(name)) {
            return receiver;
        }
        if (list && (name.equals("append") || name.equals("plus"))) {
            return receiver.and(of(member.getArguments().getFirst().getValue(), names));
        }
        Map<Label, Trace> all = new EnumMap<>(Label.class);
        all.putAll(given);
        if (rule != Flow.NONE || member.getArguments().stream().anyMatch(a -> a.getValue() instanceof Lambda)) {
            all.putAll(rule.content(result, analysis));
        } else {
            content(member.getReceiver(), names).forEach(all::putIfAbsent);
        }
        return Flow.of(all).fitting(result);
    }

    private Flow construction(Construction construction, Names names) {
        Map<String, Flow> fields = new LinkedHashMap<>();
        for (FieldValue field : construction.getFields()) {
            fields.put(String.valueOf(field.getName()), of(field.getValue(), names));
        }
        return Flow.NONE.with(fields);
    }

    private Flow recalled(RecallExpression recall) {
        Declaration declaration = analysis.declaration(recall, recall.getType());
        return Flow.from(new Trace("the memory of " + recall.getType(), scope(declaration), java.util.List.of()));
    }

    static @Nullable String scope(@Nullable Declaration declaration) {
        return declaration instanceof FactDecl fact ? fact.getClauses().stream().filter(ScopeClause.class::isInstance)
                .map(c -> ((ScopeClause) c).getName()).findFirst().orElse(null) : null;
    }
}
