package dev.steward.ui.govern.internal.policies;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;

import dev.steward.ui.govern.GovernViews;

/** Runs the tests of all policies, where their state is seen. */
public final class TestPoliciesHandler extends AbstractHandler {

    @Override
    public @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
        try {
            HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().showView(GovernViews.POLICIES);
        } catch (PartInitException e) {
            throw new ExecutionException("The policies can't be shown.", e);
        }
        PlatformUI.getWorkbench().getService(PolicyWatch.class).test(null);
        return null;
    }
}
