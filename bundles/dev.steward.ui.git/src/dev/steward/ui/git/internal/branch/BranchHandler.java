package dev.steward.ui.git.internal.branch;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens the list of branches. */
@NonNullByDefault({})
public final class BranchHandler extends AbstractHandler {

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        var window = HandlerUtil.getActiveWorkbenchWindow(event);
        if (window != null) {
            new BranchPopup(window.getShell()).open();
        }
        return null;
    }
}
