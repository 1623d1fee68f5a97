package dev.steward.ui.git.internal.branch;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.menus.WorkbenchWindowControlContribution;

import dev.steward.runtime.VersionService.Changes;
import dev.steward.ui.git.CompanyGit;
import dev.steward.ui.git.GitSnapshot;
import dev.steward.ui.git.internal.Icons;
import dev.steward.ui.kit.Deliver;

/** The branch in the status line; a click, or its key, opens the list of branches. */
@NonNullByDefault({})
public final class BranchControl extends WorkbenchWindowControlContribution {

    private @Nullable AutoCloseable listening;

    @Override
    protected Control createControl(Composite parent) {
        var bar = new ToolBar(parent, SWT.FLAT | SWT.RIGHT);
        var item = new ToolItem(bar, SWT.PUSH);
        var icon = Icons.of("branch").createImage();
        item.setImage(icon);
        item.addListener(SWT.Selection, e -> new BranchPopup(getWorkbenchWindow().getShell(), bar).open());
        bar.addListener(SWT.Dispose, e -> {
            Deliver.close(listening);
            icon.dispose();
        });
        listening = CompanyGit.ofWorkbench().listen(now -> Deliver.later(parent.getDisplay(), () -> show(item, now)));
        return bar;
    }

    private static void show(ToolItem item, GitSnapshot now) {
        if (item.isDisposed()) {
            return;
        }
        var text = now.changes() instanceof Changes changes
                ? changes.status().title() + BranchText.tracking(changes.status()) : "no versions";
        if (!item.getText().equals(text)) {
            item.setText(text);
            item.setToolTipText(now.changes() instanceof Changes changes ? BranchText.tip(changes.status())
                    : "This company is in no git repository; the Commit view makes one");
            item.getParent().requestLayout();
            item.getParent().getParent().layout(true, true);
        }
    }
}
