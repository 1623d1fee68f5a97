package dev.steward.ui.git.internal.branch;

import dev.steward.ui.git.CompanyGit;
import dev.steward.ui.git.GitSnapshot;
import dev.steward.ui.git.internal.Icons;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.Named;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.menus.WorkbenchWindowControlContribution;

/** The branch that the company is on, at the window's lower edge; a click opens the list of branches. */
@NonNullByDefault({})
public final class BranchTrim extends WorkbenchWindowControlContribution {

    private @Nullable AutoCloseable listening;

    @Override
    protected Control createControl(Composite parent) {
        var bar = new ToolBar(parent, SWT.FLAT | SWT.RIGHT);
        var item = new ToolItem(bar, SWT.PUSH);
        item.setImage(new LocalResourceManager(JFaceResources.getResources(), bar).create(Icons.of("branch")));
        item.setToolTipText("Switch branch (Alt+Shift+G)");
        item.addListener(SWT.Selection, event -> new BranchPopup(bar.getShell()).open());
        bar.getAccessible().addAccessibleListener(new Named("Branch of the company"));
        show(item, CompanyGit.ofWorkbench().latest());
        listening = CompanyGit.ofWorkbench().listen(now -> Deliver.later(bar.getDisplay(), () -> show(item, now)));
        bar.addListener(SWT.Dispose, event -> close());
        return bar;
    }

    private static void show(ToolItem item, GitSnapshot now) {
        if (item.isDisposed()) {
            return;
        }
        var changes = now.changes();
        var title = changes == null ? "" : BranchText.shown(changes.status());
        var bar = item.getParent();
        if (bar.getVisible() != !title.isEmpty() || !item.getText().equals(title)) {
            item.setText(title);
            bar.setVisible(!title.isEmpty());
            widen(bar);
        }
    }

    /** The workbench wraps the control into an item whose width it measured while there was no text. */
    private static void widen(ToolBar bar) {
        var wrapper = bar.getParent();
        if (wrapper.getParent() instanceof ToolBar outer) {
            for (var item : outer.getItems()) {
                if (item.getControl() == wrapper) {
                    item.setWidth(wrapper.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
                }
            }
            outer.pack();
            outer.requestLayout();
        }
    }

    private void close() {
        Deliver.close(listening);
        listening = null;
    }
}
