package dev.steward.runtime.debug;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.steward.engine.Holds;

/** How the branches of a run are to go on, each by itself. Not thread-safe. */
final class Wishes {

    private final Map<String, Wished> byBranch = new LinkedHashMap<>();

    private record Wished(Wish wish, Holds holds) {
    }

    /** What a branch is to do from now on; {@code playbooks}: the calls around where it stands, the innermost first. */
    void put(String branch, Wish wish, List<String> playbooks) {
        byBranch.put(branch, new Wished(wish, wish.asks(playbooks)));
    }

    /** All of them do the same from now on. */
    void all(Wish wish) {
        byBranch.clear();
        byBranch.put("", new Wished(wish, wish.asks(List.of())));
    }

    /**
     * Whether a branch is held before a step: by its own wish, else by the one of the nearest branch around it, else by
     * those of the branches that were in it and have ended.
     */
    boolean holds(Spot at) {
        for (var i = at.branches().size() - 1; i >= 0; i--) {
            var own = byBranch.get(at.branches().get(i));
            if (own != null && (own.wish().mode() != Wish.Mode.RUN || i == at.branches().size() - 1)) {
                return own.wish().holds(at) || i == at.branches().size() - 1 && inside(at);
            }
        }
        return inside(at);
    }

    private boolean inside(Spot at) {
        return byBranch.values().stream().map(Wished::wish).anyMatch(wish -> {
            var from = wish.from();
            return from != null && !from.branch().equals(at.branch()) && from.branches().contains(at.branch())
                    && wish.holds(at);
        });
    }

    /** A branch is held: what it, and what was in it, was to do is done. */
    void met(Spot at) {
        byBranch.entrySet().removeIf(entry -> {
            var from = entry.getValue().wish().from();
            return entry.getKey().equals(at.branch()) && !at.branch().isEmpty()
                    || from != null && from.branches().contains(at.branch());
        });
        var own = byBranch.get(at.branch());
        if (own != null && own.wish().mode() != Wish.Mode.RUN) {
            byBranch.remove(at.branch());
        }
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
