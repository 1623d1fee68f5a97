package dev.steward.ui.runs.internal.differ;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

import dev.steward.ui.kit.Colours;
import dev.steward.ui.kit.CutText;
import dev.steward.ui.kit.LongTable;
import dev.steward.ui.kit.NameColumns;
import dev.steward.ui.kit.Named;
import dev.steward.ui.kit.Sign;
import dev.steward.ui.kit.Styles;

/** Rows with a left and a right side. It has the words of those in sight only. J and K go through it. UI thread. */
final class SideTable<R> {

    /** So many rows say how wide the names are. */
    private static final int MEASURED = 200;
    private static final int AROUND = 20;

    private final Table table;
    private final NameColumns columns;
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
        table = new Table(parent, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.SINGLE | SWT.V_SCROLL | SWT.BORDER);
        table.setHeaderVisible(true);
        table.getAccessible().addAccessibleListener(new Named(name));
        for (var i = 0; i < 3; i++) {
            new TableColumn(table, SWT.LEFT);
        }
        columns = NameColumns.of(table, name, 0.24, 0.5, this::names);
        CutText.tell(table);
        lines = new LongTable(table, this::fill);
        table.addListener(SWT.KeyDown, this::key);
    }

    private void fill(Event event) {
        if (event.item instanceof TableItem item && event.index < rows.size()) {
            var row = rows.get(event.index);
            var sign = texts.sign(row);
            item.setText(new String[]{ name(row), texts.left(row), texts.right(row) });
            item.setForeground(0, Styles.colour(sign.colour()));
            if (sign.equals(Compared.SAME)) {
                item.setForeground(Styles.colour(Colours.MUTED));
            }
        }
    }

    private String name(R row) {
        return texts.sign(row).text() + "  " + texts.label(row);
    }

    private int names() {
        var gc = new GC(table);
        try {
            return AROUND + rows.stream().limit(MEASURED).mapToInt(row -> gc.textExtent(name(row)).x).max().orElse(0);
        } finally {
            gc.dispose();
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
        columns.arrange();
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
