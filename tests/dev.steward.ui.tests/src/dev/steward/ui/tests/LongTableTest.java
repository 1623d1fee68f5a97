package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.steward.ui.kit.LongTable;

/** The rows of a long table come, go and change without the window's waiting for all of them. */
class LongTableTest {

    private static final int MANY = 100_000;

    private final AtomicReference<String> word = new AtomicReference<>("old");
    private final AtomicInteger filled = new AtomicInteger();
    private final Table table;
    private final LongTable rows;

    LongTableTest() throws Exception {
        table = Ui.ask(() -> {
            var shell = new Shell(Display.getCurrent());
            shell.setLayout(new FillLayout());
            return new Table(shell, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL);
        });
        rows = Ui.ask(() -> new LongTable(table, event -> {
            filled.incrementAndGet();
            ((TableItem) event.item).setText(word.get() + " " + event.index);
        }));
        Ui.ask(() -> {
            table.getShell().setSize(400, 400);
            table.getShell().open();
            return true;
        });
    }

    @AfterEach
    void close() throws Exception {
        Ui.ask(() -> {
            table.getShell().dispose();
            return true;
        });
    }

    private void all(int wanted) throws Exception {
        assertEquals(wanted, Ui.await(() -> table.getItemCount(), count -> count == wanted));
    }

    private void show(int count) throws Exception {
        Ui.ask(() -> {
            rows.show(count);
            return true;
        });
        all(count);
    }

    private String text(int row) throws Exception {
        return Ui.await(() -> table.getItem(row).getText(), text -> text.equals(word.get() + " " + row));
    }

    @Test
    void rowsComeAndGoInPartsBetweenWhichTheWindowAnswers() throws Exception {
        int first = Ui.ask(() -> {
            rows.show(MANY);
            return table.getItemCount();
        });
        assertTrue(first < MANY / 10, () -> first + " rows at once");
        assertEquals(MANY, rows.total());
        all(MANY);
        int left = Ui.ask(() -> {
            rows.show(3);
            return table.getItemCount();
        });
        assertTrue(left > MANY - MANY / 10, () -> left + " rows are left after one part");
        all(3);
    }

    @Test
    void aRowThatIsYetToComeIsSelectedWhenItIsThere() throws Exception {
        int selected = Ui.ask(() -> {
            rows.show(MANY);
            rows.select(MANY - 1);
            return rows.selected();
        });
        assertEquals(MANY - 1, selected);
        all(MANY);
        assertEquals(MANY - 1, Ui.await(() -> table.getSelectionIndex(), row -> row == MANY - 1));
    }

    @Test
    void ofManyRowsThatWereReadOnlyThoseInSightGetTheirNewWordsAtOnceAndTheOthersWhenTheyComeIntoSight()
            throws Exception {
        show(5_000);
        Ui.ask(() -> {
            for (var row = 0; row < 3_000; row++) {
                table.getItem(row).getText();
            }
            return true;
        });
        word.set("new");
        filled.set(0);
        show(5_000);
        assertEquals("new 3", text(3));
        assertTrue(filled.get() < 200, () -> filled + " rows got their words anew");
        Ui.ask(() -> {
            table.setTopIndex(2_000);
            return true;
        });
        assertEquals("new 2005", text(2_005));
    }

    @Test
    void whatIsLeftIsInSightAndNoRowThatGoesIsSelected() throws Exception {
        show(MANY);
        int top = Ui.await(() -> {
            table.setSelection(new int[]{ 1, 50_000 });
            // the toolkit has its rows before it has the room for them
            table.setTopIndex(50_000);
            return table.getTopIndex();
        }, now -> now > 40_000);
        assertTrue(top > 40_000, () -> top + " is at the top");
        Ui.ask(() -> {
            rows.show(3);
            return true;
        });
        assertEquals(1, rowsSelected());
        assertEquals(0, Ui.await(() -> table.getTopIndex(), now -> now == 0));
        all(3);
        assertEquals(1, rowsSelected());
    }

    private int rowsSelected() throws Exception {
        return Ui.ask(() -> {
            assertEquals(1, table.getSelectionCount());
            return table.getSelectionIndex();
        });
    }
}
