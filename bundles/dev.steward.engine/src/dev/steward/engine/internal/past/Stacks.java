package dev.steward.engine.internal.past;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.steward.engine.internal.core.Watcher;
import dev.steward.engine.past.Activation;
import dev.steward.engine.past.Cursor;
import dev.steward.engine.past.Level;
import dev.steward.engine.past.Strand;

/** What is under way as stacks of playbook calls, one for each branch that goes on by itself. */
final class Stacks {

    private final Tree tree;
    private final Told told;

    Stacks(Tree tree, Told told) {
        this.tree = tree;
        this.told = told;
    }

    /** In the order in which the branches began. */
    static List<Strand> of(List<Node> live) {
        return leaves(live).stream().map(Stacks::strand).toList();
    }

    private static List<Node> leaves(List<Node> live) {
        Set<Node> above = new HashSet<>();
        live.forEach(node -> {
            var parent = node.parent;
            if (parent != null) {
                above.add(parent);
            }
        });
        return live.stream().filter(node -> !above.contains(node)).toList();
    }

    private static Strand strand(Node leaf) {
        var levels = new ArrayList<Level>();
        var at = leaf;
        for (var node : leaf.upwards()) {
            at = better(at, node);
            if (node.seen.kind() == Activation.Kind.PLAYBOOK) {
                levels.add(new Level(node.activation(), at.activation()));
                var caller = node.parent;
                at = caller == null ? node : caller;
            }
        }
        var id = id(leaf);
        return new Strand(id, id.isEmpty() ? leaf.call().seen.playbook() : id, levels);
    }

    /** Of two, the inner one first: where somebody would look. */
    private static Node better(Node inner, Node outer) {
        return inner.stops() || !outer.stops() && (inner.seen.name() != null || outer.seen.name() == null) ? inner
                : outer;
    }

    private static String id(Node leaf) {
        for (var node : leaf.upwards()) {
            if (Tree.isStrand(node)) {
                return node.id;
            }
        }
        return "";
    }

    Cursor cursor(int moment, String strand) {
        var live = tree.live(moment);
        var leaves = leaves(live);
        for (var leaf : leaves) {
            if (id(leaf).equals(strand)) {
                return new Cursor(moment, looked(leaf).number);
            }
        }
        var count = told.upTo(moment);
        var path = count == 0 ? "" : told.get(count - 1).path();
        return leaves.stream().filter(leaf -> leaf.seen.path().equals(path)).findFirst()
                .or(() -> leaves.stream().findFirst()).map(leaf -> new Cursor(moment, looked(leaf).number))
                .orElse(new Cursor(moment, Watcher.NONE));
    }

    /** Where somebody would look in a branch. */
    private static Node looked(Node leaf) {
        var at = leaf;
        for (var node : leaf.upwards()) {
            if (node.seen.kind() == Activation.Kind.PLAYBOOK) {
                return at;
            }
            at = better(at, node);
        }
        return at;
    }
}
