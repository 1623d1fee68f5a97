package dev.steward.engine.internal.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.eval.EvalError;
import dev.steward.engine.past.Activation;
import dev.steward.engine.past.Given;
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

    /** What stands before the key in a path. */
    String word() {
        var name = loop.name();
        return name == null ? loop.variable() : name;
    }

    @Override
    Watcher.@Nullable Seen seen() {
        return new Watcher.Seen(Activation.Kind.FOREACH, prefix + word(), loop.name(), playbook().plan.name(), null,
                loop.parallel() > 1);
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
        bind(inner, loop.variable(), items.get(index), Given.Kind.ITEM);
        return new BlockFrame(this, inner,
                prefix + word() + "[" + keys.get(index) + "]/", loop.body());
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
            bind(scope, name, list, Given.Kind.BLOCK);
        }
        return list;
    }
}
