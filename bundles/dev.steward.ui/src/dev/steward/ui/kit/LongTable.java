package dev.steward.ui.kit;

import java.util.BitSet;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Table;

/**
 * The rows of a virtual table that may have a hundred thousand of them. The toolkit makes and removes rows one by one, some
 * microseconds each, and takes longer to clear one that has words. So rows come and go in parts between which the window
 * answers, and only those in sight are cleared, the others when they come into sight. UI thread.
 */
public final class LongTable {

    private static final int PART = 2_000;

    private final Table table;
    private final Listener fill;
    /** Rows that have words, and those of them whose words may no longer be right. */
    private final BitSet filled = new BitSet(), old = new BitSet();
    private int total;
    /** Rows that fit, and one more at most. */
    private int inSight;
    private int wanted = -1;
    private boolean coming;

    /** @param fill gives a row its words, as a listener to {@link SWT#SetData} */
    public LongTable(Table table, Listener fill) {
        this.table = table;
        this.fill = fill;
        table.addListener(SWT.SetData, this::filled);
        table.addListener(SWT.Paint, event -> renew());
        table.addListener(SWT.Resize, event -> measure());
        table.addListener(SWT.Selection, event -> {
            if (event.item != null) {
                // somebody chose another one meanwhile
                wanted = -1;
            }
        });
    }

    private void filled(Event event) {
        // one that is about to go has none
        if (event.index < total) {
            filled.set(event.index);
            old.clear(event.index);
            fill.handleEvent(event);
        }
    }

    /** There are so many rows now, and they may have other words. What was selected stays so, as far as it is there. */
    public void show(int rows) {
        total = rows;
        wanted = -1;
        measure();
        for (var row : table.getSelectionIndices()) {
            if (row >= total) {
                table.deselect(row);
            }
        }
        if (table.getTopIndex() >= total) {
            table.setTopIndex(Math.max(0, total - inSight));
        }
        old.or(filled);
        part();
        renew();
    }

    /** Makes or removes some rows, and the others soon. */
    private void part() {
        var there = table.getItemCount();
        var next = Math.clamp((long) total, there - PART, there + PART);
        if (next != there) {
            table.setItemCount(next);
            filled.clear(next, Math.max(next, there));
            old.clear(next, Math.max(next, there));
        }
        if (wanted >= 0 && wanted < next) {
            table.setSelection(wanted);
            wanted = -1;
        }
        if (next != total && !coming) {
            coming = true;
            Deliver.later(table.getDisplay(), () -> {
                coming = false;
                if (!table.isDisposed()) {
                    part();
                }
            });
        }
    }

    /** Rows in sight get their words anew. */
    private void renew() {
        var first = table.getTopIndex();
        for (var row = old.nextSetBit(first); row >= 0 && row <= first + inSight; row = old.nextSetBit(row + 1)) {
            old.clear(row);
            filled.clear(row);
            table.clear(row);
        }
    }

    /** Not at each painting: a row is measured by its words. The inner height would wait for all that is being drawn. */
    private void measure() {
        inSight = table.getSize().y / Math.max(1, table.getItemHeight()) + 1;
    }

    /** The row behind the last one that is to be seen. */
    public int endOfSight() {
        return Math.min(total, table.getTopIndex() + inSight);
    }

    /** Selects a row and brings it into sight, as soon as it is there; tells nobody. */
    public void select(int row) {
        if (row < table.getItemCount()) {
            wanted = -1;
            table.setSelection(row);
        } else {
            table.deselectAll();
            wanted = row;
        }
    }

    /** The row that is selected or will be; -1 for none. */
    public int selected() {
        return wanted >= 0 ? wanted : table.getSelectionIndex();
    }

    /** How many rows there are, whether they have come or not. */
    public int total() {
        return total;
    }
}
