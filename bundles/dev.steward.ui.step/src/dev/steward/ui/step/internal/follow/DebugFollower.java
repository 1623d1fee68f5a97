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
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWindowListener;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PerspectiveAdapter;
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
 * views are told of it. UI thread.
 */
public final class DebugFollower extends PerspectiveAdapter
        implements
            IStartup,
            IDebugContextListener,
            ISelectionListener,
            IWindowListener {

    private static final String TIMELINE = "dev.steward.ui.runs.timeline";

    private final LastMove last = new LastMove();
    /** What the timeline is still to be told, as a run was held in a perspective that has none; null when it knows. */
    private @Nullable RunMoment missed;

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
        window.addPerspectiveListener(this);
    }

    @Override
    public void windowClosed(IWorkbenchWindow window) {
        window.removePerspectiveListener(this);
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
        var frame = event.getContext() instanceof IStructuredSelection some ? frame(some.getFirstElement()) : null;
        var part = event.getDebugContextProvider().getPart();
        if (frame == null || part == null || !(frame.getThread() instanceof RunThread thread)) {
            return;
        }
        var page = part.getSite().getPage();
        var moves = thread.moves();
        frame.getDebugTarget().run()
                .flatMap(run -> last.tell(thread, moves, new RunMoment(run, at(thread), frame.path()), isInFront(page)))
                .ifPresent(moment -> tell(page, moment));
    }

    private static boolean isInFront(IWorkbenchPage page) {
        var active = page.getActivePart();
        return active != null && active.getSite().getId().equals(TIMELINE);
    }

    @Override
    public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
        var moment = missed;
        if (moment != null) {
            tell(page, moment);
        }
    }

    private void tell(IWorkbenchPage page, RunMoment moment) {
        LiveRuns.ofWorkbench().look(moment);
        missed = page.findViewReference(TIMELINE) == null ? moment : null;
        for (var view : page.getViewReferences()) {
            if (view.getView(false) instanceof LooksAtRuns looks) {
                looks.look(moment);
            }
        }
    }

    /** The frame itself, of a branch the innermost; null for what goes on or is no part of a run. */
    private static @Nullable PlaybookFrame frame(@Nullable Object element) {
        var thread = element instanceof PlaybookFrame one ? one.getThread() : element;
        if (!(thread instanceof RunThread branch) || !branch.isSuspended()) {
            return null;
        }
        // a call that it has left is shown until the view knows better
        return element instanceof PlaybookFrame one && Stream.of(branch.getStackFrames()).anyMatch(one::equals) ? one
                : branch.getTopStackFrame() instanceof PlaybookFrame top ? top : null;
    }

    private static int at(RunThread thread) {
        return thread.isInPast() ? thread.moment() : RunMoment.LATEST;
    }

    // ---- the mark of the timeline has moved

    @Override
    public void selectionChanged(@Nullable IWorkbenchPart part, @Nullable ISelection selection) {
        if (selection instanceof IStructuredSelection some && some.getFirstElement() instanceof RunMoment moment
                && last.isMove(moment)) {
            thread(moment.run()).ifPresent(thread -> last.brings(thread, moment, thread.jump(moment.moment())));
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
}
