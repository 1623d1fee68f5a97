package dev.steward.graph.layout;

import dev.steward.dsl.ide.FlowGraph.Edge;
import dev.steward.dsl.ide.FlowGraph.Kind;
import dev.steward.dsl.ide.FlowGraph.Mark;
import dev.steward.dsl.ide.FlowGraph.MarkKind;
import dev.steward.dsl.ide.FlowGraph.Node;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How large boxes are. Widths depend on the kind alone and heights on the number of lines, so that an edit of a word
 * moves nothing.
 */
public final class Sizes {

    /** Of a step. */
    public static final double BOX = 196;
    /** Of a gate, whose corners have no room. */
    public static final double GATE = 272;
    /** Of branches and ends. */
    public static final double SMALL = 140;
    /** Inside a frame, on all sides. */
    public static final double PADDING = 12;
    /** Above and below the lines of a box. */
    public static final double MARGIN = 7;

    private static final double LABEL = 150;

    private Sizes() {
    }

    /** The width of a box that is no open frame. */
    public static double width(Kind kind) {
        return switch (kind) {
            case GATE -> GATE;
            case BRANCH, END, RAISE -> SMALL;
            default -> BOX;
        };
    }

    /** The height of a box that is no open frame. */
    public static double height(Node node, Ruler ruler) {
        return switch (node.kind()) {
            case GATE -> Math.rint(ruler.line() * 4.75);
            case VALUE, BRANCH -> Math.rint(ruler.line() + 10);
            default -> Math.rint(lines(node).size() * ruler.line() + 2 * MARGIN);
        };
    }

    /** What stands in a box, line by line; the first one is its name. */
    public static List<String> lines(Node node) {
        String marks = node.marks().stream().filter(mark -> mark.kind() != MarkKind.BUDGET).map(Sizes::words)
                .collect(Collectors.joining(" · "));
        return List.of(node.label(), node.detail(), marks).stream().filter(line -> !line.isEmpty()).toList();
    }

    private static String words(Mark mark) {
        return switch (mark.kind()) {
            case RETRY -> mark.text() + " tries";
            case UNDO -> "undo " + mark.text();
            case HANDLER -> mark.text();
            case BATCHED -> "batched";
            default -> mark.kind().word() + " " + mark.text();
        };
    }

    /** The room above what is in a frame, for its title. */
    public static double title(Ruler ruler) {
        return Math.rint(ruler.line() + 18);
    }

    /** The words of an arrow, as far as there is room. */
    public static String label(Edge edge, Ruler ruler) {
        return ruler.fit(edge.label(), LABEL, false);
    }
}
