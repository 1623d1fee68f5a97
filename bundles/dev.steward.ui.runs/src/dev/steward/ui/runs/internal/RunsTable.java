package dev.steward.ui.runs.internal;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnPixelData;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

import dev.steward.engine.RunId;
import dev.steward.engine.spi.RunQuery.Order;
import dev.steward.engine.spi.RunStore.RunRow;
import dev.steward.ui.kit.LongTable;
import dev.steward.ui.kit.Named;
import dev.steward.ui.kit.Sign;
import dev.steward.ui.kit.Styles;

/** The table of runs. It has a row for each run and the words of those in sight. J and K go through it. */
final class RunsTable {

    /** Columns as people sort by them. */
    private record Column(String title, int width, int style, @Nullable Order order) {
    }

    private static final Column[] COLUMNS = { new Column("State", 100, SWT.LEFT, Order.STATE),
            new Column("Playbook", 90, SWT.LEFT, Order.PLAYBOOK), new Column("Began", 100, SWT.LEFT, Order.STARTED),
            new Column("Took", 68, SWT.RIGHT, null), new Column("Cost", 80, SWT.RIGHT, Order.COST) };

    private final Composite frame;
    private final Table table;
    private final LongTable rows;
    private final RunPages pages;
    private final Consumer<RunId> chosen;
    private List<RunId> selected = List.of();

    /**
     * @param sort   is told a column and whether the greatest comes first
     * @param chosen is told which run is selected
     */
    RunsTable(Composite parent, Function<Table, RunPages> model, BiConsumer<Order, Boolean> sort,
            Consumer<RunId> chosen) {
        this.chosen = chosen;
        frame = new Composite(parent, SWT.NONE);
        var layout = new TableColumnLayout();
        frame.setLayout(layout);
        table = new Table(frame, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
        table.setHeaderVisible(true);
        table.getAccessible().addAccessibleListener(new Named("Runs"));
        for (var column : COLUMNS) {
            var made = new TableColumn(table, column.style());
            made.setText(column.title());
            layout.setColumnData(made, column.order() == Order.PLAYBOOK
                    ? new ColumnWeightData(1, column.width(), true) : new ColumnPixelData(column.width(), true, true));
            made.setMoveable(true);
            var order = column.order();
            if (order != null) {
                made.addListener(SWT.Selection, e -> sort(made, order, sort));
            }
        }
        table.setSortColumn(table.getColumn(2));
        table.setSortDirection(SWT.DOWN);
        pages = model.apply(table);
        rows = new LongTable(table, this::fill);
        table.addListener(SWT.Selection, e -> remember());
        table.addListener(SWT.KeyDown, this::key);
        table.addListener(SWT.MouseMove, this::tip);
    }

    private void sort(TableColumn column, Order order, BiConsumer<Order, Boolean> sort) {
        var down = table.getSortColumn() == column ? table.getSortDirection() != SWT.DOWN
                : order == Order.STARTED || order == Order.COST;
        table.setSortColumn(column);
        table.setSortDirection(down ? SWT.DOWN : SWT.UP);
        sort.accept(order, down);
    }

    private void fill(Event event) {
        var row = pages.row(event.index);
        if (row.isPresent() && event.item instanceof TableItem item) {
            var cells = RunsText.cells(row.get(), Instant.now());
            item.setText(cells.toArray(String[]::new));
            item.setForeground(0, Styles.colour(Sign.of(row.get().state()).colour()));
        }
    }

    /** All that the cells leave out. */
    private void tip(Event event) {
        var item = table.getItem(new Point(event.x, event.y));
        var tip = item == null ? "" : pages.known(table.indexOf(item)).map(RunsText::tip).orElse("");
        if (!tip.equals(table.getToolTipText())) {
            table.setToolTipText(tip);
        }
    }

    private void key(Event event) {
        var by = switch (Character.toUpperCase(event.character)) {
            case 'J' -> 1;
            case 'K' -> -1;
            default -> 0;
        };
        if (by != 0 && (event.stateMask & SWT.MODIFIER_MASK & ~SWT.SHIFT) == 0) {
            var to = Math.clamp((long) table.getSelectionIndex() + by, 0, Math.max(0, rows.total() - 1));
            table.setSelection(to);
            table.showSelection();
            remember();
            event.doit = false;
        }
    }

    /** The list has so many rows now, and some of them are other ones. */
    void show(int total) {
        table.setRedraw(false);
        rows.show(total);
        var at = selected.stream().mapToInt(pages::indexOf).filter(row -> row >= 0).sorted().toArray();
        if (at.length == 1) {
            if (rows.selected() != at[0]) {
                // which may be yet to come
                rows.select(at[0]);
            }
        } else if (at.length > 0) {
            if (!Arrays.equals(at, table.getSelectionIndices())) {
                table.setSelection(at);
            }
        } else if (total > 0 && table.getSelectionIndex() < 0) {
            table.setSelection(0);
            remember();
        }
        table.setRedraw(true);
    }

    private void remember() {
        var now = selected();
        selected = now.stream().map(RunRow::run).toList();
        if (now.size() == 1) {
            chosen.accept(now.getFirst().run());
        }
    }

    /** The selected run; empty when there are several. */
    Optional<RunRow> selection() {
        var now = selected();
        return now.size() == 1 ? Optional.of(now.getFirst()) : Optional.empty();
    }

    /** The selected runs that are known, from the top. */
    List<RunRow> selected() {
        return IntStream.of(table.getSelectionIndices()).sorted().mapToObj(pages::row).flatMap(Optional::stream)
                .toList();
    }

    int firstInSight() {
        return table.getTopIndex();
    }

    int lastInSight() {
        return rows.endOfSight();
    }

    Table control() {
        return table;
    }

    /** The whole, for its layout. */
    Composite frame() {
        return frame;
    }
}
