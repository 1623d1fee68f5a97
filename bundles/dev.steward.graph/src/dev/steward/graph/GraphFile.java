package dev.steward.graph;

import dev.steward.dsl.ide.FlowGraph;
import dev.steward.graph.draw.Ink;
import dev.steward.graph.draw.Painter;
import dev.steward.graph.draw.Scene;
import dev.steward.graph.draw.SvgPen;
import dev.steward.graph.layout.Layouter;
import dev.steward.graph.layout.PaperRuler;
import dev.steward.graph.layout.Picture;
import java.util.Map;

/** The graph of a playbook as a file. */
public final class GraphFile {

    private static final double SIZE = 13;
    private static final String FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif";

    private GraphFile() {
    }

    /**
     * The graph as an SVG file's text, for paper: in the light colours, and with letters whose widths are known without
     * a screen, so that it is the same on every machine. Any thread.
     *
     * @param states of steps by the ids of their nodes; none for a playbook that does not run
     */
    public static String svg(FlowGraph graph, Map<String, StepState> states) {
        var ruler = PaperRuler.of(SIZE);
        var scene = Scene.of(new Layouter(ruler).layout(graph, Picture.NONE), states);
        var pen = new SvgPen(scene.bounds(), Ink::paper, new SvgPen.Letters(FONT, SIZE, ruler));
        scene.draw(pen, new Painter(ruler), scene.bounds());
        return pen.svg();
    }
}
