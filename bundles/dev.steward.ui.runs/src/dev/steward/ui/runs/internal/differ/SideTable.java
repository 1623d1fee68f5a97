package dev.steward.ui.runs.internal.differ;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

import dev.steward.ui.kit.Colours;
import dev.steward.ui.kit.LongTable;
import dev.steward.ui.kit.Named;
import dev.steward.ui.kit.Sign;
import dev.steward.ui.kit.Styles;

/** Rows with a left and a right side. It has the words of those in sight only. J and K go through it. UI thread. */
final class SideTable<R> {

    private final Composite frame;
    private final Table table;
    private final LongTable lines;
    private final Texts<R> texts;
    private List<R> rows = List.of();

    /** What is to be read of a row. */
    interface Texts<R> {
        Sign sign(R row);

        String label(R row);

        String left(R row);

        String right(R row);
    }

    /** @param name for assistive technology */
    SideTable(Composite parent, String name, Texts<R> texts) {
        this.texts = texts;
        frame = new Composite(parent, SWT.NONE);
        var layout = new TableColumnLayout();
        frame.setLayout(layout);
        table = new Table(frame, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.SINGLE | SWT.V_SCROLL | SWT.BORDER);
        table.setHeaderVisible(true);
        table.getAccessible().addAccessibleListener(new Named(name));
        for (var weight : new int[]{ 5, 8, 8 }) {
            layout.setColumnData(new TableColumn(table, SWT.LEFT), new ColumnWeightData(weight, 60, true));
        }
        lines = new LongTable(table, this::fill);
        table.addListener(SWT.KeyDown, this::key);
    }

    private void fill(Event event) {
        if (event.item instanceof TableItem item && event.index < rows.size()) {
            var row = rows.get(event.index);
            var sign = texts.sign(row);
            item.setText(new String[]{ sign.text() + "  " + texts.label(row), texts.left(row), texts.right(row) });
            item.setForeground(0, Styles.colour(sign.colour()));
            if (sign.equals(Compared.SAME)) {
                item.setForeground(Styles.colour(Colours.MUTED));
            }
        }
    }

    private void key(Event event) {
        var by = switch (Character.toUpperCase(event.character)) {
            case 'J' -> 1;
            case 'K' -> -1;
            default -> 0;
        };
        if (by != 0 && (event.stateMask & SWT.MODIFIER_MASK & ~SWT.SHIFT) == 0) {
            lines.select(Math.clamp((long) lines.selected() + by, 0, Math.max(0, rows.size() - 1)));
            table.notifyListeners(SWT.Selection, new Event());
            event.doit = false;
        }
    }

    /** What the columns are called. */
    void head(String label, String left, String right) {
        var titles = List.of(label, left, right);
        for (var i = 0; i < titles.size(); i++) {
            table.getColumn(i).setText(titles.get(i));
            table.getColumn(i).setToolTipText(titles.get(i));
        }
    }

    void show(List<R> now, int selected) {
        rows = now;
        table.setRedraw(false);
        lines.show(now.size());
        if (selected >= 0 && selected < now.size()) {
            lines.select(selected);
        } else {
            table.deselectAll();
        }
        table.setRedraw(true);
    }

    Optional<R> selection() {
        var at = lines.selected();
        return at < 0 || at >= rows.size() ? Optional.empty() : Optional.of(rows.get(at));
    }

    /** Hears which row is looked at. */
    void onSelect(Consumer<R> chosen) {
        table.addListener(SWT.Selection, event -> selection().ifPresent(chosen));
    }

    /** Hears which row is to be opened, with Enter or a double click. */
    void onOpen(Consumer<R> opened) {
        table.addListener(SWT.DefaultSelection, event -> selection().ifPresent(opened));
    }

    Table control() {
        return table;
    }
}
