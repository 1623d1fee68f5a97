package dev.steward.ui.step.internal.breaks;

import java.util.Set;

import org.eclipse.debug.ui.IDetailPane;
import org.eclipse.debug.ui.IDetailPaneFactory;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.IStructuredSelection;

import dev.steward.debug.RunBreakpoint;

/** Gives the Breakpoints view its detail area for breakpoints of runs. */
public final class BreakpointPanes implements IDetailPaneFactory {

    @Override
    public Set<String> getDetailPaneTypes(@Nullable IStructuredSelection selection) {
        return isOurs(selection) ? Set.of(BreakpointPane.ID) : Set.of();
    }

    @Override
    public @Nullable String getDefaultDetailPane(@Nullable IStructuredSelection selection) {
        return isOurs(selection) ? BreakpointPane.ID : null;
    }

    private static boolean isOurs(@Nullable IStructuredSelection selection) {
        return selection != null && selection.size() == 1 && selection.getFirstElement() instanceof RunBreakpoint;
    }

    @Override
    public @Nullable IDetailPane createDetailPane(@Nullable String id) {
        return BreakpointPane.ID.equals(id) ? new BreakpointPane() : null;
    }

    @Override
    public @Nullable String getDetailPaneName(@Nullable String id) {
        return BreakpointPane.ID.equals(id) ? "When it holds" : null;
    }

    @Override
    public @Nullable String getDetailPaneDescription(@Nullable String id) {
        return BreakpointPane.ID.equals(id) ? "Condition, hit count, before or after the step" : null;
    }
}
