package dev.steward.ui.editor.internal.trial;

import dev.steward.runtime.FixtureService;
import dev.steward.ui.kit.Styles;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Composite;

/** A fixture that is not written yet: all of it, and what stands in for something personal. */
final class DraftTab {

    private final CTabFolder tabs;
    private final Runnable write;
    private @Nullable CTabItem item;

    DraftTab(CTabFolder tabs, Runnable write) {
        this.tabs = tabs;
        this.write = write;
    }

    static Composite tab(CTabFolder tabs, String name) {
        var item = new CTabItem(tabs, SWT.NONE);
        item.setText(name);
        var area = Styles.style(new Composite(tabs, SWT.NONE), "StewardCard");
        area.setLayout(GridLayoutFactory.fillDefaults().margins(12, 8).spacing(0, 8).create());
        item.setControl(area);
        return area;
    }

    void show(FixtureService.Draft draft, String told) {
        close();
        var area = tab(tabs, "Fixture");
        item = tabs.getItem(tabs.getItemCount() - 1);
        var label = Styles.wrapped(area, told, "StewardText");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(label);
        TryPage.text(area, "Fixture").setText(draft.text());
        Styles.button(area, "Write " + draft.file().getFileName(), "StewardPrimary", write).setFocus();
        tabs.setSelection(tabs.getItemCount() - 1);
    }

    void close() {
        var old = item;
        item = null;
        if (old != null && !old.isDisposed()) {
            var area = old.getControl();
            old.dispose();
            area.dispose();
            tabs.setSelection(0);
        }
    }
}
