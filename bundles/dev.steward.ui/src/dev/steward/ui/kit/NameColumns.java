package dev.steward.ui.kit;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.FrameworkUtil;

/**
 * The widths of a table's or a tree's columns. The first, which has the names, takes what they need within bounds, and the
 * others share the rest; a width that somebody sets stays, also after the workbench is started again. UI thread.
 */
public final class NameColumns {

    private static final int LEAST = 60;

    private final Composite control;
    private final Supplier<? extends List<? extends Item>> columns;
    private final String name;
    private final double least;
    private final double most;
    private final IntSupplier needed;
    private int[] given = {};
    private int[] set = {};
    private boolean arranging;

    /**
     * @param columns the table's or the tree's, as they are when it gets its size
     * @param name    under which set widths are kept
     * @param least   share of the width that the first column gets at least, of 1
     * @param most    the same at most
     * @param needed  how wide the names are, in pixels
     */
    private NameColumns(Composite control, Supplier<? extends List<? extends Item>> columns, String name, double least,
            double most, IntSupplier needed) {
        this.control = control;
        this.columns = columns;
        this.name = name;
        this.least = least;
        this.most = most;
        this.needed = needed;
        var all = columns.get();
        given = new int[all.size()];
        set = kept(all.size());
        all.forEach(column -> column.addListener(SWT.Resize, event -> resized(all.indexOf(column))));
        control.addListener(SWT.Resize, event -> arrange());
    }

    /** Of a table that has its columns. */
    public static NameColumns of(Table table, String name, double least, double most, IntSupplier needed) {
        return new NameColumns(table, () -> List.of(table.getColumns()), name, least, most, needed);
    }

    /** Of a tree that has its columns. */
    public static NameColumns of(Tree tree, String name, double least, double most, IntSupplier needed) {
        return new NameColumns(tree, () -> List.of(tree.getColumns()), name, least, most, needed);
    }

    /** Gives each its width; to be called when there are other names. */
    public void arrange() {
        var all = columns.get();
        var whole = control.getClientArea().width;
        if (arranging || whole <= LEAST) {
            return;
        }
        arranging = true;
        var rest = whole;
        for (var i = 0; i < all.size(); i++) {
            var after = all.size() - 1 - i;
            var wanted = set[i] > 0 && after > 0 ? set[i] : i == 0 ? first(whole) : rest / (after + 1);
            given[i] = Math.clamp(wanted, Math.min(LEAST, rest), Math.max(LEAST, rest - after * LEAST));
            rest -= given[i];
            if (width(all.get(i)) != given[i]) {
                width(all.get(i), given[i]);
            }
        }
        arranging = false;
    }

    private int first(int whole) {
        return (int) Math.clamp(needed.getAsInt(), least * whole, most * whole);
    }

    /** The last one fills what is left, so its width says nothing. */
    private void resized(int column) {
        var all = columns.get();
        if (arranging || column == all.size() - 1 || given[column] == 0 || width(all.get(column)) == given[column]) {
            return;
        }
        set[column] = width(all.get(column));
        settings().put(name, Arrays.stream(set).mapToObj(String::valueOf).toArray(String[]::new));
        Deliver.later(control.getDisplay(), () -> {
            if (!control.isDisposed()) {
                arrange();
            }
        });
    }

    private int[] kept(int count) {
        var texts = settings().getArray(name);
        var widths = new int[count];
        for (var i = 0; texts != null && texts.length == count && i < count; i++) {
            widths[i] = texts[i].matches("\\d{1,4}") ? Integer.parseInt(texts[i]) : 0;
        }
        return widths;
    }

    private static IDialogSettings settings() {
        var all = PlatformUI.getDialogSettingsProvider(FrameworkUtil.getBundle(NameColumns.class)).getDialogSettings();
        var own = all.getSection("columns");
        return own == null ? all.addNewSection("columns") : own;
    }

    private static int width(Item column) {
        return column instanceof TableColumn one ? one.getWidth() : ((TreeColumn) column).getWidth();
    }

    private static void width(Item column, int width) {
        if (column instanceof TableColumn one) {
            one.setWidth(width);
        } else if (column instanceof TreeColumn one) {
            one.setWidth(width);
        }
    }
}
