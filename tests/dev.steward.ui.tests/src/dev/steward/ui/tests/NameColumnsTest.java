package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.junit.jupiter.api.Test;

import dev.steward.ui.kit.NameColumns;

/** The columns of names and what is known beside them. */
class NameColumnsTest {

    private static final int WHOLE = 400;

    private final String name = UUID.randomUUID().toString();

    @Test
    void namesGetWhatTheyNeedWithinBounds() throws Exception {
        assertEquals(100, with(20, table -> widths(table).getFirst()), "a quarter at least");
        assertEquals(150, with(150, table -> widths(table).getFirst()));
        assertEquals(200, with(900, table -> widths(table).getFirst()), "a half at most");
        assertTrue(with(150, table -> Math.abs(widths(table).get(1) - 125) <= 1), "the others share the rest");
    }

    @Test
    void aWidthThatSomebodySetsStays() throws Exception {
        with(150, table -> {
            table.getColumn(1).setWidth(70);
            return table;
        });
        assertEquals(List.of(150, 70), with(150, table -> widths(table).subList(0, 2)), "also when it is made anew");
        assertEquals(List.of(180, 70), with(180, table -> widths(table).subList(0, 2)), "the other one fits");
    }

    private static List<Integer> widths(Table table) {
        return Stream.of(table.getColumns()).map(TableColumn::getWidth).toList();
    }

    /** A table of that width inside with three columns, whose names need so much. */
    private <T> T with(int needed, Function<Table, T> look) throws Exception {
        return Ui.ask(() -> {
            var shell = new Shell(Display.getCurrent(), SWT.NO_TRIM);
            try {
                shell.setLayout(new FillLayout());
                var table = new Table(shell, SWT.NONE);
                for (var i = 0; i < 3; i++) {
                    new TableColumn(table, SWT.LEFT);
                }
                NameColumns.of(table, name, 0.25, 0.5, () -> needed);
                var around = shell.computeTrim(0, 0, WHOLE, 200);
                shell.setSize(around.width, around.height);
                shell.open();
                return look.apply(table);
            } finally {
                shell.dispose();
            }
        });
    }
}
