package dev.steward.runtime.internal.schedule;

import java.util.LinkedHashMap;

import dev.steward.engine.plan.Expr;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Value;

/** The values that a trigger gives: literals, lists, values of declared types, and negative numbers. */
final class Constant {

    private final TypeTable types;

    Constant(TypeTable types) {
        this.types = types;
    }

    Value of(Expr expression) {
        return switch (expression) {
            case Expr.Const constant -> constant.value();
            case Expr.Listing list -> new Value.Items(list.items().stream().map(this::of).toList());
            case Expr.Make make -> made(make);
            case Expr.Apply apply when apply.op() == Expr.Op.NEG -> negative(of(apply.operands().getFirst()));
            default -> throw new IllegalArgumentException("the compiler lets no such value through: " + expression);
        };
    }

    private Value made(Expr.Make make) {
        var fields = new LinkedHashMap<String, Value>();
        if (types.get(make.type()) instanceof TypeDef.StructDef def) {
            for (var field : def.fields()) {
                var given = make.fields().get(field.name());
                fields.put(field.name(), given == null ? new Value.None() : of(given));
            }
        }
        return new Value.Struct(make.type(), fields);
    }

    private static Value negative(Value value) {
        return switch (value) {
            case Value.Int whole -> new Value.Int(Math.negateExact(whole.number()));
            case Value.Num number -> new Value.Num(number.number().negate());
            case Value.Percent share -> new Value.Percent(share.points().negate());
            case Value.Money money -> new Value.Money(money.amount().negate(), money.currency());
            case Value.Span span -> new Value.Span(span.duration().negated());
            default -> throw new IllegalArgumentException("nothing negative: " + value);
        };
    }
}
