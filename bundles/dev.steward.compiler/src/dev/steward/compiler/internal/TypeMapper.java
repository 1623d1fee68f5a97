package dev.steward.compiler.internal;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.dsl.playbook.BoundFacet;
import dev.steward.dsl.playbook.Facet;
import dev.steward.dsl.playbook.ListTypeRef;
import dev.steward.dsl.playbook.NamedTypeRef;
import dev.steward.dsl.playbook.RangeFacet;
import dev.steward.dsl.playbook.TypeRef;
import dev.steward.model.workflow.PrimType;
import dev.steward.model.workflow.Type;
import dev.steward.model.workflow.TypeKind;
import dev.steward.model.workflow.WorkflowFactory;

/** Types, and references to types with their bounds. */
final class TypeMapper {

    private static final WorkflowFactory MAKE = WorkflowFactory.eINSTANCE;

    private final Compilation compilation;

    TypeMapper(Compilation compilation) {
        this.compilation = compilation;
    }

    /** The type of a reference; without one it is the type of nothing. */
    Type reference(@Nullable TypeRef reference) {
        if (reference == null) {
            return MAKE.createNothingType();
        }
        var plain = plain(reference);
        return reference.isOptional() ? optional(plain) : plain;
    }

    Type type(dev.steward.dsl.types.Type type) {
        return switch (type) {
            case dev.steward.dsl.types.Type.Primitive p -> primitive(p.kind());
            case dev.steward.dsl.types.Type.OptionalType o -> optional(type(o.element()));
            case dev.steward.dsl.types.Type.ListType l -> list(type(l.element()));
            case dev.steward.dsl.types.Type.EnumType e -> named(compilation.needed().need(e.declaration()));
            case dev.steward.dsl.types.Type.Structure s -> named(compilation.needed().need(s.declaration()));
            case dev.steward.dsl.types.Type.RangeType r -> list(type(r.element()));
            case dev.steward.dsl.types.Type.FunctionType f -> type(f.result());
            case dev.steward.dsl.types.Type.Special s -> MAKE.createNothingType();
        };
    }

    private Type plain(TypeRef reference) {
        if (reference instanceof ListTypeRef list) {
            return list(reference(list.getElement()));
        }
        var type = type(compilation.analysis().typeOf(reference).present());
        if (type instanceof PrimType prim && reference instanceof NamedTypeRef named) {
            named.getFacets().forEach(facet -> bound(prim, facet));
        }
        return type;
    }

    private static void bound(PrimType type, Facet facet) {
        switch (facet) {
            case BoundFacet b when "max".equals(b.getKind()) -> type.setMax(number(b.getValue()));
            case BoundFacet b -> type.setMin(number(b.getValue()));
            case RangeFacet r -> {
                type.setMin(number(r.getFrom()));
                type.setMax(number(r.getTo()));
            }
            default -> throw new IllegalStateException("an unknown bound: " + facet.eClass().getName());
        }
    }

    private static BigDecimal number(String text) {
        return Quantities.number(text);
    }

    private static Type primitive(dev.steward.dsl.types.Type.Kind kind) {
        var type = MAKE.createPrimType();
        // an address is a text that the language knows more about than the engine needs to
        type.setKind(kind == dev.steward.dsl.types.Type.Kind.EMAIL ? TypeKind.TEXT : TypeKind.valueOf(kind.name()));
        return type;
    }

    private static Type named(String name) {
        var type = MAKE.createNamedType();
        type.setName(name);
        return type;
    }

    private static Type list(Type item) {
        var type = MAKE.createListType();
        type.setItem(item);
        return type;
    }

    private static Type optional(Type of) {
        var type = MAKE.createOptionalType();
        type.setType(of);
        return type;
    }
}
