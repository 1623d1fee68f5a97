package dev.steward.ui.debug.internal.past;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.handlers.HandlerUtil;

import dev.steward.engine.RunId;
import dev.steward.runtime.ProblemException;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.Session;
import dev.steward.ui.debug.LiveRuns;
import dev.steward.ui.debug.internal.RunPlaces;
import dev.steward.ui.kit.Deliver;

/** Has a run go on with the playbook as it is now: one that failed at its failed step, an open one where it is. */
public final class ReopenHandler extends AbstractHandler {

    /** What came of it. */
    private record Went(String playbook, String sentence) {
    }

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        var chosen = Chosen.of(event);
        if (chosen == null) {
            RunPlaces.say(window, "Choose the run that is to go on.");
            return null;
        }
        Deliver.to(window.getShell(),
                window.getService(OpenCompany.class).ask(session -> on(session, chosen.run())), went -> {
                    LiveRuns.ofWorkbench().watch(chosen.run(), went.playbook());
                    RunPlaces.say(window, went.sentence());
                }, sentence -> RunPlaces.say(window, sentence));
        return null;
    }

    private static Went on(Session session, RunId run) {
        var folder = session.company().folder();
        var runs = session.company().runs();
        var row = runs.row(run);
        var now = session.steward().checks(folder).prepare(row.playbook(), folder.root());
        return switch (row.state()) {
            case FAILED, PARTLY_COMPENSATED -> {
                var from = runs.reopen(run, now);
                yield new Went(row.playbook(), from.isEmpty() ? "The run goes on with the playbook as it is now."
                        : "The run goes on at " + from + " with the playbook as it is now.");
            }
            case DONE, COMPENSATED, CANCELLED, SKIPPED -> throw ProblemException.wrongUse(
                    "The run has ended and did not fail, so it does not go on. A fork goes on from any of its steps.");
            default -> {
                runs.move(run, now);
                yield new Went(row.playbook(), "The run goes on with the playbook as it is now.");
            }
        };
    }
}
