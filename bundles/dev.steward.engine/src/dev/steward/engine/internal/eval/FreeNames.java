package dev.steward.engine.internal.eval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.steward.engine.plan.Expr;
import dev.steward.engine.value.Value;

/** The names that an expression asks for, with the values that they have at a moment. */
public final class FreeNames {

    private final Names names;
    private final Map<String, Value> found = new HashMap<>();

    private FreeNames(Names names) {
        this.names = names;
    }

    /** They stay as they are, whatever becomes of the scope. */
    public static Names in(Expr expr, Names scope) {
        var free = new FreeNames(scope);
        free.expr(expr);
        return Map.copyOf(free.found)::get;
    }

    private void expr(Expr expr) {
        switch (expr) {
            case Expr.Const c -> none();
            case Expr.Var v -> {
                var value = names.find(v.name());
                if (value != null) {
                    found.put(v.name(), value);
                }
            }
            case Expr.Get g -> expr(g.of());
            case Expr.Make m -> all(List.copyOf(m.fields().values()));
            case Expr.Listing l -> all(l.items());
            case Expr.Apply a -> all(a.operands());
            case Expr.Range r -> all(List.of(r.low(), r.high()));
            case Expr.Fn f -> all(f.args());
            case Expr.Lambda l -> expr(l.body());
            case Expr.If i -> all(List.of(i.condition(), i.then(), i.otherwise()));
            case Expr.Template t -> all(t.parts());
        }
    }

    private void none() {
        // asks for no name
    }

    private void all(List<Expr> exprs) {
        exprs.forEach(this::expr);
    }
}
