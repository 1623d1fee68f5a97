package dev.steward.ui.kit;

import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;

/** A page as wide as its view and as high as it needs, which scrolls. */
public final class Scroll {

    private final ScrolledComposite scroll;
    private final Composite page;

    /** An empty page. */
    public Scroll(Composite parent) {
        scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.setShowFocusedControl(true);
        page = Styles.style(new Composite(scroll, SWT.NONE), "StewardPage");
        page.setLayout(GridLayoutFactory.fillDefaults().margins(24, 16).spacing(0, 16).create());
        scroll.setContent(page);
        scroll.addListener(SWT.Resize, e -> fit());
    }

    /** Finds the height again, after its content changed. */
    public void fit() {
        page.setRedraw(false);
        var width = scroll.getClientArea().width;
        scroll.setMinSize(0, page.computeSize(width, SWT.DEFAULT, true).y);
        // the sizes are known by now: asking each label for its own once more takes as long as finding them did
        page.layout(false, true);
        page.setRedraw(true);
    }

    /** Shows its beginning. */
    public void top() {
        scroll.setOrigin(0, 0);
    }

    /** The view's control. */
    public Composite control() {
        return scroll;
    }

    /** Where the content goes, one below the other. */
    public Composite page() {
        return page;
    }
}
