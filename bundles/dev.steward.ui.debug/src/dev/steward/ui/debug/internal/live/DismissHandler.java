package dev.steward.ui.debug.internal.live;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.ui.debug.LiveRuns;

/** Takes the marks of runs from all texts. */
public final class DismissHandler extends AbstractHandler {

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        var live = LiveRuns.ofWorkbench();
        live.shown().forEach(run -> live.dismiss(run.playbook()));
        return null;
    }
}
