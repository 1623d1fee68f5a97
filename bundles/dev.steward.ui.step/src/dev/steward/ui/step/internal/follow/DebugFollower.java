package dev.steward.ui.step.internal.follow;

import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.contexts.DebugContextEvent;
import org.eclipse.debug.ui.contexts.IDebugContextListener;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWindowListener;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

import dev.steward.debug.DebuggedRun;
import dev.steward.debug.PlaybookFrame;
import dev.steward.debug.RunThread;
import dev.steward.engine.RunId;
import dev.steward.ui.LooksAtRuns;
import dev.steward.ui.RunMoment;
import dev.steward.ui.debug.LiveRuns;
import dev.steward.ui.kit.Deliver;

/**
 * Where the Debug view stands in a run the timeline stands, too, and the other way round. A step selects nothing, so the
 * views are told of it; what is told because of the timeline's own mark is not told back to it. UI thread.
 */
public final class DebugFollower implements IStartup, IDebugContextListener, ISelectionListener, IWindowListener {

    private static final String TIMELINE = "dev.steward.ui.runs.timeline";

    /** Where the timeline brought the Debug view, until that has arrived. */
    private @Nullable RunMoment asked;

    @Override
    public void earlyStartup() {
        var workbench = PlatformUI.getWorkbench();
        Deliver.later(workbench.getDisplay(), () -> {
            DebugUITools.getDebugContextManager().addDebugContextListener(this);
            workbench.addWindowListener(this);
            for (var window : workbench.getWorkbenchWindows()) {
                windowOpened(window);
            }
        });
    }

    @Override
    public void windowOpened(IWorkbenchWindow window) {
        window.getSelectionService().addSelectionListener(TIMELINE, this);
    }

    @Override
    public void windowClosed(IWorkbenchWindow window) {
        window.getSelectionService().removeSelectionListener(TIMELINE, this);
    }

    @Override
    public void windowActivated(IWorkbenchWindow window) {
        // the selection tells all
    }

    @Override
    public void windowDeactivated(IWorkbenchWindow window) {
        // the selection tells all
    }

    // ---- the Debug view has moved

    @Override
    public void debugContextChanged(DebugContextEvent event) {
        var moment = event.getContext() instanceof IStructuredSelection some ? moment(some.getFirstElement()) : null;
        var part = event.getDebugContextProvider().getPart();
        if (moment == null || part == null) {
            return;
        }
        if (!isOnItsWay(part.getSite().getPage(), moment)) {
            tell(part.getSite().getPage(), moment);
        }
    }

    /** Whether it stands there, or passes there, because the timeline brought it. */
    private boolean isOnItsWay(IWorkbenchPage page, RunMoment moment) {
        var wanted = asked;
        if (wanted == null || !wanted.run().equals(moment.run())) {
            return false;
        }
        var arrived = wanted.moment() == moment.moment() || wanted.moment() == RunMoment.LATEST
                || moment.moment() == RunMoment.LATEST;
        var active = page.getActivePart();
        if (arrived || active == null || !active.getSite().getId().equals(TIMELINE)) {
            asked = null;
        }
        return arrived || asked != null;
    }

    private static void tell(IWorkbenchPage page, RunMoment moment) {
        LiveRuns.ofWorkbench().look(moment);
        for (var view : page.getViewReferences()) {
            if (view.getView(false) instanceof LooksAtRuns looks) {
                looks.look(moment);
            }
        }
    }

    /** Where a frame or a branch stands; null for what goes on or is no part of a run. */
    private static @Nullable RunMoment moment(@Nullable Object element) {
        var frame = element instanceof PlaybookFrame one ? one
                : element instanceof RunThread thread && thread.getTopStackFrame() instanceof PlaybookFrame top ? top
                        : null;
        if (frame == null || !(frame.getThread() instanceof RunThread thread) || !thread.isSuspended()) {
            return null;
        }
        var run = frame.getDebugTarget().run();
        return run.isEmpty() ? null
                : new RunMoment(run.get(), at(thread), frame.path());
    }

    private static int at(RunThread thread) {
        return thread.isInPast() ? thread.moment() : RunMoment.LATEST;
    }

    // ---- the mark of the timeline has moved

    @Override
    public void selectionChanged(@Nullable IWorkbenchPart part, @Nullable ISelection selection) {
        if (selection instanceof IStructuredSelection some && some.getFirstElement() instanceof RunMoment moment) {
            thread(moment.run()).filter(thread -> at(thread) != moment.moment()).ifPresent(thread -> {
                asked = moment;
                bring(thread, moment.moment());
            });
        }
    }

    /** The branch that is selected in the Debug view, else the first one there that stands. */
    private static Optional<RunThread> thread(RunId run) {
        var context = DebugUITools.getDebugContext();
        var selected = context instanceof PlaybookFrame frame ? frame.getThread() : context;
        var all = Stream.of(DebugPlugin.getDefault().getLaunchManager().getDebugTargets())
                .filter(DebuggedRun.class::isInstance).map(DebuggedRun.class::cast)
                .filter(target -> !target.isTerminated() && target.run().filter(run::equals).isPresent())
                .flatMap(target -> threads(target)).filter(RunThread::isSuspended).toList();
        return all.stream().filter(thread -> thread == selected).findFirst().or(() -> all.stream().findFirst());
    }

    private static Stream<RunThread> threads(DebuggedRun target) {
        try {
            return Stream.of(target.getThreads()).filter(RunThread.class::isInstance).map(RunThread.class::cast);
        } catch (DebugException e) {
            ILog.of(DebugFollower.class).warn("The branches of a run are not known", e);
            return Stream.empty();
        }
    }

    private void bring(RunThread thread, int moment) {
        try {
            thread.jump(moment);
        } catch (DebugException e) {
            asked = null;
            ILog.of(DebugFollower.class).warn("The run can't be looked at there", e);
        }
    }
}
