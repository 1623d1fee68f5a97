package dev.steward.ui.runs.internal.timeline;

import java.time.ZoneId;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchActionConstants;

import dev.steward.engine.RunId;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.Opening;
import dev.steward.ui.RunMoment;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.Refresher;
import dev.steward.ui.kit.Say;
import dev.steward.ui.runs.RunsViews;
import dev.steward.ui.runs.internal.Looking;
import dev.steward.ui.runs.internal.MomentView;

/**
 * A run over time. Its mark goes back and forth through all that happened; the other views of runs follow it. It shows
 * the run that is selected elsewhere, and goes on with it while that goes on.
 */
public final class TimelineView extends MomentView {

    private final Looking looking = new Looking();
    private final EventText text = new EventText(ZoneId.systemDefault());
    private @Nullable Widgets widgets;
    private @Nullable AutoCloseable following;
    private @Nullable AutoCloseable opening;
    private @Nullable RunId run;
    private @Nullable Told told;
    private int wanted = RunMoment.LATEST;

    private record Widgets(TimelinePage page, Refresher<Told> refresher) {
    }

    @Override
    protected void fillPage(Composite parent) {
        var company = getSite().getService(OpenCompany.class);
        var all = new Widgets(new TimelinePage(parent, this::moved),
                new Refresher<>(parent, () -> company.ask(session -> Told.read(session, wantedRun())), this::show,
                        sentence -> say("This run can't be shown", sentence)));
        widgets = all;
        new TimelineActions(all.page()).fill(getViewSite().getActionBars());
        say("No run chosen", "Select a run in the list of runs, and its steps are here over time, "
                + "with what waited, what was tried again and what it cost.");
        getSite().setSelectionProvider(looking);
        var menu = new MenuManager();
        menu.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        all.page().menu(menu);
        getSite().registerContextMenu(RunsViews.TIMELINE, menu, looking);
        following = company.follow(batch -> {
            var shown = run;
            if (shown != null && (batch.missed() || batch.runs().contains(shown))) {
                all.refresher().request();
            }
        });
        opening = company.listen(now -> {
            if (now instanceof Opening.Open && run != null) {
                all.refresher().request();
            }
        });
    }

    private RunId wantedRun() {
        var now = run;
        if (now == null) {
            throw new IllegalStateException("no run is wanted");
        }
        return now;
    }

    @Override
    public void look(RunMoment moment) {
        var all = widgets;
        if (all == null) {
            return;
        }
        var before = wanted;
        wanted = moment.moment();
        var now = told;
        if (now != null && moment.run().equals(now.row().run())) {
            // one moment may have several events: the mark stays at the one that it was brought to
            if (before != wanted) {
                looking.brought(moment);
                all.page().put(now.event(wanted));
            }
        } else {
            run = moment.run();
            told = null;
            // what is selected here must never be of the run that was shown before
            looking.at(moment);
            all.refresher().request();
        }
    }

    private void show(Told found) {
        var all = widgets;
        var asked = run;
        if (all == null || asked == null || !asked.equals(found.row().run())) {
            return;
        }
        told = found;
        if (found.chart().events().isEmpty()) {
            say("Nothing is kept of this run", "Its journal was removed when its time was over; the list of runs keeps "
                    + "its state and cost.");
            return;
        }
        setContentDescription(Say.simple(found.row().playbook()) + "  "
                + text.range(found.chart().events().getFirst().at(), found.chart().events().getLast().at()));
        all.page().show(found.chart(), found.event(wanted));
        show(all.page().control());
    }

    /** The mark was moved: the views of runs look at that moment. */
    private void moved(int event) {
        var now = told;
        if (now != null && event >= 0 && event < now.chart().events().size()) {
            wanted = now.moment(event);
            looking.at(new RunMoment(now.row().run(), wanted, now.chart().events().get(event).path()));
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
        Deliver.close(opening);
        super.dispose();
    }
}
