package dev.steward.engine.internal.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.eval.Names;
import dev.steward.engine.value.Value;

/** Names bound in a block, each once, over those of the enclosing one. */
final class Scope implements Names {

    private final Names outer;
    /** Given by who watches the run. */
    int number = Watcher.NONE;
    private final Map<String, Value> own = new LinkedHashMap<>(8);

    Scope(Names outer) {
        this.outer = outer;
    }

    Names outer() {
        return outer;
    }

    void bind(String name, Value value) {
        own.put(name, value);
    }

    /** Takes over the names of a lane that is done. */
    void adopt(Scope lane) {
        own.putAll(lane.own);
    }

    Map<String, Value> names() {
        return Collections.unmodifiableMap(own);
    }

    /** All that expressions see here, the outermost first. */
    Map<String, Value> all() {
        var all = outer instanceof Scope around ? around.all() : new LinkedHashMap<String, Value>();
        all.putAll(own);
        return all;
    }

    @Override
    public @Nullable Value find(String name) {
        var value = own.get(name);
        return value == null ? outer.find(name) : value;
    }
}
