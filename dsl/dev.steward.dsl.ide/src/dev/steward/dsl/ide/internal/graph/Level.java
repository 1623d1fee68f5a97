package dev.steward.dsl.ide.internal.graph;

import dev.steward.dsl.ide.FlowGraph.Edge;
import dev.steward.dsl.ide.FlowGraph.Flow;
import dev.steward.dsl.ide.FlowGraph.Node;
import java.util.ArrayList;
import java.util.List;

/** A frame's inside while it is built: its nodes, and the ends of arrows that lead to what comes next. */
final class Level {

    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private List<Exit> open = List.of();

    /** An arrow that leads to whatever comes next. */
    record Exit(String from, String label, boolean error) {
    }

    /** A node that everything open leads to, and that leads on. */
    void add(Node node) {
        add(node, "");
    }

    /** @param label of the arrow that leads on */
    void add(Node node, String label) {
        for (Exit exit : open) {
            // several ways from one place to another are one arrow
            Edge before = edges.stream().filter(edge -> edge.from().equals(exit.from) && edge.to().equals(node.id())
                    && edge.error() == exit.error).findFirst().orElse(null);
            String words = before == null ? exit.label : before.label() + " or " + exit.label;
            edges.remove(before);
            edges.add(new Edge(exit.from, node.id(), words, exit.error));
        }
        nodes.add(node);
        open = List.of(new Exit(node.id(), label, false));
    }

    /** A node behind which nothing comes. */
    void end(Node node) {
        add(node);
        open = List.of();
    }

    /** What leads on now. */
    List<Exit> open() {
        return open;
    }

    /** From now on these lead on, each place and word once. */
    void open(List<Exit> exits) {
        open = exits.stream().distinct().toList();
    }

    boolean isEmpty() {
        return nodes.isEmpty();
    }

    Flow flow() {
        return new Flow(nodes, edges);
    }
}
