package dev.steward.dsl.ide.internal.completion;

import dev.steward.dsl.ide.Proposal.Kind;
import dev.steward.dsl.ide.internal.Defaults;
import dev.steward.dsl.ide.internal.Template;
import dev.steward.dsl.ide.internal.names.Owners;
import dev.steward.dsl.playbook.BinaryExpression;
import dev.steward.dsl.playbook.EnumLiteral;
import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.FieldValue;
import dev.steward.dsl.playbook.ForeachExpression;
import dev.steward.dsl.playbook.GoalDecl;
import dev.steward.dsl.playbook.KpiDecl;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.RolloutDecl;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.playbook.TypeDecl;
import dev.steward.dsl.types.CursorPlace;
import dev.steward.dsl.types.NameInScope;
import dev.steward.dsl.types.Target;
import dev.steward.dsl.types.Type;
import dev.steward.dsl.types.Vocabulary;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Values: names in scope, best those whose type is asked for; words; names of enums; values made on the spot. */
final class ValueProposals {

    private final Context context;
    private final Proposals out;
    private final CursorPlace place;
    private final @Nullable Type expected;

    ValueProposals(Context context, Proposals out) {
        this.context = context;
        this.out = out;
        this.place = context.marked().place();
        Type asked = place.expected() != null ? place.expected() : otherSide();
        this.expected = asked == null || asked.isUnknown() ? null : asked;
    }

    /** What is added to something is mostly of its type. */
    private @Nullable Type otherSide() {
        EObject mark = context.marked().element();
        return mark != null && mark.eContainer() instanceof BinaryExpression binary && binary.getLeft() != null
                && binary.getLeft() != mark ? context.analysis().typeOf(binary.getLeft()) : null;
    }

    void propose() {
        if (context.follow().has("Path.name")) {
            out.add(Proposals.GOOD, Kind.WORD, "company", "", Vocabulary.valueWord("company"));
        }
        place.names().forEach(this::local);
        words();
        made();
        if (context.marked().around(GoalDecl.class) != null || context.marked().around(RolloutDecl.class) != null) {
            context.visible(KpiDecl.class).forEach(k -> out.add(rank(context.analysis().typeOf(k.getType())),
                    Kind.VALUE, String.valueOf(k.getName()), ": " + context.analysis().typeOf(k.getType()), "KPI"));
        }
    }

    private int rank(Type type) {
        Type wanted = expected;
        if (wanted == null) {
            boolean loop = context.marked().element() instanceof EObject at
                    && at.eContainer() instanceof ForeachExpression;
            return loop && type instanceof Type.ListType ? Proposals.BEST : Proposals.GOOD;
        }
        return !type.isUnknown() && context.analysis().fits(wanted, type) ? Proposals.BEST
                : context.analysis().fits(wanted, type.present()) ? Proposals.USUAL : Proposals.RARE;
    }

    private void local(NameInScope name) {
        Type type = name.type();
        if (type == Type.Special.NOTHING) {
            return;
        }
        String detail = type.isUnknown() ? "" : ": " + type;
        EObject origin = name.target() instanceof Target.LocalTarget local ? local.origin() : null;
        out.add(rank(type), kind(origin), name.name(), detail, Context.documentation(origin));
        if (expected != null && type instanceof Type.Structure structure) {
            for (Field field : structure.fields()) {
                if (field.getType() != null && context.analysis().typeOf(field.getType()).equals(expected)) {
                    out.add(Proposals.USUAL, Kind.FIELD, name.name() + "." + field.getName(),
                            ": " + context.analysis().typeOf(field.getType()), "");
                }
            }
        }
    }

    private static Kind kind(@Nullable EObject origin) {
        return origin instanceof StepStatement ? Kind.STEP : origin instanceof Parameter ? Kind.INPUT : Kind.VALUE;
    }

    private void words() {
        word("true", Type.BOOL);
        word("false", Type.BOOL);
        word("now", Type.DATETIME);
        word("today", Type.DATE);
        word("cost", Type.MONEY);
        if (expected instanceof Type.OptionalType || expected == null) {
            out.add(expected == null ? Proposals.RARE : Proposals.GOOD, Kind.WORD, "none", "",
                    Vocabulary.valueWord("none"));
        }
        if (context.marked().element() instanceof EObject at && at.eContainer() instanceof FieldValue value
                && value.eContainer() instanceof EObject owner
                && new Owners(context.analysis()).structure(owner) instanceof Type.Structure structure
                && structure.declaration() instanceof RecordDecl record && record.getKey() != null
                && record.getKey().equals(value.getName())) {
            out.add(Proposals.BEST, Kind.WORD, "next", "", Vocabulary.valueWord("next"));
        }
    }

    private void word(String word, Type type) {
        Type wanted = expected;
        int rank = wanted == null ? Proposals.RARE
                : context.analysis().fits(wanted, type) ? Proposals.GOOD : Proposals.FAR;
        out.add(rank, Kind.WORD, word, ": " + type, Vocabulary.valueWord(word));
    }

    /** Names of the enum that is asked for, and values of the structure that is asked for. */
    private void made() {
        Defaults defaults = new Defaults(context.analysis());
        if (expected != null && expected.present() instanceof Type.EnumType known) {
            for (EnumLiteral literal : known.declaration().getLiterals()) {
                out.add(Proposals.BEST, Kind.NAME, String.valueOf(literal.getName()), ": " + known, "");
            }
        }
        if (expected != null && expected.present() instanceof Type.ListType list) {
            out.add(Proposals.USUAL, Kind.VALUE, "[ ]", "[" + Template.hole(defaults.of(list.element())) + "]",
                    ": " + list, "A list.", List.of());
        }
        if (expected != null && expected.present() instanceof Type.Structure structure) {
            construction(structure, Proposals.GOOD);
        } else if (expected == null) {
            context.visible(TypeDecl.class).forEach(t -> construction(new Type.Structure(t), Proposals.RARE));
            context.visible(RecordDecl.class).forEach(r -> construction(new Type.Structure(r), Proposals.RARE));
        }
    }

    private void construction(Type.Structure structure, int rank) {
        if (out.fits(structure.toString())) {
            CallTemplates templates = new CallTemplates(context.analysis(), place.names());
            List<String> fields = new Defaults(context.analysis()).required(structure).stream()
                    .map(f -> f.getName() + ": " + Template.hole(templates.value(f.getName(),
                            context.analysis().typeOf(f.getType()))))
                    .toList();
            out.add(rank, Kind.TYPE, structure.toString(), structure + " { " + String.join(", ", fields) + " }",
                    "{ … }", "A new value with its fields.", List.of());
        }
    }
}
