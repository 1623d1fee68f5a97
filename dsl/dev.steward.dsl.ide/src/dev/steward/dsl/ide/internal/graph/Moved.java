package dev.steward.dsl.ide.internal.graph;

import dev.steward.dsl.ide.FlowGraph;
import dev.steward.dsl.ide.FlowGraph.Flow;
import dev.steward.dsl.ide.FlowGraph.Node;
import dev.steward.dsl.ide.Location;

/** Brings the places of a graph to a text that was changed in one piece since. */
public final class Moved {

    private final String path;
    private final int unchanged;
    private final int changedUntil;
    private final int by;

    private Moved(String path, String before, String now) {
        this.path = path;
        int shorter = Math.min(before.length(), now.length());
        int start = 0;
        while (start < shorter && before.charAt(start) == now.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && before.charAt(before.length() - 1 - end) == now.charAt(now.length() - 1 - end)) {
            end++;
        }
        unchanged = start;
        changedUntil = before.length() - end;
        by = now.length() - before.length();
    }

    /** The graph of a text as one of a later text, which can't be read. */
    public static FlowGraph to(String path, String before, String now, FlowGraph graph) {
        return new FlowGraph(graph.playbook(), false, new Moved(path, before, now).flow(graph.flow()));
    }

    private Flow flow(Flow flow) {
        return new Flow(flow.nodes().stream().map(this::node).toList(), flow.edges());
    }

    private Node node(Node node) {
        return new Node(node.id(), node.kind(), node.label(), node.detail(), node.effect(), node.marks(),
                location(node.place()), location(node.name()), node.calls(), flow(node.inside()));
    }

    private Location location(Location at) {
        if (!at.path().equals(path)) {
            return at;
        }
        int from = offset(at.offset());
        return new Location(path, from, Math.max(0, offset(at.offset() + at.length()) - from));
    }

    private int offset(int offset) {
        return offset <= unchanged ? offset : offset >= changedUntil ? offset + by
                : Math.min(offset, changedUntil + by);
    }
}
