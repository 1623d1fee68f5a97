package dev.steward.ui.kit;

import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;

/** Says all of a cell that is cut where the mouse rests on it; not every toolkit does. UI thread. */
public final class CutText {

    private static final int SAID = 500;

    private final Composite control;
    private @Nullable Cell last;

    /** A cell's text, and the room that it has. */
    private record Cell(String text, Rectangle room) {
    }

    private CutText(Composite control) {
        this.control = control;
        control.addListener(SWT.MouseMove, event -> over(new Point(event.x, event.y)));
    }

    /** Of a table. */
    public static void tell(Table table) {
        new CutText(table);
    }

    /** Of a tree. */
    public static void tell(Tree tree) {
        new CutText(tree);
    }

    private void over(Point at) {
        var cell = control instanceof Table table ? cell(table, at)
                : control instanceof Tree tree ? cell(tree, at) : null;
        if (!Objects.equals(cell, last)) {
            last = cell;
            control.setToolTipText(cell != null && isCut(cell) ? Say.oneLine(cell.text(), SAID) : null);
        }
    }

    private boolean isCut(Cell cell) {
        var gc = new GC(control);
        try {
            return gc.textExtent(cell.text()).x > cell.room().width;
        } finally {
            gc.dispose();
        }
    }

    private static @Nullable Cell cell(Table table, Point at) {
        var item = table.getItem(at);
        for (var i = 0; item != null && i < Math.max(1, table.getColumnCount()); i++) {
            if (item.getBounds(i).contains(at)) {
                return new Cell(item.getText(i), room(item.getTextBounds(i), item.getBounds(i), table));
            }
        }
        return null;
    }

    private static @Nullable Cell cell(Tree tree, Point at) {
        var item = tree.getItem(at);
        for (var i = 0; item != null && i < Math.max(1, tree.getColumnCount()); i++) {
            if (item.getBounds(i).contains(at)) {
                return new Cell(item.getText(i), room(item.getTextBounds(i), item.getBounds(i), tree));
            }
        }
        return null;
    }

    /** From where the text begins to where its cell, or what can be seen, ends. */
    private static Rectangle room(Rectangle text, Rectangle cell, Composite control) {
        var end = Math.min(cell.x + cell.width, control.getClientArea().width);
        return new Rectangle(text.x, text.y, Math.max(0, end - text.x), text.height);
    }
}
