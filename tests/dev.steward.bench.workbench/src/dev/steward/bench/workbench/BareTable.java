package dev.steward.bench.workbench;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** A table of the toolkit alone, as large as another one and with as many rows, beside that one and without the keyboard. */
final class BareTable {

    private static final String[] WORDS = { "done", "a playbook", "20 days ago", "9 s", "0.02 USD" };

    private BareTable() {
    }

    /** On the UI thread. */
    static Table open(Table like) {
        var shell = new Shell(like.getShell(), SWT.NO_TRIM | SWT.ON_TOP);
        shell.setLayout(new FillLayout());
        var table = new Table(shell, like.getStyle() & (SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.MULTI | SWT.SINGLE
                | SWT.V_SCROLL | SWT.H_SCROLL));
        table.setHeaderVisible(true);
        for (var column : like.getColumns()) {
            var made = new TableColumn(table, column.getStyle() & (SWT.LEFT | SWT.RIGHT));
            made.setText(column.getText());
            made.setWidth(column.getWidth());
        }
        table.addListener(SWT.SetData, event -> {
            if (event.item instanceof TableItem item) {
                item.setText(WORDS);
                item.setForeground(0, table.getDisplay().getSystemColor(SWT.COLOR_DARK_GREEN));
            }
        });
        table.setItemCount(like.getItemCount());
        shell.setSize(like.getSize());
        // neither over that one, as what is covered is not painted, nor in the middle, where keys go that are posted
        shell.setLocation(like.getDisplay().getBounds().width - like.getSize().x, like.toDisplay(0, 0).y);
        shell.setVisible(true);
        return table;
    }
}
