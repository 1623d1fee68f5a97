package dev.steward.ui.debug.internal.past;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.handlers.HandlerUtil;

import dev.steward.engine.RunId;
import dev.steward.ui.RunMoment;

/** Which run, and which step of it, a command is about: what it is told, or else what is selected. */
final class Chosen {

    private Chosen() {
    }

    /** Null when there is none. */
    static @Nullable RunMoment of(ExecutionEvent event) {
        var run = event.getParameter("run");
        if (run != null) {
            var step = event.getParameter("step");
            return new RunMoment(new RunId(run), RunMoment.LATEST, step == null ? "" : step);
        }
        return HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection some
                ? Adapters.adapt(some.getFirstElement(), RunMoment.class) : null;
    }
}
