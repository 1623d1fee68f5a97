package dev.steward.graph.layout;

import dev.steward.dsl.ide.FlowGraph;
import dev.steward.dsl.ide.FlowGraph.Edge;
import dev.steward.dsl.ide.FlowGraph.Node;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A graph with places. Immutable, for any thread.
 *
 * @param boxes frames before what is in them
 * @param bounds around everything; they begin anywhere, also below zero, as what stays in its place does so
 */
public record Picture(FlowGraph graph, List<Box> boxes, List<Arrow> arrows, Rect bounds) {

    /** Of nothing. */
    public static final Picture NONE = new Picture(new FlowGraph("", true, FlowGraph.Flow.NONE), List.of(), List.of(),
            new Rect(0, 0, 0, 0));

    /** Copies the lists. */
    public Picture {
        boxes = List.copyOf(boxes);
        arrows = List.copyOf(arrows);
    }

    /** A node with its place. */
    public record Box(Node node, Rect at) {
    }

    /** A place on the way of an arrow. */
    public record Spot(double x, double y) {
    }

    /**
     * An edge with its way.
     *
     * @param way from the border of one box to that of the other, at least two places
     * @param label where its words stand, null when it has none
     */
    public record Arrow(Edge edge, List<Spot> way, @Nullable Rect label) {

        /** Copies the way. */
        public Arrow {
            way = List.copyOf(way);
        }

        /** Around all of it. */
        public Rect bounds() {
            Rect all = new Rect(way.getFirst().x(), way.getFirst().y(), 0, 0);
            for (Spot spot : way) {
                all = all.with(new Rect(spot.x(), spot.y(), 0, 0));
            }
            return label == null ? all : all.with(label);
        }
    }

    /** The box of a node. */
    public Optional<Box> box(String id) {
        return boxes.stream().filter(box -> box.node().id().equals(id)).findFirst();
    }

    /** The innermost box at a place. */
    public Optional<Box> at(double x, double y) {
        return boxes.reversed().stream().filter(box -> box.at().contains(x, y)).findFirst();
    }

    /** All of it somewhere else. */
    public Picture moved(double dx, double dy) {
        return dx == 0 && dy == 0 ? this : new Picture(graph,
                boxes.stream().map(box -> new Box(box.node(), box.at().moved(dx, dy))).toList(),
                arrows.stream().map(arrow -> moved(arrow, dx, dy)).toList(), bounds.moved(dx, dy));
    }

    private static Arrow moved(Arrow arrow, double dx, double dy) {
        return new Arrow(arrow.edge(),
                arrow.way().stream().map(spot -> new Spot(spot.x() + dx, spot.y() + dy)).toList(),
                arrow.label() instanceof Rect label ? label.moved(dx, dy) : null);
    }
}
