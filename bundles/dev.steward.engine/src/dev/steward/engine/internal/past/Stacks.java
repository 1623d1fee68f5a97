package dev.steward.engine.internal.past;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
    static List<Strand> of(Tree tree, List<Node> live) {
        return leaves(live).stream().map(leaf -> strand(tree, leaf)).toList();
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

    private static Strand strand(Tree tree, Node leaf) {
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
        return branch(leaf).map(branch -> new Strand(branch.id, words(tree, branch), levels))
                .orElseGet(() -> new Strand("", leaf.call().seen.playbook(), levels));
    }

    /** The text has no name for a lane: it is called by its number and by what is done first in it. */
    private static String words(Tree tree, Node branch) {
        var around = branch.seen.path();
        return switch (branch.seen.kind()) {
            case LANE -> (around.isEmpty() ? "" : around + ", ") + "branch " + branch.seen.key()
                    + tree.firstName(branch).map(name -> ": " + name).orElse("");
            case TOOL -> around.replaceFirst("~tool([0-9]+)$", ", tool call $1");
            default -> branch.id;
        };
    }

    /** Of two, the inner one first: where somebody would look. */
    private static Node better(Node inner, Node outer) {
        return inner.stops() || !outer.stops() && (inner.seen.name() != null || outer.seen.name() == null) ? inner
                : outer;
    }

    private static String id(Node leaf) {
        return branch(leaf).map(branch -> branch.id).orElse("");
    }

    /** The innermost branch that it is in. */
    private static Optional<Node> branch(Node leaf) {
        return leaf.upwards().stream().filter(Tree::isStrand).findFirst();
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
