package dev.steward.app.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/**
 * Puts a view's tool bar beside the tabs where there is room. While a perspective comes up its folders are narrow for a
 * moment; then the bar goes into a row of its own, and stays there, over what the view shows.
 */
final class TabRows {

    private static final int FILLED_MILLIS = 500;

    private TabRows() {
    }

    /** When the perspective's bars are filled. UI thread. */
    static void mendSoon(Shell window) {
        window.getDisplay().timerExec(FILLED_MILLIS, () -> {
            if (!window.isDisposed()) {
                mend(window);
            }
        });
    }

    private static void mend(Control control) {
        if (control instanceof CTabFolder folder && folder.isVisible() && isCrowded(folder)) {
            folder.setTopRight(folder.getTopRight(), SWT.RIGHT | SWT.WRAP);
            folder.layout();
        }
        if (control instanceof Composite composite) {
            for (var child : composite.getChildren()) {
                mend(child);
            }
        }
    }

    private static boolean isCrowded(CTabFolder folder) {
        var bar = folder.getTopRight();
        return bar != null && bar.isVisible() && bar.getLocation().y >= folder.getTabHeight();
    }
}
