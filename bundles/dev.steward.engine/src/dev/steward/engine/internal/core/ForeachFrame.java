package dev.steward.engine.internal.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import dev.steward.engine.internal.eval.EvalError;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Value;

/** One activation of the body for each item, told apart by its key. */
final class ForeachFrame extends LanesFrame {

    private final Stmt.Foreach loop;
    private List<Value> items = List.of();
    private final List<String> keys = new ArrayList<>();
    private Value[] results = {};

    ForeachFrame(Frame parent, Stmt.Foreach loop) {
        super(parent);
        this.loop = loop;
    }

    @Override
    void start() {
        guarded(() -> {
            items = eval(loop.in()) instanceof Value.Items list ? list.items() : noList();
            if (items.size() > loop.max()) {
                throw new EvalError("TooMany", "The loop over " + loop.variable() + " has " + items.size()
                        + " items; it may have at most " + loop.max() + ".");
            }
            keys();
            results = new Value[items.size()];
            run(items.size(), loop.parallel(), items.size());
        });
    }

    private void keys() {
        var seen = new HashSet<String>();
        var eval = run.evaluator();
        for (var item : items) {
            var key = eval.text(loop.key(), scope.with(loop.variable(), item));
            if (!seen.add(key)) {
                throw new EvalError("DuplicateKey", "Two items of the loop over " + loop.variable()
                        + " have the same key '" + key + "'.");
            }
            keys.add(key.replace("%", "%25").replace("/", "%2F").replace("]", "%5D").replace("\n", "%0A"));
        }
    }

    private static List<Value> noList() {
        throw new EvalError(EvalError.NO_VALUE, "The list to loop over is absent.");
    }

    @Override
    Frame lane(int index) {
        var inner = new Scope(scope);
        inner.bind(loop.variable(), items.get(index));
        var name = loop.name();
        return new BlockFrame(this, inner,
                prefix + (name == null ? loop.variable() : name) + "[" + keys.get(index) + "]/",
                loop.body());
    }

    @Override
    void laneDone(int index, Frame lane, Value value) {
        results[index] = value;
    }

    @Override
    Value result() {
        var list = new Value.Items(List.of(results));
        var name = loop.name();
        if (name != null) {
            scope.bind(name, list);
        }
        return list;
    }
}
