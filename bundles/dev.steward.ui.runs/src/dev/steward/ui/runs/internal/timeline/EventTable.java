package dev.steward.ui.runs.internal.timeline;

import java.time.ZoneId;
import java.util.function.IntConsumer;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnPixelData;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

import dev.steward.ui.kit.LongTable;
import dev.steward.ui.kit.Named;

/** The events of a run as a table: the same as the drawing, for who reads or hears. Only what is in sight has words. */
final class EventTable {

    private final Composite frame;
    private final Table table;
    private final LongTable rows;
    private final EventText text = new EventText(ZoneId.systemDefault());
    private Chart chart = Chart.NONE;

    /** @param moved hears which event was chosen, by its place */
    EventTable(Composite parent, IntConsumer moved) {
        frame = new Composite(parent, SWT.NONE);
        var layout = new TableColumnLayout();
        frame.setLayout(layout);
        table = new Table(frame, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.SINGLE | SWT.V_SCROLL | SWT.H_SCROLL);
        table.setHeaderVisible(true);
        table.getAccessible().addAccessibleListener(new Named("Events of the run"));
        column(layout, "Entry", SWT.RIGHT, new ColumnPixelData(70, true, true));
        column(layout, "Time", SWT.LEFT, new ColumnPixelData(110, true, true));
        column(layout, "Step", SWT.LEFT, new ColumnWeightData(1, 140, true));
        column(layout, "What happened", SWT.LEFT, new ColumnWeightData(2, 220, true));
        column(layout, "Cost so far", SWT.RIGHT, new ColumnPixelData(100, true, true));
        rows = new LongTable(table, this::fill);
        table.addListener(SWT.Selection, event -> moved.accept(table.getSelectionIndex()));
    }

    private void column(TableColumnLayout layout, String title, int style,
            org.eclipse.jface.viewers.ColumnLayoutData width) {
        var column = new TableColumn(table, style);
        column.setText(title);
        layout.setColumnData(column, width);
    }

    private void fill(Event event) {
        if (event.item instanceof TableItem item && event.index < chart.events().size()) {
            item.setText(text.cells(chart.events().get(event.index)).toArray(String[]::new));
        }
    }

    void show(Chart now) {
        chart = now;
        rows.show(now.events().size());
    }

    /** Chooses an event; tells nobody. */
    void put(int event) {
        if (event >= 0 && event < rows.total() && event != rows.selected()) {
            rows.select(event);
        }
    }

    void menu(MenuManager menu) {
        table.setMenu(menu.createContextMenu(table));
    }

    Composite frame() {
        return frame;
    }

    void focus() {
        table.setFocus();
    }
}
