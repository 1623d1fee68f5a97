package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.types.NameInScope;
import dev.steward.dsl.types.Target;
import dev.steward.dsl.types.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** The local names at a place, inner ones before outer ones. */
final class Scope {

    /** A name with its type; the target says what it is. */
    record Local(String name, Type type, Target target) {
    }

    private final @Nullable Scope outer;
    private final Map<String, Local> locals = new LinkedHashMap<>();
    private final Room room;
    private boolean incomplete;

    /** Where an expression stands, which decides what else it may use. */
    enum Room {
        PLAYBOOK, PROMPT, POLICY, TEST, STRATEGY, DECLARATION
    }

    Scope(Room room) {
        this(null, room);
    }

    private Scope(@Nullable Scope outer, Room room) {
        this.outer = outer;
        this.room = room;
    }

    Scope inner() {
        return new Scope(this, room);
    }

    /** From now on names may be missing here because of a mistake elsewhere that was told already. */
    void incomplete() {
        incomplete = true;
    }

    boolean isIncomplete() {
        return incomplete || outer != null && outer.isIncomplete();
    }

    Room room() {
        return room;
    }

    void add(@Nullable String name, Type type, EObject origin) {
        if (name != null) {
            locals.put(name, new Local(name, type, new Target.LocalTarget(name, origin)));
        }
    }

    void add(String name, Type type, Target target) {
        locals.put(name, new Local(name, type, target));
    }

    /** The same names again with other types: after a check for {@code none}, or behind a join. */
    void addAll(Collection<Local> others, boolean optional) {
        for (Local local : others) {
            locals.put(local.name(),
                    optional ? new Local(local.name(), local.type().optional(), local.target()) : local);
        }
    }

    Collection<Local> own() {
        return locals.values();
    }

    @Nullable
    Local find(@Nullable String name) {
        Scope at = this;
        while (at != null) {
            Local found = at.locals.get(name);
            if (found != null) {
                return found;
            }
            at = at.outer;
        }
        return null;
    }

    /** All names that are seen here, each once. */
    List<NameInScope> visible() {
        List<NameInScope> out = new ArrayList<>();
        for (String name : names()) {
            Local local = find(name);
            if (local != null) {
                out.add(new NameInScope(name, local.type(), local.target()));
            }
        }
        return out;
    }

    Set<String> names() {
        Set<String> out = new LinkedHashSet<>();
        Scope at = this;
        while (at != null) {
            out.addAll(at.locals.keySet());
            at = at.outer;
        }
        return out;
    }
}
