package dev.steward.graph.draw;

import dev.steward.graph.StepState;
import dev.steward.graph.layout.Picture;
import dev.steward.graph.layout.Rect;
import java.util.Map;

/**
 * A picture as it is to be seen now.
 *
 * @param selected the id of a node, empty for none
 * @param states by the ids of nodes
 * @param breakpoints whether it is turned on, by the ids of the nodes that have one
 */
public record Scene(Picture picture, String selected, Map<String, StepState> states,
        Map<String, Boolean> breakpoints) {

    private static final double EDGE = 16;

    /** Copies the maps. */
    public Scene {
        states = Map.copyOf(states);
        breakpoints = Map.copyOf(breakpoints);
    }

    /** A picture without anything chosen or running, as in a file. */
    public static Scene of(Picture picture, Map<String, StepState> states) {
        return new Scene(picture, "", states, Map.of());
    }

    /** Everything, with a margin. */
    public Rect bounds() {
        return picture.bounds().grown(EDGE);
    }

    /** Draws what meets a piece of the plane. */
    public void draw(Pen pen, Painter painter, Rect visible) {
        for (Picture.Box box : picture.boxes()) {
            if (box.node().isFrame() && box.at().grown(EDGE).meets(visible)) {
                painter.frame(pen, box, box.node().id().equals(selected));
            }
        }
        for (Picture.Arrow arrow : picture.arrows()) {
            if (arrow.bounds().grown(EDGE).meets(visible)) {
                painter.arrow(pen, arrow);
            }
        }
        for (Picture.Box box : picture.boxes()) {
            if (box.at().grown(EDGE).meets(visible)) {
                if (!box.node().isFrame()) {
                    painter.box(pen, box, box.node().id().equals(selected));
                }
                StepState state = states.get(box.node().id());
                if (state != null) {
                    painter.badge(pen, box, state);
                }
                Boolean breakpoint = breakpoints.get(box.node().id());
                if (breakpoint != null) {
                    painter.dot(pen, box, breakpoint);
                }
            }
        }
    }
}
