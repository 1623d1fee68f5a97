package dev.steward.engine.internal.past;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.core.Watcher;
import dev.steward.engine.past.Activation;
import dev.steward.engine.past.Cursor;
import dev.steward.engine.past.Stride;
import dev.steward.engine.past.Visit;

/**
 * How to step through the tree of a run: pure functions of where somebody stands. What runs beside that is passed by:
 * two activations are of one branch unless the innermost thing around both runs them side by side.
 */
final class Strides {

    private final Tree tree;
    private final int last;

    Strides(Tree tree, int last) {
        this.tree = tree;
        this.last = last;
    }

    Optional<Cursor> step(Cursor from, Stride stride) {
        var at = at(from);
        if (at == null) {
            return Optional.empty();
        }
        return switch (stride) {
            case INTO -> forward(from, at, node -> true);
            case OVER -> forward(from, at, node -> isLevel(node, at));
            case OUT -> forward(from, at, node -> isOutside(node, at));
            case BACK_INTO -> back(from, at, node -> true);
            case BACK_OVER -> back(from, at, node -> isLevel(node, at));
            case BACK_OUT -> out(at);
            case NEXT_ITERATION -> iteration(at, 1);
            case PREVIOUS_ITERATION -> iteration(at, -1);
        };
    }

    private static Optional<Cursor> out(Node at) {
        var owner = at.owner();
        return owner == null ? Optional.empty() : Optional.of(before(owner));
    }

    static Cursor before(Node node) {
        return new Cursor(node.began, node.number);
    }

    private @Nullable Node at(Cursor from) {
        if (from.activation() != Watcher.NONE) {
            return tree.get(from.activation());
        }
        var begun = tree.begunAt(from.moment());
        return begun == 0 ? tree.size() == 0 ? null : tree.get(0) : tree.get(begun - 1);
    }

    /** Done on this level or around it: not inside something that is done here. */
    private static boolean isLevel(Node node, Node at) {
        var owner = node.owner();
        return owner == null || at.isInside(owner);
    }

    /** Done where the playbook call was made, or around that. */
    private static boolean isOutside(Node node, Node at) {
        var owner = at.owner();
        return owner != null && isLevel(node, owner) && !node.isInside(owner);
    }

    private static boolean isBranch(Node node, Node at) {
        var around = Tree.around(at, node);
        return around == at || around == node || !around.seen.concurrent();
    }

    /** Behind the last thing there is the end. */
    private Optional<Cursor> forward(Cursor from, Node at, Predicate<Node> fits) {
        for (var number = tree.begunAt(from.moment()); number < tree.size(); number++) {
            var node = tree.get(number);
            if (node.stops() && fits.test(node) && isBranch(node, at)) {
                return Optional.of(before(node));
            }
        }
        return from.moment() < last ? Optional.of(new Cursor(last, Watcher.NONE)) : Optional.empty();
    }

    private Optional<Cursor> back(Cursor from, Node at, Predicate<Node> fits) {
        for (var number = tree.begunAt(from.moment() - 1) - 1; number >= 0; number--) {
            var node = tree.get(number);
            if (node.stops() && fits.test(node) && isBranch(node, at)) {
                return Optional.of(before(node));
            }
        }
        return Optional.empty();
    }

    private Optional<Cursor> iteration(Node at, int by) {
        for (var inner : at.upwards()) {
            if (inner.seen.kind() == Activation.Kind.ITERATION) {
                return sibling(inner, by).map(other -> before(same(at, other)));
            }
        }
        return Optional.empty();
    }

    private Optional<Iteration> sibling(Node iteration, int by) {
        var loop = iteration.parent;
        if (loop == null) {
            return Optional.empty();
        }
        var place = loop.children.upTo(iteration.number) - 1 + by;
        return place < 0 || place >= loop.children.size() ? Optional.empty()
                : Optional.of(new Iteration(iteration, tree.get(loop.children.get(place))));
    }

    private record Iteration(Node from, Node to) {
    }

    /** The same thing there, else the first, else the iteration. */
    private Node same(Node at, Iteration iterations) {
        var to = iterations.to();
        var same = tree.find(to.id + at.id.substring(iterations.from().id.length()));
        if (same != null) {
            return same;
        }
        for (var number = to.number + 1; number < tree.size() && tree.get(number).began < to.ended; number++) {
            var node = tree.get(number);
            if (node.stops() && node.isInside(to)) {
                return node;
            }
        }
        return to;
    }

    /** The nearest visit that fits. */
    Optional<Visit> search(Cursor from, boolean forward, Set<String> staticIds, Predicate<Visit> fits) {
        return forward ? later(from.moment(), staticIds, fits) : earlier(from.moment(), staticIds, fits);
    }

    private Optional<Visit> later(int moment, Set<String> staticIds, Predicate<Visit> fits) {
        var next = tree.begunAt(moment);
        var end = tree.overAt(moment);
        var ends = tree.ends();
        while (next < tree.size() || end < ends) {
            var begins = next < tree.size() && (end >= ends || tree.get(next).began < tree.over(end).ended);
            var found = visit(begins ? tree.get(next++) : tree.over(end++), begins, staticIds).filter(fits);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Visit> earlier(int moment, Set<String> staticIds, Predicate<Visit> fits) {
        var next = tree.begunAt(moment - 1) - 1;
        var end = tree.overAt(moment - 1) - 1;
        while (next >= 0 || end >= 0) {
            var begins = next >= 0 && (end < 0 || tree.get(next).began > tree.over(end).ended);
            var found = visit(begins ? tree.get(next--) : tree.over(end--), begins, staticIds).filter(fits);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Visit> visit(Node node, boolean begins, Set<String> staticIds) {
        if (!node.stops() || !staticIds.isEmpty() && !staticIds.contains(String.valueOf(node.staticId()))) {
            return Optional.empty();
        }
        var when = begins ? Visit.When.BEFORE : node.failed ? Visit.When.FAILED : Visit.When.AFTER;
        return Optional.of(new Visit(new Cursor(begins ? node.began : node.ended, node.number), node.activation(),
                when));
    }
}
