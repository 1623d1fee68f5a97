package dev.steward.ui.debug.internal.launch;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.jface.action.ContributionItem;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.PlatformUI;

/** What ran last, to be run again with the same values. */
public final class RunHistory extends ContributionItem {

    private static final int MOST = 9;

    @Override
    public boolean isDynamic() {
        return true;
    }

    @Override
    public void fill(Menu menu, int index) {
        var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        if (window == null) {
            return;
        }
        try {
            var number = 1;
            for (var each : new Configurations(DebugPlugin.getDefault().getLaunchManager()).all().stream().limit(MOST)
                    .toList()) {
                var item = new MenuItem(menu, SWT.PUSH, Math.min(menu.getItemCount(), index + number - 1));
                item.setText("&" + number + " " + each.getName().replace("&", "&&"));
                item.addListener(SWT.Selection, e -> new RunPlaybook(window).start(each));
                number++;
            }
        } catch (CoreException e) {
            ILog.of(getClass()).log(e.getStatus());
        }
    }
}
