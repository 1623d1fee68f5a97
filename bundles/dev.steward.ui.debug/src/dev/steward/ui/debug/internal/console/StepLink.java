package dev.steward.ui.debug.internal.console;

import java.util.Optional;

import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.IHyperlink;

import dev.steward.debug.RunProcess;
import dev.steward.runtime.Company;
import dev.steward.engine.RunId;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.debug.internal.RunPlaces;
import dev.steward.ui.kit.Deliver;

/** Leads to the lines of a step, in the text that the run uses. */
record StepLink(RunProcess process, String path) implements IHyperlink {

    @Override
    public void linkEntered() {
        // it looks like a link already
    }

    @Override
    public void linkExited() {
        // it looks like a link still
    }

    @Override
    public void linkActivated() {
        var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        var run = process.run();
        if (window == null || run.isEmpty()) {
            return;
        }
        Deliver.to(window.getShell(), window.getService(OpenCompany.class)
                .ask(session -> place(session.company(), run.get(), path)),
                place -> place.ifPresent(found -> found.show(window)), sentence -> RunPlaces.say(window, sentence));
    }

    private static Optional<RunPlaces.Found> place(Company company, RunId run, String path) {
        return RunPlaces.find(company, run, path);
    }
}
