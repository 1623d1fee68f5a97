package dev.steward.graph.draw;

import dev.steward.dsl.ide.FlowGraph.Effect;
import dev.steward.dsl.ide.FlowGraph.Kind;
import dev.steward.dsl.ide.FlowGraph.Mark;
import dev.steward.dsl.ide.FlowGraph.MarkKind;
import dev.steward.dsl.ide.FlowGraph.Node;
import dev.steward.graph.StepState;
import dev.steward.graph.layout.Picture;
import dev.steward.graph.layout.Picture.Spot;
import dev.steward.graph.layout.Rect;
import dev.steward.graph.layout.Ruler;
import dev.steward.graph.layout.Sizes;
import java.util.List;

/**
 * The look of boxes, frames and arrows. What something is can be told by its shape: steps are round boxes, effects have
 * a solid left edge and irreversible ones two, gates are diamonds, branches hexagons, budgets tags, folded playbooks
 * have a second sheet and a plus. A dot on the left edge is a breakpoint.
 */
public final class Painter {

    /** Of the square with a plus or minus. */
    static final double SIGN = 12;
    static final double ICON = 16;
    private static final double DOT = 10;
    static final double ROUND = 7;
    private static final double LEFT = 14;
    /** The point of a tag, and its end. */
    private static final double HOLE = 19;
    static final double GAP = 8;
    static final double BORDER = 1.25;
    static final double CHOSEN = 2.5;

    private final Ruler ruler;
    private final Frames frames;

    /** @param ruler of the fonts that are drawn with */
    public Painter(Ruler ruler) {
        this.ruler = ruler;
        this.frames = new Frames(ruler);
    }

    /** The square that folds and unfolds; nothing for boxes that can't. */
    public static Rect sign(Picture.Box box) {
        Rect at = box.at();
        return box.node().calls().isEmpty() ? new Rect(0, 0, -1, -1)
                : new Rect(at.right() - SIGN - GAP, at.y() + GAP, SIGN, SIGN);
    }

    void box(Pen pen, Picture.Box box, boolean selected) {
        body(pen, box, selected);
        tag(pen, box);
    }

    private void body(Pen pen, Picture.Box box, boolean selected) {
        Node node = box.node();
        switch (node.kind()) {
            case GATE -> gate(pen, box, selected);
            case BRANCH -> branch(pen, box, selected);
            case END, RAISE -> end(pen, box, selected);
            case START -> {
                outline(pen, new Shape.Round(box.at(), Math.min(box.at().height() / 2, 2 * ROUND)), Ink.ACCENT, 1.75,
                        selected, false);
                lines(pen, box, LEFT + 2);
            }
            case VALUE -> {
                outline(pen, new Shape.Round(box.at(), 3), Ink.MUTED, 0.75, selected, true);
                lines(pen, box, LEFT);
            }
            default -> step(pen, box, selected);
        }
    }

    private void step(Pen pen, Picture.Box box, boolean selected) {
        if (!box.node().calls().isEmpty()) {
            outline(pen, new Shape.Round(box.at().moved(4, 4), ROUND), Ink.MUTED, BORDER, false, false);
        }
        outline(pen, new Shape.Round(box.at(), ROUND), Ink.MUTED, BORDER, selected, false);
        edge(pen, box.at(), box.node().effect());
        lines(pen, box, box.node().effect() == Effect.IRREVERSIBLE ? LEFT + 4 : LEFT);
        fold(pen, box);
    }

    /** The left edge: solid for what changes something, two for what can't be taken back. */
    private static void edge(Pen pen, Rect at, Effect effect) {
        double top = at.y() + 0.5;
        double height = at.height() - 1;
        if (effect == Effect.CHANGES) {
            pen.fill(new Shape.Round(new Rect(at.x(), top, 5, height), 2.5), Ink.TEXT);
        } else if (effect == Effect.IRREVERSIBLE) {
            pen.fill(new Shape.Round(new Rect(at.x(), top, 4, height), 2), Ink.FAILED);
            pen.fill(new Shape.Round(new Rect(at.x() + 7, top, 4, height), 2), Ink.FAILED);
        }
    }

    private static void outline(Pen pen, Shape shape, Ink ink, double width, boolean selected, boolean dashed) {
        pen.fill(shape, selected ? Ink.SELECTED : Ink.CARD);
        pen.draw(shape, selected ? Ink.ACCENT : ink, selected ? CHOSEN : width, dashed && !selected);
    }

    private void lines(Pen pen, Picture.Box box, double left) {
        Node node = box.node();
        Rect at = box.at();
        List<String> lines = Sizes.lines(node);
        double x = at.x() + left + ICON + GAP;
        int count = node.kind() == Kind.VALUE ? 1 : lines.size();
        double y = at.y() + (at.height() - count * ruler.line()) / 2;
        Icons.draw(pen, node.kind(), at.x() + left, y + (ruler.line() - ICON) / 2, Ink.MUTED);
        double room = at.right() - x - GAP - (node.calls().isEmpty() ? 0 : SIGN + GAP);
        for (int i = 0; i < count; i++) {
            boolean first = i == 0 && node.kind() != Kind.VALUE;
            String text = i == 0 && node.kind() == Kind.VALUE && lines.size() > 1
                    ? lines.get(0) + " = " + lines.get(1) : lines.get(i);
            pen.write(ruler.fit(text, room, first), x, y + i * ruler.line(), first, i == 0 ? Ink.TEXT : Ink.MUTED);
        }
    }

    /** A budget, as a tag with a point and a hole that hangs at the lower border, beside the arrow. */
    private void tag(Pen pen, Picture.Box box) {
        String most = box.node().marks().stream().filter(mark -> mark.kind() == MarkKind.BUDGET).map(Mark::text)
                .findFirst().map(text -> "≤ " + text.replaceFirst("[,;].*| per .*", "")).orElse("");
        if (most.isEmpty()) {
            return;
        }
        Rect at = box.at();
        double right = at.right() + GAP;
        String text = ruler.fit(most, right - at.centerX() - HOLE - GAP, false);
        double left = right - ruler.width(text, false) - HOLE;
        double top = at.bottom() - 5;
        double bottom = top + ruler.line() + 1;
        var shape = new Shape.Path(true, left, (top + bottom) / 2, left + 8, top, right, top, right, bottom,
                left + 8, bottom);
        pen.fill(shape, Ink.CARD);
        pen.draw(shape, Ink.MUTED, BORDER, false);
        pen.draw(new Shape.Oval(new Rect(left + 6, (top + bottom) / 2 - 1.5, 3, 3)), Ink.MUTED, 1, false);
        pen.write(text, left + 14, top, false, Ink.TEXT);
    }

    private static void fold(Pen pen, Picture.Box box) {
        if (box.node().calls().isEmpty()) {
            return;
        }
        Rect at = sign(box);
        pen.draw(new Shape.Round(at, 2), Ink.TEXT, BORDER, false);
        pen.draw(new Shape.Path(false, at.x() + 3, at.centerY(), at.right() - 3, at.centerY()), Ink.TEXT, BORDER,
                false);
        if (!box.node().isFrame()) {
            pen.draw(new Shape.Path(false, at.centerX(), at.y() + 3, at.centerX(), at.bottom() - 3), Ink.TEXT, BORDER,
                    false);
        }
    }

    private void gate(Pen pen, Picture.Box box, boolean selected) {
        Rect at = box.at();
        outline(pen, new Shape.Path(true, at.centerX(), at.y(), at.right(), at.centerY(), at.centerX(), at.bottom(),
                at.x(), at.centerY()), Ink.TEXT, 1.5, selected, false);
        double half = at.height() / 2;
        double room = at.width() * (1 - ruler.line() / half) - GAP / 2;
        String ask = box.node().label();
        String expires = box.node().marks().stream().map(mark -> mark.kind().word() + " " + mark.text()).findFirst()
                .orElse("");
        boolean alone = expires.isEmpty();
        // what is filled in later may be left out first
        middle(pen, ruler.width(ask, true) <= room ? ask : ask.replaceAll("\\$\\{[^}]*}", "…"), at,
                at.centerY() - ruler.line() * (alone ? 0.5 : 1), room, true);
        middle(pen, expires, at, at.centerY(), room, false);
    }

    private void branch(Pen pen, Picture.Box box, boolean selected) {
        Rect at = box.at();
        double point = at.height() / 2;
        outline(pen, new Shape.Path(true, at.x(), at.centerY(), at.x() + point, at.y(), at.right() - point, at.y(),
                at.right(), at.centerY(), at.right() - point, at.bottom(), at.x() + point, at.bottom()), Ink.MUTED,
                BORDER, selected, false);
        middle(pen, box.node().label(), at, at.centerY() - ruler.line() / 2, at.width() - 2 * point, true);
    }

    private void middle(Pen pen, String text, Rect at, double y, double room, boolean bold) {
        if (text.isEmpty()) {
            return;
        }
        String fit = ruler.fit(text, room, bold);
        pen.write(fit, at.centerX() - ruler.width(fit, bold) / 2, y, bold, bold ? Ink.TEXT : Ink.MUTED);
    }

    private void end(Pen pen, Picture.Box box, boolean selected) {
        outline(pen, new Shape.Round(box.at(), box.at().height()), box.node().kind() == Kind.RAISE ? Ink.FAILED
                : Ink.TEXT, 1.75, selected, false);
        lines(pen, box, LEFT);
    }

    void frame(Pen pen, Picture.Box box, boolean selected) {
        frames.draw(pen, box, selected);
        fold(pen, box);
    }

    void arrow(Pen pen, Picture.Arrow arrow) {
        List<Spot> way = arrow.way();
        double[] places = new double[way.size() * 2];
        for (int i = 0; i < way.size(); i++) {
            places[2 * i] = way.get(i).x();
            places[2 * i + 1] = way.get(i).y();
        }
        Ink ink = arrow.edge().error() ? Ink.FAILED : Ink.MUTED;
        pen.draw(new Shape.Path(false, places), ink, BORDER, arrow.edge().error());
        point(pen, way.get(way.size() - 2), way.getLast(), ink);
        if (arrow.label() instanceof Rect at) {
            pen.fill(new Shape.Round(at, 3), Ink.SURFACE);
            pen.write(ruler.fit(arrow.edge().label(), at.width() - 6, false), at.x() + 4, at.y(), false, ink);
        }
    }

    private static void point(Pen pen, Spot from, Spot to, Ink ink) {
        double length = Math.max(0.001, Math.hypot(to.x() - from.x(), to.y() - from.y()));
        double x = (to.x() - from.x()) / length;
        double y = (to.y() - from.y()) / length;
        pen.fill(new Shape.Path(true, to.x(), to.y(), to.x() - 7 * x - 3.5 * y, to.y() - 7 * y + 3.5 * x,
                to.x() - 7 * x + 3.5 * y, to.y() - 7 * y - 3.5 * x), ink);
    }

    /** A breakpoint, on the left edge; one that is turned off is a ring. */
    void dot(Pen pen, Picture.Box box, boolean enabled) {
        var round = new Rect(box.at().x() - DOT / 2, box.at().centerY() - DOT / 2, DOT, DOT);
        pen.draw(new Shape.Oval(round.grown(1)), Ink.SURFACE, 2, false);
        pen.fill(new Shape.Oval(round), enabled ? Ink.RUNNING : Ink.CARD);
        pen.draw(new Shape.Oval(round), enabled ? Ink.RUNNING : Ink.MUTED, 1.5, false);
    }

    void badge(Pen pen, Picture.Box box, StepState state) {
        double x = box.at().x() - 6;
        double y = box.at().y() - 7;
        var round = new Shape.Oval(new Rect(x, y, ICON, ICON));
        pen.draw(new Shape.Oval(new Rect(x, y, ICON, ICON).grown(1)), Ink.SURFACE, 2, false);
        pen.fill(round, ink(state));
        Icons.draw(pen, state, x, y, Ink.CARD);
    }

    private static Ink ink(StepState state) {
        return switch (state) {
            case RUNNING -> Ink.RUNNING;
            case WAITING -> Ink.WAITING;
            case FAILED -> Ink.FAILED;
            case COMPENSATED -> Ink.COMPENSATED;
            case DONE -> Ink.DONE;
            case SKIPPED -> Ink.SKIPPED;
        };
    }
}
