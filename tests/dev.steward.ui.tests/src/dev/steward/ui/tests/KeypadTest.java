package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.Test;

/** The Enter of the keypad opens a selected line, as the large one does, and once. */
class KeypadTest {

    private int opened(Robot robot, Function<Composite, Control> made) throws Exception {
        var opened = new AtomicInteger();
        var control = Ui.ask(() -> {
            var shell = new Shell(Display.getCurrent());
            shell.setLayout(new FillLayout());
            var lines = made.apply(shell);
            lines.addListener(SWT.DefaultSelection, event -> opened.addAndGet(event.item == null ? 100 : 1));
            shell.setSize(300, 200);
            shell.open();
            lines.setFocus();
            return lines;
        });
        Ui.await(control::isFocusControl, has -> has);
        robot.press(SWT.CR);
        Ui.await(opened::get, count -> count > 0);
        robot.press(SWT.ARROW_DOWN);
        Ui.ask(() -> {
            control.getShell().dispose();
            return true;
        });
        return opened.get();
    }

    private static Control table(Composite parent) {
        var table = new Table(parent, SWT.SINGLE);
        new TableItem(table, SWT.NONE).setText("a line");
        table.setSelection(0);
        return table;
    }

    private static Control tree(Composite parent) {
        var tree = new Tree(parent, SWT.SINGLE);
        var item = new TreeItem(tree, SWT.NONE);
        item.setText("a line");
        tree.setSelection(item);
        return tree;
    }

    @Test
    void bothKeysOpenTheLineOfATableOnce() throws Exception {
        assertEquals(1, opened(Robot.posting(), KeypadTest::table), "the keypad's");
        assertEquals(1, opened(new Robot(), KeypadTest::table), "the large one");
    }

    @Test
    void bothKeysOpenTheLineOfATreeOnce() throws Exception {
        assertEquals(1, opened(Robot.posting(), KeypadTest::tree), "the keypad's");
        assertEquals(1, opened(new Robot(), KeypadTest::tree), "the large one");
    }
}
