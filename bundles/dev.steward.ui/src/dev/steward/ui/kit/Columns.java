package dev.steward.ui.kit;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Layout;

/** Two columns, the first the wider one, that become one where there is no room for two. */
public final class Columns extends Layout {

    private static final int GAP = 16;

    private final int least;
    private final double share;

    /**
     * @param least width below which there is one column only
     * @param share of the width that the first column gets
     */
    public Columns(int least, double share) {
        this.least = least;
        this.share = share;
    }

    @Override
    protected Point computeSize(Composite composite, int wHint, int hHint, boolean flushCache) {
        var children = List.of(composite.getChildren());
        var width = wHint == SWT.DEFAULT ? least : wHint;
        var height = 0;
        for (var i = 0; i < children.size(); i++) {
            var one = children.get(i).computeSize(width(i, width), SWT.DEFAULT, flushCache).y;
            height = width < least ? height + one + (i == 0 ? 0 : GAP) : Math.max(height, one);
        }
        return new Point(width, hHint == SWT.DEFAULT ? height : hHint);
    }

    private int width(int column, int whole) {
        if (whole < least) {
            return whole;
        }
        var first = (int) ((whole - GAP) * share);
        return column == 0 ? first : whole - GAP - first;
    }

    @Override
    protected void layout(Composite composite, boolean flushCache) {
        var area = composite.getClientArea();
        var x = area.x;
        var y = area.y;
        Control[] children = composite.getChildren();
        for (var i = 0; i < children.length; i++) {
            var width = width(i, area.width);
            var height = children[i].computeSize(width, SWT.DEFAULT, flushCache).y;
            children[i].setBounds(x, y, width, height);
            if (area.width < least) {
                y += height + GAP;
            } else {
                x += width + GAP;
            }
        }
    }
}
