package dev.steward.engine.internal.past;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.core.Watcher;

/** The names of a run, by the scopes that they belong to, and when each got which value. */
final class Scopes {

    private final List<Scope> scopes = new ArrayList<>();

    /** A name is there from a moment on, with the value that it got then, or before in a lane. */
    record Setting(int moment, int since, long seq, Watcher.Bound bound) {
    }

    /** A name as it is seen. */
    record Known(Setting setting, int owner) {
    }

    private static final class Scope {
        private final int outer;
        private final List<Setting> settings = new ArrayList<>(2);
        private int owner = Watcher.NONE;

        Scope(int outer) {
            this.outer = outer;
        }

        private @Nullable Setting find(int moment, String name) {
            for (var at = settings.size() - 1; at >= 0; at--) {
                var setting = settings.get(at);
                if (setting.moment() <= moment && setting.bound().name().equals(name)) {
                    return setting;
                }
            }
            return null;
        }
    }

    int made(int outer) {
        scopes.add(new Scope(outer));
        return scopes.size() - 1;
    }

    /** The first activation whose inside sees a scope owns it. */
    void seen(int scope, int activation) {
        var seen = scopes.get(scope);
        if (seen.owner == Watcher.NONE) {
            seen.owner = activation;
        }
    }

    void bound(int scope, Watcher.Bound bound, int moment, long seq) {
        scopes.get(scope).settings.add(new Setting(moment, moment, seq, bound));
    }

    /** The names of a lane stay where they come from. */
    void adopted(int scope, int from, int moment) {
        var into = scopes.get(scope).settings;
        settings(from, moment).values()
                .forEach(setting -> into.add(new Setting(moment, setting.since(), setting.seq(), setting.bound())));
    }

    private Map<String, Setting> settings(int scope, int moment) {
        var latest = new LinkedHashMap<String, Setting>();
        for (var setting : scopes.get(scope).settings) {
            if (setting.moment() > moment) {
                break;
            }
            latest.put(setting.bound().name(), setting);
        }
        return latest;
    }

    /** What is known in a scope, innermost first; what is hidden by an inner name is left out. */
    List<Known> known(int scope, int moment) {
        var known = new LinkedHashMap<String, Known>();
        for (var at = scope; at != Watcher.NONE; at = scopes.get(at).outer) {
            var owner = scopes.get(at).owner;
            settings(at, moment).forEach((name, setting) -> known.putIfAbsent(name, new Known(setting, owner)));
        }
        return List.copyOf(known.values());
    }

    Optional<Setting> find(int scope, int moment, String name) {
        for (var at = scope; at != Watcher.NONE; at = scopes.get(at).outer) {
            var setting = scopes.get(at).find(moment, name);
            if (setting != null) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }
}
