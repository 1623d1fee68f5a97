package dev.steward.graph.layout;

import dev.steward.graph.layout.Picture.Spot;
import dev.steward.graph.layout.Placement.Link;
import dev.steward.graph.layout.Placement.Result;
import dev.steward.graph.layout.Placement.Sized;
import dev.steward.graph.layout.Placement.Task;
import dev.steward.graph.layout.Placement.Way;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.CenterEdgeLabelPlacementStrategy;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.FixedAlignment;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Lays out one frame from the top to the bottom with ELK's layered algorithm. The order of the text decides wherever
 * there is a choice, so equal tasks have equal results, and so have tasks that differ in one box alone.
 */
final class Elk {

    private static final double BESIDE = 20;
    private static final double BELOW = 24;
    private static final double ALONG = 12;

    private Elk() {
    }

    static Result layout(Task task) {
        // knows how values of options are copied
        LayoutMetaDataService.initElkReflect();
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(LayeredOptions.DIRECTION, Direction.DOWN);
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
        root.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.MODEL_ORDER);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.BRANDES_KOEPF);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_BK_FIXED_ALIGNMENT, FixedAlignment.BALANCED);
        root.setProperty(LayeredOptions.SEPARATE_CONNECTED_COMPONENTS, false);
        root.setProperty(LayeredOptions.MERGE_EDGES, true);
        root.setProperty(LayeredOptions.EDGE_LABELS_CENTER_LABEL_PLACEMENT_STRATEGY,
                CenterEdgeLabelPlacementStrategy.TAIL_LAYER);
        root.setProperty(LayeredOptions.RANDOM_SEED, 1);
        root.setProperty(LayeredOptions.PADDING, new ElkPadding(0));
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, BESIDE);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BELOW);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, ALONG);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, ALONG);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, ALONG);
        List<ElkNode> nodes = task.boxes().stream().map(box -> node(root, box)).toList();
        List<ElkEdge> edges = task.links().stream().map(link -> edge(nodes, link)).toList();
        new LayeredLayoutProvider().layout(root, new BasicProgressMonitor());
        var boxes = new LinkedHashMap<String, Rect>();
        for (int i = 0; i < nodes.size(); i++) {
            ElkNode node = nodes.get(i);
            boxes.put(task.boxes().get(i).id(), new Rect(Math.rint(node.getX()), Math.rint(node.getY()),
                    node.getWidth(), node.getHeight()));
        }
        return new Result(boxes, edges.stream().map(Elk::way).toList(), Math.ceil(root.getWidth()),
                Math.ceil(root.getHeight()));
    }

    private static ElkNode node(ElkNode root, Sized box) {
        ElkNode node = ElkGraphUtil.createNode(root);
        node.setDimensions(box.width(), box.height());
        return node;
    }

    private static ElkEdge edge(List<ElkNode> nodes, Link link) {
        ElkEdge edge = ElkGraphUtil.createSimpleEdge(nodes.get(link.from()), nodes.get(link.to()));
        if (link.labelWidth() > 0) {
            // one without words would be left out
            var label = ElkGraphUtil.createLabel("…", edge);
            label.setDimensions(link.labelWidth(), link.labelHeight());
            label.setProperty(LayeredOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
        }
        return edge;
    }

    private static Way way(ElkEdge edge) {
        var spots = new ArrayList<Spot>();
        for (ElkEdgeSection section : edge.getSections()) {
            spots.add(new Spot(section.getStartX(), section.getStartY()));
            section.getBendPoints().forEach(bend -> spots.add(new Spot(bend.getX(), bend.getY())));
            spots.add(new Spot(section.getEndX(), section.getEndY()));
        }
        @Nullable
        Rect label = edge.getLabels().isEmpty() ? null : new Rect(edge.getLabels().getFirst().getX(),
                edge.getLabels().getFirst().getY(), edge.getLabels().getFirst().getWidth(),
                edge.getLabels().getFirst().getHeight());
        return new Way(spots, label);
    }
}
