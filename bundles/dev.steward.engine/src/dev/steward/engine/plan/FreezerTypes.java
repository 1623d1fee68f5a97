package dev.steward.engine.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.TypeTable;
import dev.steward.model.workflow.EnumDef;
import dev.steward.model.workflow.ListType;
import dev.steward.model.workflow.NamedType;
import dev.steward.model.workflow.NothingType;
import dev.steward.model.workflow.OptionalType;
import dev.steward.model.workflow.PrimType;
import dev.steward.model.workflow.StructDef;

/** Freezes types and their declarations. */
final class FreezerTypes {

    private FreezerTypes() {
    }

    static Type type(dev.steward.model.workflow.Type type) {
        return switch (type) {
            case PrimType p -> new Type.Prim(Type.Kind.valueOf(p.getKind().name()), p.getMin(), p.getMax());
            case NamedType n -> new Type.Named(n.getName());
            case ListType l -> new Type.ListOf(type(l.getItem()));
            case OptionalType o -> new Type.OptionalOf(type(o.getType()));
            case NothingType n -> new Type.Nothing();
            default -> throw FreezerCheck.unknown(type);
        };
    }

    static TypeTable table(List<dev.steward.model.workflow.TypeDef> declarations) {
        var byName = new LinkedHashMap<String, TypeDef>();
        for (var declaration : declarations) {
            byName.put(declaration.getName(), declaration(declaration));
        }
        return new TypeTable(byName);
    }

    private static TypeDef declaration(dev.steward.model.workflow.TypeDef declaration) {
        return switch (declaration) {
            case EnumDef e -> new TypeDef.EnumDef(e.getName(), e.getLiterals());
            case StructDef s -> new TypeDef.StructDef(s.getName(), TypeDef.StructKind.valueOf(s.getKind().name()),
                    s.getFields().stream().map(FreezerTypes::field).toList(), s.getKey(), s.getSubject(),
                    s.getRetention(), s.getScope());
            default -> throw FreezerCheck.unknown(declaration);
        };
    }

    private static TypeDef.Field field(dev.steward.model.workflow.FieldDef field) {
        return new TypeDef.Field(field.getName(), type(field.getType()), labels(field.getLabels()));
    }

    static Set<TypeDef.Label> labels(List<dev.steward.model.workflow.Label> labels) {
        return labels.stream().map(label -> TypeDef.Label.valueOf(label.name())).collect(Collectors.toSet());
    }
}
