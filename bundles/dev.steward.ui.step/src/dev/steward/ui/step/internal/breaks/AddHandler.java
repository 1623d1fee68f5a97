package dev.steward.ui.step.internal.breaks;

import java.util.stream.Stream;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Adds a breakpoint on an error, an effect, a share of the budget or a question, and shows it among the others. */
public final class AddHandler extends AbstractHandler {

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        var company = Stream.of(ResourcesPlugin.getWorkspace().getRoot().getProjects()).filter(IProject::isAccessible)
                .findFirst().orElse(null);
        if (company == null) {
            return null;
        }
        var dialog = new AddDialog(window.getShell(), company);
        var made = dialog.open() == Window.OK ? dialog.made() : null;
        if (made != null) {
            Job.create("Breakpoint", (ICoreRunnable) monitor -> DebugPlugin.getDefault().getBreakpointManager()
                    .addBreakpoint(made)).schedule();
            try {
                window.getActivePage().showView(IDebugUIConstants.ID_BREAKPOINT_VIEW);
            } catch (PartInitException e) {
                throw new ExecutionException("The breakpoints can't be shown", e);
            }
        }
        return null;
    }
}
