package dev.steward.runtime.internal.trial;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.steward.engine.plan.Expr;
import dev.steward.engine.value.Value;

/**
 * Puts values in place of names, so that an expression can be evaluated anywhere.
 *
 * @param missing gathers the names that have no value
 */
record Substitution(Map<String, Value> values, Set<String> missing) {

    Substitution(Map<String, Value> values) {
        this(values, new TreeSet<>());
    }

    Expr in(Expr expr) {
        return in(expr, Set.of());
    }

    /** @param bound names that a lambda around binds */
    private Expr in(Expr expr, Set<String> bound) {
        return switch (expr) {
            case Expr.Const c -> c;
            case Expr.Var v -> {
                var value = bound.contains(v.name()) ? null : values.get(v.name());
                if (value == null && !bound.contains(v.name())) {
                    missing.add(v.name());
                }
                yield value == null ? v : new Expr.Const(value);
            }
            case Expr.Get g -> new Expr.Get(in(g.of(), bound), g.field(), g.safe());
            case Expr.Make m -> {
                var fields = new LinkedHashMap<String, Expr>();
                m.fields().forEach((name, field) -> fields.put(name, in(field, bound)));
                yield new Expr.Make(m.type(), fields);
            }
            case Expr.Listing l -> new Expr.Listing(all(l.items(), bound));
            case Expr.Apply a -> new Expr.Apply(a.op(), all(a.operands(), bound));
            case Expr.Range r -> new Expr.Range(in(r.low(), bound), in(r.high(), bound));
            case Expr.Fn f -> new Expr.Fn(f.name(), all(f.args(), bound));
            case Expr.Lambda l -> {
                var inner = new HashSet<>(bound);
                inner.add(l.param());
                yield new Expr.Lambda(l.param(), in(l.body(), inner));
            }
            case Expr.If i -> new Expr.If(in(i.condition(), bound), in(i.then(), bound), in(i.otherwise(), bound));
            case Expr.Template t -> new Expr.Template(all(t.parts(), bound));
        };
    }

    private List<Expr> all(List<Expr> exprs, Set<String> bound) {
        return exprs.stream().map(e -> in(e, bound)).toList();
    }
}
