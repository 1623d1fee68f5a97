package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.EnumDecl;
import dev.steward.dsl.playbook.FactDecl;
import dev.steward.dsl.playbook.GoalDecl;
import dev.steward.dsl.playbook.KpiDecl;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PolicyDecl;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.TypeDecl;
import dev.steward.dsl.types.Type;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Words for people. */
public final class Words {

    private Words() {
    }

    /** With its article: {@code an agent}. */
    public static String kindOf(@Nullable EObject element) {
        return switch (element) {
            case null -> "nothing";
            case TypeDecl t -> "a type";
            case EnumDecl e -> "an enum";
            case RecordDecl r -> "a record";
            case FactDecl f -> "a fact";
            case ConnectorDecl c -> "a connector";
            case AgentDecl a -> "an agent";
            case PlaybookDecl p -> "a playbook";
            case PolicyDecl p -> "a policy";
            case GoalDecl g -> "a goal";
            case KpiDecl k -> "a KPI";
            case OperationDecl o -> "an operation";
            default -> "something else";
        };
    }

    /** With its article: {@code a Text}, {@code an optional Post}, {@code a list of Tag}. */
    public static String a(Type type) {
        return switch (type) {
            case Type.OptionalType optional -> "a " + optional.element() + " that may be missing";
            case Type.ListType list -> list.element() == Type.Special.ANYTHING ? "a list"
                    : "a list of " + list.element();
            case Type.Special special -> special.toString();
            default -> article(type.toString()) + " " + type;
        };
    }

    private static String article(String word) {
        return !word.isEmpty() && "AEIOaeio".indexOf(word.charAt(0)) >= 0 ? "an" : "a";
    }

    /** The names of those that have one: where a text is broken, a name may be missing. */
    public static List<String> names(Collection<? extends EObject> elements) {
        return elements.stream().map(Names::nameOf).filter(Objects::nonNull).map(String::valueOf).toList();
    }

    /** {@code a, b and c}. */
    public static String list(Collection<String> words) {
        var all = words.stream().toList();
        if (all.size() <= 1) {
            return String.join("", all);
        }
        return String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.get(all.size() - 1);
    }
}
