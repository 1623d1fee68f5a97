package dev.steward.engine.internal.past;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.core.Watcher;

/** All activations of a run: numbered as they began, each below the one around it. */
final class Tree {

    private final List<Node> nodes = new ArrayList<>();
    /** Made when it is asked for: many look at a run and for nothing in it by its id. */
    private final Map<String, Node> byId = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private int indexed;
    private final Map<String, Integer> nameless = new HashMap<>();
    /** Numbers of those that have ended, in that order, and when. */
    private final Ints over = new Ints();
    private final Ints overAt = new Ints();
    private final Ints begun = new Ints();

    int began(int parent, Watcher.Seen seen, int moment) {
        var above = parent == Watcher.NONE ? null : nodes.get(parent);
        var node = new Node(nodes.size(), id(above, seen), seen, above, moment);
        nodes.add(node);
        begun.add(moment);
        if (above != null) {
            above.children = above.children == Ints.NO ? new Ints() : above.children;
            above.children.add(node.number);
        }
        return node.number;
    }

    private String id(@Nullable Node above, Watcher.Seen seen) {
        return switch (seen.kind()) {
            case PLAYBOOK -> above == null ? "" : seen.path() + "/";
            case LANE -> (above == null ? "" : above.id) + "." + seen.key();
            case BRANCH, PARALLEL, RACE, SAGA, TOOLS -> nameless(seen);
            default -> seen.path();
        };
    }

    private String nameless(Watcher.Seen seen) {
        var word = (seen.path().isEmpty() ? "" : seen.path() + "/") + "~"
                + seen.kind().name().toLowerCase(java.util.Locale.ROOT);
        return word + nameless.merge(word, 1, Integer::sum);
    }

    void ended(int number, boolean failed, int moment) {
        var node = nodes.get(number);
        node.ended = moment;
        node.failed = failed;
        over.add(number);
        overAt.add(moment);
    }

    Node get(int number) {
        return nodes.get(number);
    }

    @Nullable
    Node find(String id) {
        lock.lock();
        try {
            for (; indexed < nodes.size(); indexed++) {
                byId.put(nodes.get(indexed).id, nodes.get(indexed));
            }
            return byId.get(id);
        } finally {
            lock.unlock();
        }
    }

    int size() {
        return nodes.size();
    }

    /** How many had begun at a moment; those have the smallest numbers. */
    int begunAt(int moment) {
        return begun.upTo(moment);
    }

    /** How many had ended at a moment. */
    int overAt(int moment) {
        return overAt.upTo(moment);
    }

    int ends() {
        return over.size();
    }

    /** The one that ended as the so-manieth, from 0. */
    Node over(int place) {
        return nodes.get(over.get(place));
    }

    /** What is under way at a moment, parents before what is inside them. */
    List<Node> live(int moment) {
        var live = new ArrayList<Node>();
        if (!nodes.isEmpty() && nodes.getFirst().liveAt(moment)) {
            live(nodes.getFirst(), moment, live);
        }
        return live;
    }

    private void live(Node node, int moment, List<Node> live) {
        live.add(node);
        children(node, moment).forEach(child -> live(child, moment, live));
    }

    /** What is under way directly inside; where nothing is side by side that is the latest at most. */
    List<Node> children(Node node, int moment) {
        var children = node.children;
        var found = new ArrayList<Node>();
        for (var at = begunOf(children, moment) - 1; at >= 0; at--) {
            var child = nodes.get(children.get(at));
            if (child.liveAt(moment)) {
                found.add(child);
            }
            if (!node.seen.concurrent()) {
                break;
            }
        }
        return found.reversed();
    }

    /** The name of what began first inside; empty while nothing has that has one. */
    Optional<String> firstName(Node node) {
        for (var at = node; at.children.size() > 0;) {
            at = nodes.get(at.children.get(0));
            var name = at.seen.name();
            if (name != null) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private int begunOf(Ints children, int moment) {
        var low = 0;
        var high = children.size();
        while (low < high) {
            var middle = low + high >>> 1;
            if (nodes.get(children.get(middle)).began <= moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The innermost one around both. */
    static Node around(Node one, Node other) {
        for (var at = one;; at = above(at)) {
            if (at == other || other.isInside(at)) {
                return at;
            }
        }
    }

    private static Node above(Node node) {
        var above = node.parent;
        if (above == null) {
            throw new IllegalStateException("Everything is inside the run.");
        }
        return above;
    }

    /** Kinds that run by themselves: what is directly inside something concurrent. */
    static boolean isStrand(Node node) {
        var above = node.parent;
        return above != null && above.seen.concurrent();
    }
}
