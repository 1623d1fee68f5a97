package dev.steward.ui.debug.internal.live;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.handlers.HandlerUtil;

import dev.steward.engine.RunId;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.debug.LiveRuns;
import dev.steward.ui.debug.internal.RunPlaces;
import dev.steward.ui.kit.Deliver;

/** Opens the text of a run's playbook and shows there what its steps do, or did. */
public final class WatchHandler extends AbstractHandler {

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        var run = new RunId(event.getParameter("run"));
        Deliver.to(window.getShell(), window.getService(OpenCompany.class).ask(session -> {
            var row = session.company().runs().row(run);
            LiveRuns.ofWorkbench().watch(run, row.playbook());
            return RunPlaces.beginning(session.company(), run, row.playbook());
        }), place -> place.ifPresent(found -> found.show(window)), sentence -> RunPlaces.say(window, sentence));
        return null;
    }
}
