package dev.steward.app.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ContributionItemFactory;
import org.eclipse.ui.actions.QuickMenuCreator;
import org.eclipse.ui.handlers.HandlerUtil;

/** Alt+Shift+W: where else what is chosen can be seen, as a menu at the cursor. */
public final class ShowInHandler extends AbstractHandler {

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        new Places(HandlerUtil.getActiveWorkbenchWindowChecked(event)).createMenu();
        return null;
    }

    /** The platform's list of them for the active part. */
    private static final class Places extends QuickMenuCreator {

        private final IWorkbenchWindow window;

        Places(IWorkbenchWindow window) {
            this.window = window;
        }

        @Override
        protected void fillMenu(IMenuManager menu) {
            menu.add(ContributionItemFactory.VIEWS_SHOW_IN.create(window));
        }
    }
}
