package dev.steward.dsl.ide.internal;

import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.TypeRef;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Type;
import dev.steward.dsl.types.Type.OptionalType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Values that fit a type, for people to replace. */
public final class Defaults {

    private final Analysis analysis;

    /** Asks an analysis for the types of fields. */
    public Defaults(Analysis analysis) {
        this.analysis = analysis;
    }

    /** In the notation of the language; for a structure with all fields that must be given. */
    public String of(Type type) {
        return of(type, new HashSet<>());
    }

    private String of(Type type, Set<EObject> inside) {
        return switch (type) {
            case Type.Primitive primitive -> primitive(primitive.kind());
            case OptionalType optional -> "none";
            case Type.ListType list -> "[]";
            case Type.RangeType range -> "1..10";
            case Type.EnumType known -> known.declaration().getLiterals().isEmpty() ? "none"
                    : String.valueOf(known.declaration().getLiterals().getFirst().getName());
            case Type.Structure structure -> inside.add(structure.declaration()) ? structure(structure, inside)
                    : "none";
            case Type.FunctionType function -> "x -> x";
            case Type.Special special -> "\"\"";
        };
    }

    private static String primitive(Type.Kind kind) {
        return switch (kind) {
            case TEXT, MARKDOWN -> "\"\"";
            case EMAIL -> "\"ana@example.org\"";
            case INT -> "1";
            case NUMBER -> "1.0";
            case BOOL -> "true";
            case PERCENT -> "10%";
            case MONEY -> "1 USD";
            case DURATION -> "1 day";
            case DATE -> "2027-01-31";
            case TIME -> "9:00";
            case DATETIME -> "2027-01-31 09:00";
        };
    }

    private String structure(Type.Structure structure, Set<EObject> inside) {
        List<String> fields = new ArrayList<>();
        for (Field field : required(structure)) {
            fields.add(field.getName() + ": " + of(typeOf(field.getType()), inside));
        }
        inside.remove(structure.declaration());
        return structure + (fields.isEmpty() ? " {}" : " { " + String.join(", ", fields) + " }");
    }

    /** The fields that have no value by themselves. */
    public List<Field> required(Type.Structure structure) {
        return structure.fields().stream().filter(f -> f.getName() != null && f.getType() != null)
                .filter(f -> !(typeOf(f.getType()) instanceof OptionalType)).toList();
    }

    private Type typeOf(@Nullable TypeRef reference) {
        return reference == null ? Type.UNKNOWN : analysis.typeOf(reference);
    }
}
