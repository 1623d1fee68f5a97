package dev.steward.engine.internal.eval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

    /** All names that an expression asks for from outside. */
    public static Set<String> of(Expr expr) {
        var names = new TreeSet<String>();
        new FreeNames(name -> {
            names.add(name);
            return null;
        }).expr(expr);
        return names;
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
            case Expr.Lambda l -> bound(l);
            case Expr.If i -> all(List.of(i.condition(), i.then(), i.otherwise()));
            case Expr.Template t -> all(t.parts());
        }
    }

    /** The parameter of a rule comes from inside, and hides what is called so outside. */
    private void bound(Expr.Lambda lambda) {
        var inner = of(lambda.body());
        inner.remove(lambda.param());
        inner.forEach(name -> expr(new Expr.Var(name)));
    }

    private void none() {
        // asks for no name
    }

    private void all(List<Expr> exprs) {
        exprs.forEach(this::expr);
    }
}
