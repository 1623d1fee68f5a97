package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.EnumDecl;
import dev.steward.dsl.playbook.FactDecl;
import dev.steward.dsl.playbook.ListTypeRef;
import dev.steward.dsl.playbook.NamedTypeRef;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.TypeDecl;
import dev.steward.dsl.playbook.TypeRef;
import dev.steward.dsl.types.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jdt.annotation.Nullable;

/** Turns references to types into types, once each. */
final class TypeRefs {

    private static final Map<String, Type> PRIMITIVES = primitives();

    private final Names names;
    private final Issues issues;
    /** References compare by identity; several threads may ask. */
    private final Map<TypeRef, Type> known = new ConcurrentHashMap<>();

    TypeRefs(Names names, Issues issues) {
        this.names = names;
        this.issues = issues;
    }

    private static Map<String, Type> primitives() {
        Map<String, Type> out = new HashMap<>();
        for (Type.Kind kind : Type.Kind.values()) {
            out.put(kind.label(), new Type.Primitive(kind));
        }
        return Map.copyOf(out);
    }

    static boolean isPrimitive(@Nullable String name) {
        return name != null && PRIMITIVES.containsKey(name);
    }

    Type typeOf(@Nullable TypeRef reference) {
        if (reference == null) {
            return Type.UNKNOWN;
        }
        Type found = known.get(reference);
        if (found == null) {
            Type plain = switch (reference) {
                case ListTypeRef list -> new Type.ListType(typeOf(list.getElement()));
                case NamedTypeRef named -> named(named);
                default -> Type.UNKNOWN;
            };
            found = reference.isOptional() ? plain.optional() : plain;
            known.put(reference, found);
        }
        return found;
    }

    private Type named(NamedTypeRef reference) {
        Type primitive = PRIMITIVES.get(String.valueOf(reference.getName()));
        if (primitive != null) {
            return primitive;
        }
        Declaration declaration = names.find(reference, reference.getName());
        if (declaration == null) {
            List<String> candidates = candidates(reference);
            issues.errorAt(reference, "name", IssueCodes.UNRESOLVED_TYPE, "There is no type " + reference.getName()
                    + "." + hint(reference, candidates),
                    String.valueOf(reference.getName()));
            return Type.UNKNOWN;
        }
        return typeOf(declaration, reference);
    }

    private String hint(NamedTypeRef reference, List<String> candidates) {
        String elsewhere = names.importHint(reference, reference.getName());
        return elsewhere != null ? elsewhere : Spelling.hint(reference.getName(), candidates, " Declare it with type,"
                + " enum or record, or import the package that has it.");
    }

    private Type typeOf(Declaration declaration, NamedTypeRef reference) {
        if (declaration instanceof EnumDecl enumeration) {
            return new Type.EnumType(enumeration);
        }
        if (declaration instanceof TypeDecl || declaration instanceof RecordDecl || declaration instanceof FactDecl) {
            return new Type.Structure(declaration);
        }
        issues.errorAt(reference, "name", IssueCodes.UNRESOLVED_TYPE, reference.getName() + " is "
                + Words.kindOf(declaration) + ", not a type: name a type, enum or record here.");
        return Type.UNKNOWN;
    }

    private List<String> candidates(NamedTypeRef reference) {
        List<String> out = new ArrayList<>(PRIMITIVES.keySet());
        var file = Names.fileOf(reference);
        if (file != null) {
            names.visible(file).stream()
                    .filter(d -> d instanceof TypeDecl || d instanceof RecordDecl || d instanceof EnumDecl)
                    .map(Names::nameOf).forEach(out::add);
        }
        return out;
    }
}
