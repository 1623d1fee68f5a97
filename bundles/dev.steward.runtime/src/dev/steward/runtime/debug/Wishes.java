package dev.steward.runtime.debug;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Holds;

/** How the branches of a run are to go on, each by itself. Not thread-safe. */
final class Wishes {

    private final Map<String, Wished> byBranch = new LinkedHashMap<>();

    private record Wished(Wish wish, @Nullable Spot at, Holds holds) {

        /** Whether it is of a branch inside another one. */
        boolean inside(String branch) {
            var from = at;
            return from != null && !from.branch().equals(branch) && from.branches().contains(branch);
        }
    }

    /** What a branch is to do from where it stands; {@code playbooks}: the calls around that, the innermost first. */
    void put(Spot at, Wish wish, List<String> playbooks) {
        byBranch.put(at.branch(), new Wished(wish, at, wish.asks(playbooks)));
    }

    /** All of them do the same from now on. */
    void all(Wish wish) {
        byBranch.clear();
        byBranch.put("", new Wished(wish, null, wish.asks(List.of())));
    }

    /**
     * Whether a branch is held before a step: by its own wish, or by one of a branch that was in it and has ended, or,
     * where it has none of its own, by that of the nearest branch around it.
     */
    boolean holds(Spot at) {
        if (byBranch.values().stream().anyMatch(wished -> wished.inside(at.branch()) && wished.wish().holds(at))) {
            return true;
        }
        for (var branch : at.branches().reversed()) {
            var wished = byBranch.get(branch);
            if (wished != null) {
                return wished.wish().holds(at);
            }
        }
        return false;
    }

    /** What a branch, and what is in it, was to do is not wanted any more. */
    void forget(String branch) {
        byBranch.remove(branch);
        byBranch.values().removeIf(wished -> wished.inside(branch));
    }

    /** A branch is held: what it, and what was in it, was to do is done. */
    void met(Spot at) {
        byBranch.remove(at.branch());
        byBranch.values().removeIf(wished -> wished.inside(at.branch()));
    }

    /** Where the engine has to ask. */
    Holds holds() {
        var all = Holds.NONE;
        for (var wished : byBranch.values()) {
            all = all.and(wished.holds());
        }
        return all;
    }
}
