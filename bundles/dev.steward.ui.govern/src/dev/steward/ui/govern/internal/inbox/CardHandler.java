package dev.steward.ui.govern.internal.inbox;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

import dev.steward.ui.govern.GovernViews;

/** Opens the card of a question, which its parameter names. */
public final class CardHandler extends AbstractHandler {

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        try {
            var view = HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage()
                    .showView(GovernViews.DECISION, null, IWorkbenchPage.VIEW_ACTIVATE);
            if (view instanceof DecisionView decision) {
                decision.show(event.getParameter("ask"));
                decision.setFocus();
            }
            return null;
        } catch (PartInitException e) {
            throw new ExecutionException("The card does not open", e);
        }
    }
}
