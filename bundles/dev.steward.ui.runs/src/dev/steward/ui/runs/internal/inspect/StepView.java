package dev.steward.ui.runs.internal.inspect;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PartInitException;

import dev.steward.runtime.ProblemException;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.RunMoment;
import dev.steward.ui.Session;
import dev.steward.ui.kit.Commands;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.Refresher;
import dev.steward.ui.runs.internal.MomentView;

/**
 * All about the step that is looked at in another view, as of that moment: what was sent and what came, why, what it cost
 * and changed, and the names that it saw.
 */
public final class StepView extends MomentView {

    private static final int REST_MILLIS = 500;
    private static final String COMPARE_COMMIT = "dev.steward.ui.git.compareCommit";
    private static final String EDITOR = "org.eclipse.ui.DefaultTextEditor";

    private @Nullable Widgets widgets;
    private @Nullable AutoCloseable following;
    private volatile @Nullable RunMoment wanted;
    private @Nullable RunMoment shown;
    private @Nullable StepTree tree;

    /** What was read, for which moment. */
    private record Found(RunMoment moment, Inspected known, StepTree tree) {

        static Found read(Session session, RunMoment moment) {
            var known = Inspected.read(session, moment);
            return new Found(moment, known, new StepTree(known, Optional.empty()));
        }

        /** With where its line comes from. */
        Found withOrigin(Session session) {
            var step = tree.step();
            return step.isEmpty() ? this : new Found(moment, known,
                    new StepTree(known, Inspected.origin(session, moment, step.get().staticId())));
        }
    }

    private record Widgets(Composite stack, StepPage page, Refresher<Found> refresher) {
    }

    @Override
    protected void fillPage(Composite parent) {
        var company = getSite().getService(OpenCompany.class);
        var all = new Widgets(parent, new StepPage(parent, this::open,
                text -> company.ask(session -> text.get())),
                new Refresher<>(parent, () -> company.ask(session -> {
                    var moment = wanted;
                    if (moment == null) {
                        throw ProblemException.wrongUse("No run is looked at.");
                    }
                    return Found.read(session, moment);
                }), this::show, sentence -> say("Nothing can be shown", sentence)));
        widgets = all;
        new StepMenu(getSite().getPage(), all.page(), () -> shown, () -> tree).attach();
        say("No step chosen",
                "Select a run, and a step of it on the timeline: what it was sent and what came, why, and "
                        + "what it cost is here.");
        following = company.follow(batch -> {
            var moment = wanted;
            if (moment != null && moment.moment() == RunMoment.LATEST
                    && (batch.missed() || batch.runs().contains(moment.run()))) {
                all.refresher().request();
            }
        });
    }

    @Override
    public void look(RunMoment moment) {
        var all = widgets;
        if (all != null && !Objects.equals(moment, wanted)) {
            wanted = moment;
            all.refresher().request();
        }
    }

    private void show(Found found) {
        var all = widgets;
        if (all != null) {
            shown = found.moment();
            tree = found.tree();
            all.page().show(found.tree());
            show(all.page().control());
            all.stack().getDisplay().timerExec(REST_MILLIS, () -> origin(all, found));
        }
    }

    /** Who wrote the line is asked when somebody stays at it. */
    private void origin(Widgets all, Found found) {
        if (!all.stack().isDisposed() && Objects.equals(found.moment(), wanted)) {
            Deliver.to(all.stack(), getSite().getService(OpenCompany.class).ask(found::withOrigin), more -> {
                if (Objects.equals(more.moment(), wanted)) {
                    tree = more.tree();
                    all.page().show(more.tree());
                }
            }, sentence -> ILog.of(getClass()).info("Nobody knows who wrote the line: " + sentence));
        }
    }

    /** All of a line in an editor, made elsewhere; of a commit what it changed. */
    private void open(Node node) {
        var seen = tree;
        var commit = node.id().equals(StepTree.COMMIT) && seen != null ? seen.commit()
                : Optional.<Map<String, String>>empty();
        if (commit.isPresent()) {
            Commands.run(getSite(), COMPARE_COMMIT, commit.get());
            return;
        }
        var all = widgets;
        var moment = shown;
        if (all == null || moment == null) {
            return;
        }
        var name = node.label().replaceAll("[^A-Za-z0-9_.-]+", "-");
        var tip = moment.run() + "  " + moment.path() + "  " + node.label();
        Deliver.to(all.stack(), getSite().getService(OpenCompany.class).ask(session -> {
            var text = node.full();
            var json = text.startsWith("{") || text.startsWith("[");
            return new TextInput(name + (json ? ".json" : ".txt"), tip, TextInput.broken(text));
        }), this::edit, sentence -> say("That can't be opened", sentence));
    }

    private void edit(TextInput input) {
        try {
            getSite().getPage().openEditor(input, EDITOR);
        } catch (PartInitException e) {
            ILog.of(getClass()).error("The text does not open", e);
        }
    }

    @Override
    protected void focusPage() {
        var all = widgets;
        if (all != null) {
            all.page().focus();
        }
    }

    @Override
    public void dispose() {
        Deliver.close(following);
        super.dispose();
    }
}
