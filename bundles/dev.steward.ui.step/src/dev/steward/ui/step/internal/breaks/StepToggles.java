package dev.steward.ui.step.internal.breaks;

import java.util.Set;

import org.eclipse.debug.ui.actions.IToggleBreakpointsTarget;
import org.eclipse.debug.ui.actions.IToggleBreakpointsTargetFactory;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.ui.IWorkbenchPart;

/** Breakpoints in the ruler, at the caret, in the outline and the graph of playbooks, and of nothing else. */
public final class StepToggles implements IToggleBreakpointsTargetFactory {

    private static final String ID = "dev.steward.ui.step.steps";

    @Override
    public Set<String> getToggleTargets(@Nullable IWorkbenchPart part, @Nullable ISelection selection) {
        return StepLine.in(part).isPresent() || OlderText.in(part).isPresent()
                || ChosenStep.of(part, selection).isPresent() ? Set.of(ID) : Set.of();
    }

    @Override
    public String getDefaultToggleTarget(@Nullable IWorkbenchPart part, @Nullable ISelection selection) {
        return ID;
    }

    @Override
    public IToggleBreakpointsTarget createToggleTarget(@Nullable String targetID) {
        return new StepToggle();
    }

    @Override
    public String getToggleTargetName(@Nullable String targetID) {
        return "Step breakpoints";
    }

    @Override
    public String getToggleTargetDescription(@Nullable String targetID) {
        return "Holds runs before a step";
    }
}
