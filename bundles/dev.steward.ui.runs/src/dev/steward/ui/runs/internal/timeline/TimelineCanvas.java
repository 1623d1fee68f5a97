package dev.steward.ui.runs.internal.timeline;

import java.time.ZoneId;
import java.util.Optional;
import java.util.function.IntConsumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ScrollBar;

import dev.steward.ui.kit.Named;

/** The drawing of a timeline: what of it is in sight, how large, and on which event the mark stands. */
final class TimelineCanvas extends Canvas {

    private static final double LARGEST = 1e7;
    private static final int MARGIN = 8;

    private final IntConsumer moved;
    private final EventText text = new EventText(ZoneId.systemDefault());
    private Chart chart = Chart.NONE;
    private TimeScale scale = TimeScale.fitting(Chart.NONE, true, 1);
    private double zoom = 1;
    private boolean folding = true;
    private int mark = -1;
    private @Nullable Span selected;

    /** @param moved hears to which event the mark is to be brought, by its place */
    TimelineCanvas(Composite parent, IntConsumer moved) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND | SWT.H_SCROLL | SWT.V_SCROLL);
        this.moved = moved;
        getAccessible().addAccessibleListener(new Named("Timeline"));
        getAccessible().addAccessibleControlListener(new Spoken());
        addListener(SWT.Paint, event -> paint(event.gc));
        addListener(SWT.Resize, event -> fit(zoom));
        getHorizontalBar().addListener(SWT.Selection, event -> redraw());
        getVerticalBar().addListener(SWT.Selection, event -> redraw());
        new TimelineInput(this);
    }

    /** For assistive technology it is a slider over events; the table has the same with words. */
    private final class Spoken extends AccessibleControlAdapter {

        @Override
        public void getRole(AccessibleControlEvent event) {
            event.detail = ACC.ROLE_SLIDER;
        }

        @Override
        public void getValue(AccessibleControlEvent event) {
            event.result = mark < 0 ? "" : text.line(chart.events().get(mark), mark, chart.events().size());
        }
    }

    private void paint(GC gc) {
        new TimelinePainter(gc, getClientArea(), new TimelineLook(chart, scale, left(), getVerticalBar().getSelection(),
                mark, selected, ZoneId.systemDefault())).draw();
    }

    private int left() {
        return getHorizontalBar().getSelection() - MARGIN;
    }

    Chart chart() {
        return chart;
    }

    /** Another run, or the same one later; the mark is to be put on an event of it. */
    void show(Chart now) {
        chart = now;
        mark = -1;
        selected = null;
        fit(zoom);
    }

    /** Whether stretches in which nothing happens are narrow. */
    void fold(boolean on) {
        folding = on;
        fit(zoom);
        reveal();
    }

    /** As large as its place, times {@code factor}. */
    private void fit(double factor) {
        zoom = Math.clamp(factor, 1, LARGEST);
        var area = getClientArea();
        scale = TimeScale.fitting(chart, folding, Math.max(1, area.width - 2 * MARGIN)).scaled(zoom);
        bar(getHorizontalBar(), (int) Math.min(Integer.MAX_VALUE / 2, scale.width()) + 2 * MARGIN, area.width);
        bar(getVerticalBar(), chart.lanes() * TimelinePainter.LANE + TimelinePainter.LANE / 2,
                area.height - TimelinePainter.AXIS - TimelinePainter.COST);
        redraw();
    }

    private static void bar(ScrollBar bar, int all, int seen) {
        var page = Math.max(1, seen);
        bar.setValues(Math.min(bar.getSelection(), Math.max(0, all - page)), 0, Math.max(all, page), page,
                TimelinePainter.LANE, page);
        bar.setVisible(all > page);
    }

    /** All of it. */
    void fit() {
        fit(1);
    }

    /** Larger or smaller; what is at a pixel stays there. */
    void zoom(double factor, int around) {
        var moment = scale.at(left() + around);
        fit(zoom * factor);
        scrollTo((int) scale.x(moment) + MARGIN - around);
    }

    /** Larger or smaller around the mark. */
    void zoom(double factor) {
        var at = mark < 0 ? getClientArea().width / 2
                : (int) scale.x(chart.times().get(mark)) - left();
        zoom(factor, Math.clamp(at, 0, Math.max(1, getClientArea().width)));
    }

    private void scrollTo(int x) {
        getHorizontalBar().setSelection(Math.max(0, x));
        redraw();
    }

    /** To the left or right, by pixels. */
    void pan(int by) {
        scrollTo(getHorizontalBar().getSelection() + by);
    }

    /** The event on which the mark stands; -1 for none. */
    int mark() {
        return mark;
    }

    /** Asks for the mark to be brought to an event. */
    void go(int event) {
        if (!chart.events().isEmpty()) {
            moved.accept(Math.clamp(event, 0, chart.events().size() - 1));
        }
    }

    /** Brings the mark to an event; tells nobody. */
    void put(int event) {
        mark = Math.min(event, chart.events().size() - 1);
        selected = mark < 0 ? null : span(chart.events().get(mark).path(), mark).orElse(null);
        redraw();
    }

    /** The span of a step in which an event is. */
    private Optional<Span> span(String path, int event) {
        var at = chart.times().get(event);
        return chart.spans().stream().filter(span -> span.path().equals(path) && !span.from().isAfter(at))
                .reduce((before, later) -> later);
    }

    /** The mark is in sight. */
    void reveal() {
        if (mark < 0) {
            return;
        }
        var x = (int) scale.x(chart.times().get(mark));
        var width = getClientArea().width - 2 * MARGIN;
        var from = getHorizontalBar().getSelection();
        if (x < from || x > from + width) {
            scrollTo(x - width / 2);
        }
        var span = selected;
        if (span != null) {
            var y = span.lane() * TimelinePainter.LANE;
            var height = getVerticalBar().getThumb();
            var top = getVerticalBar().getSelection();
            if (y < top || y + TimelinePainter.LANE > top + height) {
                getVerticalBar().setSelection(Math.max(0, y - height / 2));
            }
        }
    }

    /** The mark goes to the event that is nearest to a pixel, on a span the nearest of that. */
    void goTo(int x, int y) {
        var moment = scale.at(left() + x);
        var lane = (y - TimelinePainter.AXIS + getVerticalBar().getSelection()) / TimelinePainter.LANE;
        var near = chart.near(moment);
        var hit = y < TimelinePainter.AXIS ? Optional.<Span>empty() : at(x, lane);
        go(hit.isEmpty() ? near : within(hit.get(), near));
    }

    /** What is drawn at a pixel of a lane. */
    Optional<Span> at(int x, int lane) {
        var from = scale.at(left() + x - 3);
        var to = scale.at(left() + x + 1);
        return chart.spans().stream()
                .filter(span -> span.lane() == lane && !span.from().isAfter(to) && !span.to().isBefore(from))
                .reduce((before, later) -> later);
    }

    /** The span below a place of the screen. */
    Optional<Span> spanAt(int x, int y) {
        return y < TimelinePainter.AXIS || y > getClientArea().height - TimelinePainter.COST ? Optional.empty()
                : at(x, (y - TimelinePainter.AXIS + getVerticalBar().getSelection()) / TimelinePainter.LANE);
    }

    /** The event of a span that is nearest to another one. */
    private int within(Span span, int near) {
        for (var by = 0; by < chart.events().size(); by++) {
            if (is(span, near - by)) {
                return near - by;
            }
            if (is(span, near + by)) {
                return near + by;
            }
        }
        return near;
    }

    private boolean is(Span span, int event) {
        if (event < 0 || event >= chart.events().size()) {
            return false;
        }
        var at = chart.times().get(event);
        return chart.events().get(event).path().equals(span.path()) && !at.isBefore(span.from())
                && !at.isAfter(span.to());
    }

    /** The mark goes to the beginning of the next span, or of the one before. */
    void step(int by) {
        var now = selected;
        var spans = chart.spans();
        var at = now == null ? by > 0 ? -1 : spans.size() : spans.indexOf(now);
        if (at + by >= 0 && at + by < spans.size()) {
            var next = spans.get(at + by);
            go(within(next, chart.near(next.from())));
        }
    }
}
