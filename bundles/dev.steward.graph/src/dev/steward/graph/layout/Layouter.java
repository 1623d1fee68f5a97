package dev.steward.graph.layout;

import dev.steward.dsl.ide.FlowGraph;
import dev.steward.dsl.ide.FlowGraph.Edge;
import dev.steward.dsl.ide.FlowGraph.Flow;
import dev.steward.dsl.ide.FlowGraph.Node;
import dev.steward.graph.layout.Picture.Arrow;
import dev.steward.graph.layout.Picture.Box;
import dev.steward.graph.layout.Picture.Spot;
import dev.steward.graph.layout.Placement.Link;
import dev.steward.graph.layout.Placement.Result;
import dev.steward.graph.layout.Placement.Sized;
import dev.steward.graph.layout.Placement.Task;
import dev.steward.graph.layout.Placement.Way;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives graphs their places, frame by frame from the inside. Frames that an edit does not touch are not laid out again,
 * and the whole is put where most of its boxes were before. For one thread at a time.
 */
public final class Layouter {

    private final Ruler ruler;
    private Map<Task, Result> known = new HashMap<>();
    private Map<Task, Result> used = new HashMap<>();

    /** @param ruler measures texts */
    public Layouter(Ruler ruler) {
        this.ruler = ruler;
    }

    /**
     * The places of a graph.
     *
     * @param before of the same playbook, so that what is the same stays where it is; {@link Picture#NONE} for none
     */
    public Picture layout(FlowGraph graph, Picture before) {
        used = new HashMap<>();
        var boxes = new ArrayList<Box>();
        var arrows = new ArrayList<Arrow>();
        Map<Flow, Result> results = new IdentityHashMap<>();
        Result whole = solve(graph.flow(), results);
        place(graph.flow(), 0, 0, results, boxes, arrows);
        known = used;
        var picture = new Picture(graph, boxes, arrows, new Rect(0, 0, whole.width(), whole.height()));
        return before.graph().playbook().equals(graph.playbook()) ? Anchor.keep(before, picture) : picture;
    }

    private Result solve(Flow flow, Map<Flow, Result> results) {
        var boxes = new ArrayList<Sized>();
        var numbers = new LinkedHashMap<String, Integer>();
        for (Node node : flow.nodes()) {
            numbers.put(node.id(), boxes.size());
            boxes.add(size(node, results));
        }
        List<Link> links = flow.edges().stream().map(edge -> link(edge, numbers)).toList();
        var task = new Task(List.copyOf(boxes), links);
        Result known = this.known.get(task);
        Result result = known == null ? Elk.layout(task) : known;
        used.put(task, result);
        results.put(flow, result);
        return result;
    }

    private Sized size(Node node, Map<Flow, Result> results) {
        if (!node.isFrame()) {
            return new Sized(node.id(), Sizes.width(node.kind()), Sizes.height(node, ruler));
        }
        Result inside = solve(node.inside(), results);
        return new Sized(node.id(), Math.max(Sizes.BOX, inside.width() + 2 * Sizes.PADDING),
                inside.height() + Sizes.title(ruler) + Sizes.PADDING);
    }

    private Link link(Edge edge, Map<String, Integer> numbers) {
        double width = edge.label().isEmpty() ? 0 : Math.ceil(ruler.width(Sizes.label(edge, ruler), false)) + 8;
        return new Link(numbers.getOrDefault(edge.from(), 0), numbers.getOrDefault(edge.to(), 0), width,
                width == 0 ? 0 : ruler.line());
    }

    private void place(Flow flow, double x, double y, Map<Flow, Result> results, List<Box> boxes, List<Arrow> arrows) {
        Result result = results.get(flow);
        if (result == null) {
            return;
        }
        for (int i = 0; i < flow.edges().size(); i++) {
            arrows.add(arrow(flow.edges().get(i), result.ways().get(i), x, y));
        }
        for (Node node : flow.nodes()) {
            Rect at = result.boxes().getOrDefault(node.id(), new Rect(0, 0, 0, 0)).moved(x, y);
            boxes.add(new Box(node, at));
            if (node.isFrame()) {
                double width = results.containsKey(node.inside()) ? results.get(node.inside()).width() : 0;
                place(node.inside(), at.x() + Math.rint((at.width() - width) / 2), at.y() + Sizes.title(ruler),
                        results, boxes, arrows);
            }
        }
    }

    private static Arrow arrow(Edge edge, Way way, double x, double y) {
        return new Arrow(edge, way.spots().stream().map(spot -> new Spot(spot.x() + x, spot.y() + y)).toList(),
                way.label() instanceof Rect label ? label.moved(x, y) : null);
    }
}
