package dev.steward.connectors.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Value;

/**
 * Fits what a connector knows to the types that a playbook declares: a struct picks the fields it names, everything else
 * must match. A miss is told in the words of the declaration.
 */
public record Fit(TypeTable types, String place) {

    /** The operation's result. */
    public Value result(Answer answer, Type type) throws BoundaryException {
        return switch (type) {
            case Type.Nothing n -> new Value.None();
            case Type.OptionalOf(var inner) when answer.plain() instanceof Value.None -> new Value.None();
            case Type.OptionalOf(var inner) -> result(answer, inner);
            case Type.Named(var name) when types.get(name) instanceof TypeDef.StructDef def
                    && !answer.fields().isEmpty() ->
                struct(answer.fields(), def);
            default -> value(answer.plain(), type, "its result");
        };
    }

    private Value value(@Nullable Value value, Type type, String what) throws BoundaryException {
        return switch (type) {
            case Type.OptionalOf(var inner) -> value == null || value instanceof Value.None ? new Value.None()
                    : value(value, inner, what);
            case Type.ListOf(var item) when value instanceof Value.Items items -> list(items.items(), item, what);
            case Type.Named(var name) -> named(value, types.get(name), what);
            case Type.Prim prim -> prim(value, prim, what);
            case Type.Nothing n -> new Value.None();
            default -> throw mismatch(what);
        };
    }

    private Value list(List<Value> items, Type item, String what) throws BoundaryException {
        var fitted = new ArrayList<Value>(items.size());
        for (var each : items) {
            // a list of plain values may be asked for where the items have a name
            var one = each instanceof Value.Struct s && item instanceof Type.Prim
                    ? s.fields().values().iterator().next() : each;
            fitted.add(value(one, item, what));
        }
        return new Value.Items(fitted);
    }

    private Value named(@Nullable Value value, TypeDef def, String what) throws BoundaryException {
        if (def instanceof TypeDef.StructDef struct && value instanceof Value.Struct s) {
            return struct(s.fields(), struct);
        }
        if (def instanceof TypeDef.EnumDef literals) {
            var literal = value instanceof Value.Text t ? t.text()
                    : value instanceof Value.Choice c ? c.literal() : null;
            if (literal != null && literals.literals().contains(literal)) {
                return new Value.Choice(literals.name(), literal);
            }
        }
        throw mismatch(what);
    }

    private Value struct(Map<String, Value> known, TypeDef.StructDef def) throws BoundaryException {
        var fields = new LinkedHashMap<String, Value>();
        for (var field : def.fields()) {
            if (!known.containsKey(field.name()) && !(field.type() instanceof Type.OptionalOf)) {
                throw Operations.bad(place + " can't fill the field " + field.name() + " of " + def.name()
                        + "; it knows "
                        + String.join(", ", known.keySet()) + ". Take the field out or make it optional with '?'.");
            }
            fields.put(field.name(),
                    value(known.get(field.name()), field.type(), "the field " + field.name() + " of " + def.name()));
        }
        return new Value.Struct(def.name(), fields);
    }

    private Value prim(@Nullable Value value, Type.Prim prim, String what) throws BoundaryException {
        return switch (prim.kind()) {
            case TEXT, MARKDOWN -> keep(value, Value.Text.class, what);
            case INT -> keep(value, Value.Int.class, what);
            case NUMBER -> value instanceof Value.Int(var whole) ? new Value.Num(BigDecimal.valueOf(whole))
                    : keep(value, Value.Num.class, what);
            case BOOL -> keep(value, Value.Bool.class, what);
            case PERCENT -> keep(value, Value.Percent.class, what);
            case MONEY -> keep(value, Value.Money.class, what);
            case DURATION -> keep(value, Value.Span.class, what);
            case DATE -> keep(value, Value.Day.class, what);
            case TIME -> keep(value, Value.Clock.class, what);
            case DATETIME -> keep(value, Value.Moment.class, what);
        };
    }

    private <T extends Value> Value keep(@Nullable Value value, Class<T> kind, String what) throws BoundaryException {
        if (kind.isInstance(value)) {
            return kind.cast(value);
        }
        throw mismatch(what);
    }

    private BoundaryException mismatch(String what) {
        return Operations.bad(place + " has no value of the type that is declared for " + what
                + "; correct the connector's declaration.");
    }
}
