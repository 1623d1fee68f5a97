package dev.steward.connectors.tests;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.TypeDef.Field;
import dev.steward.engine.value.TypeTable;

/** The types that the tests declare, as a playbook file would. */
final class Types {

    static final Type TEXT = new Type.Prim(Type.Kind.TEXT), INT = new Type.Prim(Type.Kind.INT),
            BOOL = new Type.Prim(Type.Kind.BOOL), MOMENT = new Type.Prim(Type.Kind.DATETIME),
            PERCENT = new Type.Prim(Type.Kind.PERCENT), DATE = new Type.Prim(Type.Kind.DATE),
            NUMBER = new Type.Prim(Type.Kind.NUMBER), NOTHING = new Type.Nothing();

    static final TypeTable TABLE = new TypeTable(List
            .of(new TypeDef.EnumDef("t.Tag", List.of("product", "craft", "news")),
                    struct("t.Draft", field("title", TEXT), field("body", TEXT),
                            field("tags", new Type.ListOf(named("t.Tag")))),
                    struct("t.Post", field("id", TEXT), field("title", TEXT), field("body", TEXT)),
                    struct("t.Note", field("name", TEXT), field("title", TEXT), field("body", TEXT),
                            field("modified", MOMENT)),
                    struct("t.File", field("path", TEXT), field("size", INT)),
                    struct("t.Sending", field("id", TEXT), field("recipients", INT)),
                    struct("t.Stats", field("recipients", INT), field("openRate", new Type.OptionalOf(PERCENT))),
                    struct("t.Reader", field("email", TEXT), field("name", TEXT)),
                    struct("t.Segment", field("name", TEXT), field("size", INT),
                            field("addresses", new Type.ListOf(TEXT))),
                    struct("t.Odd", field("id", TEXT), field("colour", TEXT)),
                    struct("t.Order", field("customer", TEXT), field("pieces", INT), field("price", NUMBER),
                            field("due", new Type.OptionalOf(DATE)), field("paid", BOOL), field("tag", named("t.Tag"))))
            .stream().collect(Collectors.toMap(TypeDef::name, Function.identity())));

    private Types() {
    }

    static Type named(String name) {
        return new Type.Named(name);
    }

    static Type list(String name) {
        return new Type.ListOf(named(name));
    }

    static Type optional(String name) {
        return new Type.OptionalOf(named(name));
    }

    private static Field field(String name, Type type) {
        return new Field(name, type, Set.of());
    }

    private static TypeDef struct(String name, Field... fields) {
        return new TypeDef.StructDef(name, TypeDef.StructKind.TYPE, Arrays.asList(fields), null, null, null, null);
    }

}
