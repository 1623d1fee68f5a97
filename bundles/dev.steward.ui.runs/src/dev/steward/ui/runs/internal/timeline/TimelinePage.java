package dev.steward.ui.runs.internal.timeline;

import java.time.ZoneId;
import java.util.function.IntConsumer;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;

import dev.steward.ui.kit.Named;
import dev.steward.ui.kit.Styles;

/** The widgets of a timeline: the drawing or the table, and below them the slider through all events. */
final class TimelinePage {

    private final Composite page;
    private final Composite stack;
    private final TimelineCanvas canvas;
    private final EventTable table;
    private final Scale slider;
    private final Label line;
    private final IntConsumer moved;
    private final EventText text = new EventText(ZoneId.systemDefault());
    private Chart chart = Chart.NONE;

    /** @param moved hears to which event the mark was brought, by its place */
    TimelinePage(Composite parent, IntConsumer moved) {
        this.moved = moved;
        page = Styles.style(new Composite(parent, SWT.NONE), "StewardCard");
        page.setLayout(GridLayoutFactory.fillDefaults().numColumns(4).spacing(4, 0).create());
        stack = new Composite(page, SWT.NONE);
        stack.setLayout(new StackLayout());
        GridDataFactory.fillDefaults().grab(true, true).span(4, 1).applyTo(stack);
        canvas = new TimelineCanvas(stack, this::go);
        table = new EventTable(stack, this::go);
        ((StackLayout) stack.getLayout()).topControl = canvas;
        button("◀", "One event back", -1);
        slider = new Scale(page, SWT.HORIZONTAL);
        slider.getAccessible().addAccessibleListener(new Named("Event"));
        slider.addListener(SWT.Selection, event -> go(slider.getSelection()));
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(slider);
        button("▶", "One event on", 1);
        line = Styles.label(page, "", "StewardMuted");
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(320, SWT.DEFAULT)
                .indent(4, 0).applyTo(line);
    }

    private void button(String label, String tip, int by) {
        var button = Styles.style(new Button(page, SWT.PUSH | SWT.FLAT), "StewardButton");
        button.setText(label);
        button.setToolTipText(tip);
        button.getAccessible().addAccessibleListener(new Named(tip));
        button.addListener(SWT.Selection, event -> go(canvas.mark() + by));
    }

    /** Brings the mark to an event, wherever that was asked for, and tells of it. */
    private void go(int event) {
        if (!chart.events().isEmpty()) {
            var at = Math.clamp(event, 0, chart.events().size() - 1);
            put(at);
            moved.accept(at);
        }
    }

    /** Brings the mark to an event; tells nobody. */
    void put(int event) {
        canvas.put(event);
        canvas.reveal();
        table.put(event);
        slider.setSelection(Math.max(0, event));
        Styles.text(line, event < 0 ? "" : text.line(chart.events().get(event), event, chart.events().size()));
    }

    void show(Chart now, int mark) {
        chart = now;
        canvas.show(now);
        table.show(now);
        slider.setMaximum(Math.max(1, now.events().size() - 1));
        slider.setPageIncrement(Math.max(1, now.events().size() / 20));
        slider.setEnabled(now.events().size() > 1);
        put(mark);
    }

    /** The menu of the drawing and of the table. */
    void menu(MenuManager menu) {
        canvas.setMenu(menu.createContextMenu(canvas));
        table.menu(menu);
    }

    TimelineCanvas canvas() {
        return canvas;
    }

    /** The table instead of the drawing, or the other way round. */
    void list(boolean on) {
        ((StackLayout) stack.getLayout()).topControl = on ? table.frame() : canvas;
        stack.layout();
        focus();
    }

    Composite control() {
        return page;
    }

    void focus() {
        if (((StackLayout) stack.getLayout()).topControl == canvas) {
            canvas.setFocus();
        } else {
            table.focus();
        }
    }
}
