package dev.steward.ui.step.internal;

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

import dev.steward.debug.RunElement;
import dev.steward.debug.StepBreakpoint;

/** Sets a breakpoint on the step at a line, or takes it away. Where no step begins, on the next one. */
final class StepToggle implements IToggleBreakpointsTargetExtension {

    @Override
    public void toggleBreakpoints(@Nullable IWorkbenchPart part, @Nullable ISelection selection) {
        if (selection instanceof ITextSelection text) {
            StepLine.in(part).ifPresent(lines -> lines.from(text.getStartLine() + 1)
                    .ifPresent(step -> toggle(lines, step)));
        }
    }

    private static void toggle(@NonNull StepLine lines, StepLine.@NonNull Step step) {
        var file = lines.file();
        Job.create("Breakpoint at " + step.staticId(), (ICoreRunnable) monitor -> {
            var manager = DebugPlugin.getDefault().getBreakpointManager();
            for (var known : manager.getBreakpoints(RunElement.MODEL)) {
                if (known instanceof StepBreakpoint one && file.equals(one.getMarker().getResource())
                        && (one.step().equals(step.staticId()) || one.getLineNumber() == step.line())) {
                    manager.removeBreakpoint(one, true);
                    return;
                }
            }
            manager.addBreakpoint(new StepBreakpoint(file, step.line(), step.staticId()));
        }).schedule();
    }

    @Override
    public boolean canToggleBreakpoints(@Nullable IWorkbenchPart part, @Nullable ISelection selection) {
        return selection instanceof ITextSelection && StepLine.in(part).isPresent();
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
