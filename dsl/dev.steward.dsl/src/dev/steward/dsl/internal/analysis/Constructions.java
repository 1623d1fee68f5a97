package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.playbook.Construction;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.FactDecl;
import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.FieldValue;
import dev.steward.dsl.playbook.MemberAccess;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.Reference;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.playbook.TypeDecl;
import dev.steward.dsl.types.Target;
import dev.steward.dsl.types.Type;
import dev.steward.dsl.types.Type.Structure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Types values that are made field by field: {@code Draft { title: …, … }}. */
final class Constructions {

    private final Expressions expressions;

    Constructions(Expressions expressions) {
        this.expressions = expressions;
    }

    /** A type that the place asks for needs no import. */
    Type type(Construction construction, Scope scope, @Nullable Type expected) {
        String path = path(construction.getType());
        Declaration found = expressions.names.find(construction, path);
        Declaration declaration = found == null && expected != null && expected.present() instanceof Structure asked
                && asked.toString().equals(path) ? asked.declaration() : found;
        boolean makes = declaration instanceof TypeDecl || declaration instanceof RecordDecl
                || declaration instanceof FactDecl;
        if (path == null || declaration == null || !makes) {
            construction.getFields().forEach(f -> expressions.type(f.getValue(), scope));
            expressions.issues.error(construction.getType(), IssueCodes.UNRESOLVED_TYPE, declaration == null
                    ? "There is no type " + path + " to make a value of." + typeHint(construction, path)
                    : path + " is " + Words.kindOf(declaration) + ": only types and records have fields to give.",
                    String.valueOf(path));
            return Type.UNKNOWN;
        }
        expressions.results.targets.put(construction.getType(), new Target.DeclarationTarget(declaration));
        expressions.results.types.put(construction.getType(), Type.UNKNOWN);
        Structure structure = new Structure(declaration);
        fields(construction, structure, construction.getFields(), scope);
        return structure;
    }

    private String typeHint(Construction construction, @Nullable String path) {
        var file = Names.fileOf(construction);
        List<String> known = new ArrayList<>();
        if (file != null) {
            expressions.names.visible(file).stream().filter(d -> d instanceof TypeDecl || d instanceof RecordDecl)
                    .map(Names::nameOf).forEach(known::add);
        }
        String elsewhere = expressions.names.importHint(construction, path);
        return elsewhere != null ? elsewhere
                : Spelling.hint(path, known, " Declare it, or import the package that has it.");
    }

    static @Nullable String path(@Nullable Expression expression) {
        return switch (expression) {
            case Reference reference when !reference.isCall() -> reference.getName();
            case MemberAccess member when !member.isCall() -> {
                String front = path(member.getReceiver());
                yield front == null ? null : front + "." + member.getName();
            }
            case null, default -> null;
        };
    }

    void fields(EObject owner, Structure structure, List<FieldValue> values, Scope scope) {
        Set<String> given = new HashSet<>();
        for (FieldValue value : values) {
            Field field = find(structure, value.getName());
            if (field == null) {
                expressions.type(value.getValue(), scope);
                unknown(structure, value);
                continue;
            }
            if (!given.add(field.getName())) {
                expressions.issues.error(value, IssueCodes.DUPLICATE_ARGUMENT, "The field " + field.getName()
                        + " is given twice: remove one.");
            }
            Type expected = expressions.typeRefs.typeOf(field.getType());
            expressions.check(value.getValue(), scope, expected,
                    "the field " + field.getName() + " of " + structure);
            next(owner, structure, field, value, expected);
        }
        boolean misspelt = values.stream().map(FieldValue::getName)
                .anyMatch(n -> find(structure, n) == null && Spelling.closest(n, open(structure, given)) != null);
        if (!misspelt) {
            missing(owner, structure, given);
        }
    }

    private static List<String> open(Structure structure, Set<String> given) {
        return structure.fields().stream().map(Field::getName).filter(n -> n != null && !given.contains(n)).toList();
    }

    private void unknown(Structure structure, FieldValue value) {
        List<String> known = Words.names(structure.fields());
        expressions.issues.errorAt(value, "name", IssueCodes.UNKNOWN_MEMBER, structure + " has no field "
                + value.getName() + "." + Spelling.hint(value.getName(), known, " It has " + Words.list(known) + "."),
                String.valueOf(value.getName()));
    }

    private void missing(EObject owner, Structure structure, Set<String> given) {
        List<String> missing = new ArrayList<>();
        for (Field field : structure.fields()) {
            boolean optional = expressions.typeRefs.typeOf(field.getType()) instanceof Type.OptionalType;
            if (!optional && field.getName() != null && !given.contains(field.getName())) {
                missing.add(field.getName());
            }
        }
        if (!missing.isEmpty()) {
            expressions.issues.error(owner, IssueCodes.MISSING_FIELD, structure + " also needs "
                    + Words.list(missing) + ": add " + (missing.size() == 1 ? "it" : "them") + " between the braces.",
                    missing.toArray(String[]::new));
        }
    }

    private void next(EObject owner, Structure structure, Field field, FieldValue value, Type expected) {
        boolean isNext = value.getValue() instanceof Reference reference
                && expressions.results.targets.get(reference) instanceof Target.BuiltinTarget builtin
                && builtin.name().equals("next");
        if (!isNext) {
            return;
        }
        boolean key = structure.declaration() instanceof RecordDecl record
                && field.getName().equals(record.getKey()) && expected.equals(Type.INT);
        boolean written = owner.eContainer() instanceof StepStatement;
        if (!key || !written) {
            expressions.issues.error(value.getValue(), IssueCodes.MISPLACED, "next gives a new record its number: it"
                    + " can only be the Int key of a record that a step writes.");
        }
    }

    private static @Nullable Field find(Structure structure, @Nullable String name) {
        return structure.fields().stream().filter(f -> f.getName() != null && f.getName().equals(name)).findFirst()
                .orElse(null);
    }
}
