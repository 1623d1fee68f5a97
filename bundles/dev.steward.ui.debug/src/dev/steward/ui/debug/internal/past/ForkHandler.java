package dev.steward.ui.debug.internal.past;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.handlers.HandlerUtil;

import dev.steward.ui.OpenCompany;
import dev.steward.ui.debug.LiveRuns;
import dev.steward.ui.debug.internal.RunPlaces;
import dev.steward.ui.kit.Deliver;

/** Starts a run that shares the past of another one up to the step that is looked at. */
public final class ForkHandler extends AbstractHandler {

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        var chosen = Chosen.of(event);
        if (chosen == null) {
            RunPlaces.say(window, "Choose a run, and a step of it on the timeline.");
            return null;
        }
        var company = window.getService(OpenCompany.class);
        Deliver.to(window.getShell(), company.ask(session -> ForkForm.read(session, chosen.run(), chosen.path())),
                form -> {
                    var dialog = new ForkDialog(window.getShell(), form, company);
                    var forked = dialog.open() == Window.OK ? dialog.made() : null;
                    if (forked != null) {
                        LiveRuns.ofWorkbench().watch(forked.run(), form.playbook());
                        RunPlaces.say(window, "The run " + forked.run() + " goes on from " + forked.from() + "."
                                + (forked.inherited().isEmpty() ? "" : " What " + String.join(", ", forked.inherited())
                                        + " did outside stays with the first run."));
                    }
                }, sentence -> RunPlaces.say(window, sentence));
        return null;
    }
}
