package dev.steward.dsl.tests.ide;

import dev.steward.dsl.ide.FlowGraph;
import dev.steward.dsl.ide.FlowGraph.Edge;
import dev.steward.dsl.ide.FlowGraph.Effect;
import dev.steward.dsl.ide.FlowGraph.Flow;
import dev.steward.dsl.ide.FlowGraph.Node;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Graphs as text. */
final class Drawn {

    private Drawn() {
    }

    /** {@code kind id: what; marks}, then {@code from -> to: label}; errors have an exclamation mark. */
    static String withoutStart(FlowGraph graph) {
        return lines(graph.flow()).filter(line -> !line.contains("#start")).collect(Collectors.joining("\n"));
    }

    private static Stream<String> lines(Flow flow) {
        return Stream.concat(flow.nodes().stream().map(Drawn::node), flow.edges().stream().map(Drawn::edge));
    }

    private static String node(Node node) {
        String plain = node.id().replaceFirst("#.*|^.*/", "");
        String what = Stream.of(node.label(), node.detail()).filter(t -> !t.isEmpty() && !t.equals(plain))
                .collect(Collectors.joining(" "));
        return node.kind().word() + " " + node.id() + (what.isEmpty() ? "" : ": " + what)
                + (node.effect() == Effect.NONE ? "" : " (" + node.effect().word() + ")")
                + node.marks().stream().map(mark -> "; " + mark.kind().word() + " " + mark.text())
                        .collect(Collectors.joining())
                + (node.isFrame() ? lines(node.inside()).collect(Collectors.joining(", ", " { ", " }")) : "");
    }

    private static String edge(Edge edge) {
        return edge.from() + " -> " + edge.to()
                + (edge.label().isEmpty() ? "" : (edge.error() ? "! " : ": ") + edge.label());
    }
}
