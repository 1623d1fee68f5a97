package dev.steward.ui.govern.internal.today;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

import dev.steward.ui.kit.Colours;
import dev.steward.ui.kit.Say;
import dev.steward.ui.kit.Styles;

/** A small chart of a week's cost by day, with the same in words for who can't see it. */
final class WeekBars {

    private static final int HEIGHT = 72;
    private static final int CAP = 6;
    private static final double NEAR = 0.9;
    private static final int LEAST = 2;

    private final Canvas canvas;
    private List<Long> days = List.of();
    private double share = -1;

    WeekBars(Composite parent) {
        canvas = Styles.style(new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS) {
            @Override
            public Point computeSize(int wHint, int hHint, boolean changed) {
                return new Point(wHint == SWT.DEFAULT ? 140 : wHint, HEIGHT);
            }
        }, "StewardCard");
        canvas.addListener(SWT.Paint, e -> paint(e.gc));
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = words();
            }
        });
    }

    Canvas control() {
        return canvas;
    }

    /** @param used how much of the week's cap, from 0 to 1; negative without a cap */
    void show(List<Long> now, double used) {
        if (!now.equals(days) || used != share) {
            days = List.copyOf(now);
            share = used;
            canvas.setToolTipText(words());
            canvas.redraw();
        }
    }

    private String words() {
        var text = new StringBuilder();
        for (var i = 0; i < days.size(); i++) {
            text.append(i == 0 ? "" : "\n").append(DayOfWeek.of(i + 1).getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                    .append(": ").append(Say.money(days.get(i)));
        }
        return text.toString();
    }

    private void cap(GC gc, Rectangle area) {
        var width = area.width - 8;
        gc.setBackground(Styles.colour(Colours.LINE));
        gc.fillRectangle(0, 0, width, CAP);
        gc.setBackground(Styles.colour(share >= NEAR ? Colours.WAITING : Colours.ACCENT));
        gc.fillRectangle(0, 0, (int) (width * share), CAP);
    }

    private void paint(GC gc) {
        if (days.isEmpty()) {
            return;
        }
        var area = canvas.getClientArea();
        if (share >= 0) {
            cap(gc, area);
        }
        var letters = gc.textExtent("M").y;
        var most = Math.max(1, days.stream().mapToLong(Long::longValue).max().orElse(1));
        var step = area.width / days.size();
        var top = share >= 0 ? CAP + 12 : 0;
        var room = area.height - letters - 4 - top;
        for (var i = 0; i < days.size(); i++) {
            var height = days.get(i) == 0 ? LEAST : Math.max(LEAST + 2, (int) (room * days.get(i) / most));
            gc.setBackground(Styles.colour(days.get(i) == 0 ? Colours.LINE : Colours.ACCENT));
            gc.fillRectangle(i * step, top + room - height, Math.max(4, step - 8), height);
            gc.setForeground(Styles.colour(Colours.MUTED));
            gc.drawText(DayOfWeek.of(i + 1).getDisplayName(TextStyle.SHORT, Locale.ENGLISH).substring(0, 2), i * step,
                    top + room + 4, true);
        }
    }
}
