package dev.steward.graph.draw;

import dev.steward.dsl.ide.FlowGraph.Kind;
import dev.steward.graph.StepState;
import dev.steward.graph.layout.Rect;
import java.util.List;

/** Small pictures, in a square of 16 points; distinct by shape. */
final class Icons {

    private static final double STROKE = 1.5;

    private Icons() {
    }

    /** The picture of a kind with its left upper corner at a place. */
    static void draw(Pen pen, Kind kind, double x, double y, Ink ink) {
        of(kind).forEach(shape -> pen.draw(moved(shape, x, y), ink, STROKE, false));
    }

    /** The sign of a state, for a round badge of 16 points. */
    static void draw(Pen pen, StepState state, double x, double y, Ink ink) {
        switch (state) {
            case RUNNING -> pen.fill(moved(line(true, 6, 4.5, 12, 8, 6, 11.5), x, y), ink);
            case WAITING -> lines(pen, x, y, ink, line(false, 6, 5, 6, 11), line(false, 10, 5, 10, 11));
            case FAILED -> lines(pen, x, y, ink, line(false, 5, 5, 11, 11), line(false, 11, 5, 5, 11));
            case COMPENSATED -> lines(pen, x, y, ink, line(false, 6.5, 4, 4, 6.5, 6.5, 9),
                    line(false, 4, 6.5, 9, 6.5, 11, 7.5, 11.5, 9.2, 11, 10.8, 9, 11.8, 7, 11.8));
            case DONE -> lines(pen, x, y, ink, line(false, 4.5, 8.2, 7, 10.7, 11.5, 5.6));
            case SKIPPED -> lines(pen, x, y, ink, line(false, 4, 11, 4.5, 8, 6.5, 6.2, 9, 6.2, 11, 8),
                    line(false, 11.5, 5, 11.5, 8.5, 8, 8.5));
        }
    }

    private static void lines(Pen pen, double x, double y, Ink ink, Shape... shapes) {
        List.of(shapes).forEach(shape -> pen.draw(moved(shape, x, y), ink, STROKE + 0.25, false));
    }

    private static List<Shape> of(Kind kind) {
        return switch (kind) {
            case AGENT -> List.of(line(true, 8, 1.5, 9.8, 6.2, 14.5, 8, 9.8, 9.8, 8, 14.5, 6.2, 9.8, 1.5, 8, 6.2, 6.2));
            case OPERATION -> List.of(line(false, 7, 3, 2.5, 3, 2.5, 13.5, 13, 13.5, 13, 9),
                    line(false, 7.5, 8.5, 13.5, 2.5), line(false, 9.5, 2.5, 13.5, 2.5, 13.5, 6.5));
            case PLAYBOOK, START -> List.of(new Shape.Round(new Rect(3, 2, 10, 12), 1.5),
                    line(false, 6, 6, 10, 6), line(false, 6, 9.5, 10, 9.5));
            case HUMAN, GATE -> List.of(new Shape.Oval(new Rect(5.25, 2, 5.5, 5.5)),
                    line(false, 2.5, 14, 3.4, 11.4, 6, 10, 10, 10, 12.6, 11.4, 13.5, 14));
            case RECORD -> List.of(new Shape.Round(new Rect(2, 3, 12, 10.5), 1), line(false, 2, 6.5, 14, 6.5),
                    line(false, 6, 6.5, 6, 13.5));
            case RECALL -> List.of(new Shape.Oval(new Rect(2.5, 2.5, 8.5, 8.5)), line(false, 9.8, 9.8, 14, 14));
            case REMEMBER -> List.of(line(true, 4, 2, 12, 2, 12, 14, 8, 10.8, 4, 14));
            case WAIT, DEADLINE -> List.of(new Shape.Oval(new Rect(2, 2, 12, 12)),
                    line(false, 8, 4.8, 8, 8.2, 10.5, 9.7));
            case EVENT -> List.of(line(true, 9, 1.5, 3.5, 9, 7.5, 9, 7, 14.5, 12.5, 7, 8.5, 7));
            case VALUE -> List.of(line(false, 4, 6.2, 12, 6.2), line(false, 4, 10, 12, 10));
            case BRANCH -> List.of(line(false, 8, 2, 8, 6, 3.5, 13), line(false, 8, 6, 12.5, 13));
            case END -> List.of(new Shape.Oval(new Rect(2.5, 2.5, 11, 11)), new Shape.Oval(new Rect(6, 6, 4, 4)));
            case RAISE -> List.of(line(true, 8, 2.2, 14.3, 13.3, 1.7, 13.3), line(false, 8, 6.5, 8, 9.8));
            case SAGA -> List.of(line(false, 5.5, 2.5, 2.5, 5.5, 5.5, 8.5),
                    line(false, 2.5, 5.5, 10, 5.5, 12.6, 6.8, 13.5, 9.3, 12.6, 11.8, 10, 13, 6, 13));
            case PARALLEL -> List.of(line(false, 5, 2.5, 5, 13.5), line(false, 11, 2.5, 11, 13.5));
            case RACE -> List.of(line(false, 4, 2, 4, 14.5), line(true, 4, 2.5, 13, 2.5, 10.8, 5.5, 13, 8.5, 4, 8.5));
            case FOREACH, REPEAT -> List.of(line(false, 12.9, 5.6, 10.9, 3.4, 8, 2.6, 5, 3.5, 3, 6, 2.6, 9, 4, 11.8,
                    6.6, 13.3, 9.6, 13.1, 12, 11.4, 13.2, 9.2), line(false, 13.4, 2.4, 13.1, 5.9, 9.7, 5.6));
        };
    }

    private static Shape line(boolean closed, double... places) {
        return new Shape.Path(closed, places);
    }

    private static Shape moved(Shape shape, double x, double y) {
        return switch (shape) {
            case Shape.Round box -> new Shape.Round(box.at().moved(x, y), box.radius());
            case Shape.Oval oval -> new Shape.Oval(oval.at().moved(x, y));
            case Shape.Path path -> {
                double[] places = path.places().clone();
                for (int i = 0; i < places.length; i++) {
                    places[i] += i % 2 == 0 ? x : y;
                }
                yield new Shape.Path(path.closed(), places);
            }
        };
    }
}
