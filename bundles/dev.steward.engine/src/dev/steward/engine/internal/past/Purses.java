package dev.steward.engine.internal.past;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.core.Watcher;
import dev.steward.engine.past.Purse;

/** The caps of a run and how they filled. */
final class Purses {

    private final Map<Object, Series<Watcher.CapState>> all = new IdentityHashMap<>();
    private final Map<Integer, Series<Watcher.CapState>> owned = new HashMap<>();
    private @Nullable Series<Watcher.CapState> total;

    void put(Object cap, int owner, Watcher.CapState state, int moment) {
        var series = all.get(cap);
        if (series == null) {
            series = new Series<>();
            all.put(cap, series);
            if (total == null) {
                // the run's own is the first there is
                total = series;
            }
        }
        if (owner != Watcher.NONE) {
            owned.put(owner, series);
        }
        series.put(Math.max(0, moment), state);
    }

    /** That of an activation, null for none. */
    @Nullable
    Purse of(int activation, int moment) {
        var series = owned.get(activation);
        var state = series == null ? null : series.at(moment);
        return state == null ? null : purse(state);
    }

    Purse total(int moment) {
        return purse(Objects.requireNonNull(Objects.requireNonNull(total).at(Math.max(0, moment))));
    }

    private static Purse purse(Watcher.CapState state) {
        return new Purse(state.what(), state.limit(), state.spent(), state.reserved(), state.tokenLimit(),
                state.tokens(), state.reservedTokens(), state.operator(), state.busy());
    }
}
