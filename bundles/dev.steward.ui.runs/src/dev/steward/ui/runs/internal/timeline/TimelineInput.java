package dev.steward.ui.runs.internal.timeline;

import java.time.Duration;
import java.time.ZoneId;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;

import dev.steward.ui.kit.Say;
import dev.steward.ui.kit.Sign;

/**
 * Mouse and keys of a timeline: left and right go from event to event, up and down from step to step, plus, minus and 0
 * make it larger, smaller and whole.
 */
final class TimelineInput {

    private static final double FACTOR = 1.5;
    private static final int PAGE = 10;

    private final TimelineCanvas canvas;
    private boolean held;

    TimelineInput(TimelineCanvas canvas) {
        this.canvas = canvas;
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.MouseDown, event -> {
            canvas.setFocus();
            held = event.button == 1;
            if (held || event.button == 3) {
                canvas.goTo(event.x, event.y);
            }
        });
        canvas.addListener(SWT.MouseUp, event -> held = false);
        canvas.addListener(SWT.MouseMove, this::move);
        canvas.addListener(SWT.MouseVerticalWheel, this::wheel);
        canvas.addListener(SWT.Traverse, event -> event.doit = event.detail != SWT.TRAVERSE_ARROW_NEXT
                && event.detail != SWT.TRAVERSE_ARROW_PREVIOUS);
    }

    private void key(Event event) {
        if ((event.stateMask & (SWT.MOD1 | SWT.ALT)) != 0) {
            return;
        }
        switch (event.keyCode) {
            case SWT.ARROW_RIGHT -> canvas.go(canvas.mark() + 1);
            case SWT.ARROW_LEFT -> canvas.go(canvas.mark() - 1);
            case SWT.PAGE_DOWN -> canvas.go(canvas.mark() + PAGE);
            case SWT.PAGE_UP -> canvas.go(canvas.mark() - PAGE);
            case SWT.HOME -> canvas.go(0);
            case SWT.END -> canvas.go(Integer.MAX_VALUE);
            case SWT.ARROW_DOWN -> canvas.step(1);
            case SWT.ARROW_UP -> canvas.step(-1);
            default -> zoom(event.character);
        }
    }

    private void zoom(char typed) {
        switch (typed) {
            case '+', '=' -> canvas.zoom(FACTOR);
            case '-' -> canvas.zoom(1 / FACTOR);
            case '0' -> canvas.fit();
            default -> {
                // not for a timeline
            }
        }
    }

    private void wheel(Event event) {
        if ((event.stateMask & SWT.MOD1) != 0) {
            canvas.zoom(event.count > 0 ? FACTOR : 1 / FACTOR, event.x);
            event.doit = false;
        } else if ((event.stateMask & SWT.SHIFT) != 0) {
            canvas.pan(-event.count * TimelinePainter.LANE);
            event.doit = false;
        }
    }

    private void move(Event event) {
        if (held) {
            canvas.goTo(event.x, -1);
            return;
        }
        var tip = canvas.spanAt(event.x, event.y).map(span -> tip(span, canvas.chart().ordered())).orElse("");
        if (!tip.equals(canvas.getToolTipText() == null ? "" : canvas.getToolTipText())) {
            canvas.setToolTipText(tip.isEmpty() ? null : tip);
        }
    }

    private static String tip(Span span, boolean ordered) {
        return ordered ? span.path() + "\n" + Sign.of(span.state()).word()
                : span.path() + "\n" + Sign.of(span.state()).word() + " in "
                        + exactly(Duration.between(span.from(), span.to())) + ", from "
                        + Say.exact(span.from(), ZoneId.systemDefault())
                        + (span.failures() == 0 ? "" : "\n" + Say.count(span.failures(), "try failed", "tries failed"));
    }

    private static String exactly(Duration time) {
        return time.toMillis() < 60_000 ? "%.3f s".formatted(time.toMillis() / 1000.0) : Say.span(time);
    }
}
