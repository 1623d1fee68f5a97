package dev.steward.ui.runs.internal.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;

import dev.steward.ui.kit.Colours;
import dev.steward.ui.kit.Say;
import dev.steward.ui.kit.Sign;
import dev.steward.ui.kit.Styles;

/** Draws a timeline as far as it is in sight. UI thread; made for one drawing. */
final class TimelinePainter {

    /** Heights in pixels. */
    static final int AXIS = 24, LANE = 24, COST = 34;
    private static final int BOX = 18;
    private static final int TICKS_APART = 96;
    private static final int TINT = 40;
    private static final int OPAQUE = 255;

    private final GC gc;
    private final Rectangle area;
    private final TimelineLook look;

    TimelinePainter(GC gc, Rectangle area, TimelineLook look) {
        this.gc = gc;
        this.area = area;
        this.look = look;
        gc.setAntialias(SWT.ON);
    }

    private double x(Instant moment) {
        return look.scale().x(moment) - look.left();
    }

    private int y(int lane) {
        return AXIS + lane * LANE - look.top() + (LANE - BOX) / 2;
    }

    void draw() {
        gc.setBackground(Styles.colour(Colours.CARD));
        gc.fillRectangle(area);
        folds();
        spans();
        cost();
        axis();
        mark();
    }

    private void folds() {
        for (var piece : look.scale().pieces()) {
            var from = x(piece.from());
            if (!piece.folded() || from > area.width || from + TimeScale.FOLD < 0) {
                continue;
            }
            gc.setBackground(Styles.colour(Colours.SURFACE));
            gc.fillRectangle((int) from, AXIS, (int) TimeScale.FOLD, area.height - AXIS);
            gc.setForeground(Styles.colour(Colours.LINE));
            gc.setLineStyle(SWT.LINE_DASH);
            gc.drawLine((int) from, AXIS, (int) from, area.height);
            gc.drawLine((int) (from + TimeScale.FOLD), AXIS, (int) (from + TimeScale.FOLD), area.height);
            gc.setLineStyle(SWT.LINE_SOLID);
        }
    }

    /** What is narrower than a pixel is drawn once for each pixel of its lane. */
    private void spans() {
        gc.setClipping(0, AXIS, area.width, Math.max(0, area.height - AXIS - COST));
        var drawn = new HashMap<Integer, Integer>();
        var chart = look.chart();
        for (var i = 0; i < chart.spans().size(); i++) {
            var span = chart.spans().get(i);
            var from = x(span.from());
            var width = Math.max(3, x(span.to()) - from);
            var pixel = (int) (from + width);
            var seen = from <= area.width && from + width >= 0 && y(span.lane()) > AXIS - LANE
                    && y(span.lane()) < area.height;
            if (seen && (width > 3 || drawn.getOrDefault(span.lane(), Integer.MIN_VALUE) != pixel)) {
                drawn.put(span.lane(), pixel);
                box(span, (int) from, (int) width, span == look.selected());
            }
        }
        gc.setClipping((Rectangle) null);
    }

    private void box(Span span, int from, int width, boolean selected) {
        var top = y(span.lane());
        var sign = Sign.of(span.state());
        var colour = Styles.colour(sign.colour());
        gc.setBackground(colour);
        gc.setAlpha(TINT);
        gc.fillRoundRectangle(from, top, width, BOX, 4, 4);
        gc.setAlpha(OPAQUE);
        for (var part : span.parts()) {
            part(part, top);
        }
        gc.setForeground(selected ? Styles.colour(Colours.ACCENT) : colour);
        gc.setLineWidth(selected ? 2 : 1);
        gc.drawRoundRectangle(from, top, width - 1, BOX - 1, 4, 4);
        gc.setLineWidth(1);
        label(span, sign, from, top, width);
    }

    /** A call is a line below, red when it failed; a wait is dotted. */
    private void part(Span.Part part, int top) {
        var from = (int) x(part.from());
        var to = (int) Math.max(from + 1, x(part.to()));
        gc.setForeground(Styles.colour(switch (part.kind()) {
            case CALL -> Colours.RUNNING;
            case FAILED -> Colours.FAILED;
            case WAIT -> Colours.WAITING;
        }));
        gc.setLineWidth(part.kind() == Span.Kind.WAIT ? 1 : 2);
        gc.setLineStyle(part.kind() == Span.Kind.WAIT ? SWT.LINE_DOT : SWT.LINE_SOLID);
        gc.drawLine(from, top + BOX - 3, to, top + BOX - 3);
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setLineWidth(1);
    }

    /** As much of the name as fits, from where the box is in sight. */
    private void label(Span span, Sign sign, int from, int top, int width) {
        var begin = Math.max(from, 0) + 4;
        var room = Math.min(from + width, area.width) - begin - 3;
        if (room < 10) {
            return;
        }
        var again = span.failures() == 0 ? "" : "  ↻" + span.failures();
        var text = sign.text() + " " + span.label() + again;
        var size = gc.textExtent(text);
        if (size.x > room) {
            text = sign.text();
            size = gc.textExtent(text);
        }
        if (size.x <= room) {
            gc.setForeground(Styles.colour(Colours.TEXT));
            gc.drawText(text, begin, top + (BOX - size.y) / 2 - 1, true);
        }
    }

    private void axis() {
        gc.setBackground(Styles.colour(Colours.CARD));
        gc.fillRectangle(0, 0, area.width, AXIS);
        gc.setForeground(Styles.colour(Colours.LINE));
        gc.drawLine(0, AXIS - 1, area.width, AXIS - 1);
        if (look.chart().ordered()) {
            gc.setForeground(Styles.colour(Colours.MUTED));
            if (look.scale().pieces().size() == 1) {
                gc.drawText("in order, as all of it took no more than some milliseconds", 4, 3, true);
            } else {
                waits();
                inOrder();
            }
            return;
        }
        var from = look.scale().at(look.left());
        var to = look.scale().at(look.left() + area.width);
        var free = 0;
        for (var piece : look.scale().pieces()) {
            if (piece.to().isBefore(from) || piece.from().isAfter(to)) {
                continue;
            }
            free = piece.folded() ? folded(piece, free)
                    : ticks(piece.from().isBefore(from) ? from : piece.from(),
                            piece.to().isAfter(to) ? to : piece.to(), free);
        }
    }

    /** At the left, or at the right when a wait is told at the left; not where waits are at both. */
    private void inOrder() {
        var text = "in order";
        var width = gc.textExtent(text).x;
        gc.setForeground(Styles.colour(Colours.MUTED));
        for (var at : new int[]{ 4, area.width - width - 4 }) {
            if (look.scale().pieces().stream().filter(TimeScale.Piece::folded).map(piece -> x(piece.from()))
                    .noneMatch(from -> from < at + width + 8 && from + TimeScale.FOLD > at - 8)) {
                gc.drawText(text, at, 3, true);
                return;
            }
        }
    }

    /** How long each is that is folded, where there is room. */
    private void waits() {
        var free = 0;
        for (var piece : look.scale().pieces()) {
            free = piece.folded() ? folded(piece, free) : free;
        }
    }

    private int folded(TimeScale.Piece piece, int free) {
        var text = Say.span(Duration.between(piece.from(), piece.to()));
        var width = gc.textExtent(text).x;
        var at = (int) (x(piece.from()) + (TimeScale.FOLD - width) / 2);
        if (at < free) {
            return free;
        }
        gc.setForeground(Styles.colour(Colours.WAITING));
        gc.drawText(text, at, 3, true);
        return at + width + 8;
    }

    private int ticks(Instant from, Instant to, int free) {
        var next = free;
        for (var tick : Ticks.between(from, to, look.scale().nanos(TICKS_APART), look.zone())) {
            var at = (int) x(tick.at());
            if (at >= next && at + gc.textExtent(tick.text()).x < x(to) + TICKS_APART) {
                gc.setForeground(Styles.colour(Colours.LINE));
                gc.drawLine(at, AXIS - 6, at, AXIS - 1);
                gc.setForeground(Styles.colour(Colours.MUTED));
                gc.drawText(tick.text(), at + 3, 3, true);
                next = at + gc.textExtent(tick.text()).x + 10;
            }
        }
        return next;
    }

    /** What the run has cost so far, over time. */
    private void cost() {
        var top = area.height - COST;
        gc.setBackground(Styles.colour(Colours.CARD));
        gc.fillRectangle(0, top, area.width, COST);
        gc.setForeground(Styles.colour(Colours.LINE));
        gc.drawLine(0, top, area.width, top);
        var events = look.chart().events();
        var most = events.isEmpty() ? 0 : events.getLast().microUsd();
        gc.setForeground(Styles.colour(Colours.MUTED));
        gc.drawText("cost " + Say.money(most), 4, top + 2, true);
        if (most == 0) {
            return;
        }
        gc.setBackground(Styles.colour(Colours.ACCENT));
        gc.setAlpha(TINT * 2);
        var begin = -1;
        for (var i = 0; i <= events.size(); i++) {
            if (i == events.size() || begin < 0 || events.get(i).microUsd() != events.get(begin).microUsd()) {
                if (begin >= 0 && events.get(begin).microUsd() > 0) {
                    var to = i == events.size() ? look.chart().to() : look.chart().times().get(i);
                    bar(x(look.chart().times().get(begin)), x(to), events.get(begin).microUsd(), most);
                }
                begin = i;
            }
        }
        gc.setAlpha(OPAQUE);
    }

    private void bar(double from, double to, long cost, long most) {
        if (to < 0 || from > area.width) {
            return;
        }
        var height = (int) Math.max(1, (COST - 16) * cost / most);
        gc.fillRectangle((int) from, area.height - height, (int) Math.max(1, to - from), height);
    }

    private void mark() {
        var at = look.mark();
        if (at < 0 || at >= look.chart().events().size()) {
            return;
        }
        var x = (int) x(look.chart().times().get(at));
        gc.setForeground(Styles.colour(Colours.ACCENT));
        gc.setBackground(Styles.colour(Colours.ACCENT));
        gc.setLineWidth(2);
        gc.drawLine(x, AXIS - 4, x, area.height);
        gc.setLineWidth(1);
        gc.fillPolygon(new int[]{ x - 5, AXIS - 9, x + 6, AXIS - 9, x, AXIS - 2 });
    }
}
