package dev.steward.ui.step.internal.breaks;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.ui.actions.IToggleBreakpointsTargetExtension;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.ui.IWorkbenchPart;

import dev.steward.debug.StepBreakpoint;
import dev.steward.ui.editor.PlaybookStep;

/** Sets a breakpoint on the step that is chosen, or takes it away; in a text where no step is, on the next one. */
final class StepToggle implements IToggleBreakpointsTargetExtension {

    @Override
    public void toggleBreakpoints(@Nullable IWorkbenchPart part, @Nullable ISelection selection) {
        toggle(part, selection);
    }

    /** Whether there is something on which a breakpoint can be, which is told otherwise by who asked. */
    static boolean toggle(@Nullable IWorkbenchPart part, @Nullable ISelection selection) {
        var step = ChosenStep.of(part, selection);
        step.ifPresent(StepToggle::toggle);
        var older = OlderText.in(part);
        if (selection instanceof ITextSelection text) {
            older.ifPresent(known -> known.toggle(text.getStartLine() + 1));
        }
        return step.isPresent() || older.isPresent();
    }

    /** Sets a breakpoint on a step, or takes it away; returns at once. */
    static void toggle(@NonNull PlaybookStep step) {
        Job.create("Breakpoint at " + step.staticId(), (ICoreRunnable) monitor -> {
            var manager = DebugPlugin.getDefault().getBreakpointManager();
            var known = ChosenStep.breakpoint(step);
            if (known.isPresent()) {
                manager.removeBreakpoint(known.get(), true);
            } else {
                manager.addBreakpoint(new StepBreakpoint(step.file(), step.line(), step.staticId()));
            }
        }).schedule();
    }

    @Override
    public boolean canToggleBreakpoints(@Nullable IWorkbenchPart part, @Nullable ISelection selection) {
        return selection instanceof ITextSelection ? StepLine.in(part).isPresent() || OlderText.in(part).isPresent()
                : ChosenStep.of(part, selection).isPresent();
    }

    @Override
    public void toggleLineBreakpoints(@Nullable IWorkbenchPart part, @Nullable ISelection selection)
            throws CoreException {
        toggleBreakpoints(part, selection);
    }

    @Override
    public boolean canToggleLineBreakpoints(@Nullable IWorkbenchPart part, @Nullable ISelection selection) {
        return canToggleBreakpoints(part, selection);
    }

    @Override
    public void toggleMethodBreakpoints(@Nullable IWorkbenchPart part, @Nullable ISelection selection) {
        // playbooks have steps
    }

    @Override
    public boolean canToggleMethodBreakpoints(@Nullable IWorkbenchPart part, @Nullable ISelection selection) {
        return false;
    }

    @Override
    public void toggleWatchpoints(@Nullable IWorkbenchPart part, @Nullable ISelection selection) {
        // values don't change
    }

    @Override
    public boolean canToggleWatchpoints(@Nullable IWorkbenchPart part, @Nullable ISelection selection) {
        return false;
    }
}
