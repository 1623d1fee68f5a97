package dev.steward.graph.draw;

import dev.steward.dsl.ide.FlowGraph.Kind;
import dev.steward.graph.layout.Picture;
import dev.steward.graph.layout.Rect;
import dev.steward.graph.layout.Ruler;

/**
 * The look of frames: sagas have a double border, lanes stand between bars, loops on further sheets, what has an end in
 * time is dashed.
 */
final class Frames {

    private final Ruler ruler;

    Frames(Ruler ruler) {
        this.ruler = ruler;
    }

    void draw(Pen pen, Picture.Box box, boolean selected) {
        Rect at = box.at();
        Ink ink = selected ? Ink.ACCENT : Ink.MUTED;
        if (box.node().kind() == Kind.FOREACH || box.node().kind() == Kind.REPEAT) {
            // as of many sheets
            pen.draw(new Shape.Path(false, at.x() + 5, at.bottom() + 4, at.right() + 4, at.bottom() + 4,
                    at.right() + 4, at.y() + 5), ink, Painter.BORDER, false);
        }
        boolean dashed = box.node().kind() == Kind.DEADLINE || box.node().kind() == Kind.EVENT;
        pen.fill(new Shape.Round(at, Painter.ROUND), Ink.SURFACE);
        pen.draw(new Shape.Round(at, Painter.ROUND), ink, selected ? Painter.CHOSEN : Painter.BORDER, dashed);
        switch (box.node().kind()) {
            case SAGA -> pen.draw(new Shape.Round(at.grown(-3.5), Painter.ROUND - 3), ink, 1, false);
            case PARALLEL, RACE -> {
                pen.fill(new Shape.Round(new Rect(at.x(), at.y() - 2, at.width(), 4), 2), selected ? ink : Ink.TEXT);
                pen.fill(new Shape.Round(new Rect(at.x(), at.bottom() - 2, at.width(), 4), 2),
                        selected ? ink : Ink.TEXT);
            }
            default -> {
                // its border says enough
            }
        }
        title(pen, box);
    }

    private void title(Pen pen, Picture.Box box) {
        Rect at = box.at();
        double x = at.x() + 12;
        double y = at.y() + 9;
        Icons.draw(pen, box.node().kind(), x, y + (ruler.line() - Painter.ICON) / 2, Ink.MUTED);
        x += Painter.ICON + 6;
        double room = at.right() - x - Painter.GAP - (box.node().calls().isEmpty() ? 0 : Painter.SIGN + Painter.GAP);
        String name = ruler.fit(box.node().label(), room, true);
        if (!name.isEmpty()) {
            pen.write(name, x, y, true, Ink.TEXT);
        }
        double used = name.isEmpty() ? 0 : ruler.width(name, true) + Painter.GAP;
        if (!box.node().detail().isEmpty() && room - used > 3 * Painter.ICON) {
            pen.write(ruler.fit(box.node().detail(), room - used, false), x + used, y, false, Ink.MUTED);
        }
    }
}
