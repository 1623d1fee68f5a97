package dev.steward.ui.govern.internal.inbox;

import java.time.Instant;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.part.ViewPart;

import dev.steward.engine.RunId;
import dev.steward.runtime.RecentRuns;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.Opening;
import dev.steward.ui.govern.GovernViews;
import dev.steward.ui.kit.Commands;
import dev.steward.ui.kit.CompanyArea;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.Fonts;
import dev.steward.ui.kit.Refresher;
import dev.steward.ui.kit.Row;
import dev.steward.ui.kit.RowList;
import dev.steward.ui.kit.Scroll;
import dev.steward.ui.kit.Styles;

/** What waits for the operator, and what failed. Going through it shows each card. */
public final class InboxView extends ViewPart {

    private static final int TICK_MILLIS = 30_000;
    /** A launch: with its form, its console and its marks beside the text. */
    private static final String RUN = "dev.steward.ui.debug.run";

    private static final String STEP_THROUGH = "dev.steward.ui.debug.stepThrough";

    private @Nullable Widgets widgets;
    private @Nullable AutoCloseable following;
    private @Nullable AutoCloseable opening;

    private record Widgets(Scroll scroll, Label none, RowList waiting, Label haltedHead, RowList halted,
            Label failedHead, RowList failed, Refresher<Inbox> refresher) {
    }

    @Override
    public void createPartControl(Composite parent) {
        var company = getSite().getService(OpenCompany.class);
        var scroll = new Scroll(CompanyArea.in(parent, getSite()));
        var page = Styles.style(scroll.page(), "StewardCard");
        page.setLayout(GridLayoutFactory.fillDefaults().margins(4, 8).spacing(0, 8).create());
        var none = Styles.wrapped(page, "", "StewardMuted");
        GridDataFactory.fillDefaults().grab(true, false).indent(12, 8).applyTo(none);
        var waiting = new RowList(page, RowList.Buttons.NONE, this::act);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(waiting.control());
        waiting.onSelect(row -> deeds().card(row.key(), false));
        var haltedHead = head(page, "Go on when you say so");
        var halted = new RowList(page, RowList.Buttons.BELOW, this::actOnRun);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(halted.control());
        var failedHead = head(page, "Failed this week");
        var failed = new RowList(page, RowList.Buttons.BELOW, this::actOnRun);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(failed.control());
        var gates = new Gates();
        var recent = new RecentRuns();
        var refresher = new Refresher<>(scroll.control(),
                () -> company.ask(session -> Inbox.read(session, gates, recent, Instant.now())), this::show,
                this::trouble);
        widgets = new Widgets(scroll, none, waiting, haltedHead, halted, failedHead, failed, refresher);
        following = company.follow(batch -> refresher.request());
        opening = company.listen(now -> {
            if (now instanceof Opening.Open) {
                refresher.request();
            }
        });
        tick(scroll.control(), () -> {
            if (company.state() instanceof Opening.Open) {
                refresher.request();
            }
        });
    }

    private static Label head(Composite page, String text) {
        var head = Styles.label(page, text, "StewardText");
        head.setFont(Styles.font(Fonts.HEADING));
        GridDataFactory.fillDefaults().indent(12, 8).applyTo(head);
        shown(head, false);
        return head;
    }

    private static void tick(Control control, Runnable look) {
        control.getDisplay().timerExec(TICK_MILLIS, () -> {
            if (!control.isDisposed()) {
                look.run();
                tick(control, look);
            }
        });
    }

    private void show(Inbox inbox) {
        var all = widgets;
        if (all == null) {
            return;
        }
        var now = Instant.now();
        var changed = all.waiting().show(InboxText.waiting(inbox, now));
        changed |= all.halted().show(InboxText.halted(inbox, now));
        changed |= all.failed().show(InboxText.failed(inbox, now));
        changed |= Styles.text(all.none(), inbox.waiting().isEmpty()
                ? "No question waits for you. Approvals, human steps and doubts of running playbooks will be here."
                : "");
        shown(all.none(), inbox.waiting().isEmpty());
        shown(all.haltedHead(), !inbox.halted().isEmpty());
        shown(all.failedHead(), !inbox.failed().isEmpty());
        setPartName(inbox.waiting().isEmpty() ? "Inbox" : "Inbox " + inbox.waiting().size());
        if (changed) {
            all.scroll().fit();
        }
        begin(all, inbox);
        var keyboard = all.scroll().control().getDisplay().getFocusControl();
        if (getSite().getPage().getActivePart() == this
                && (keyboard == null || keyboard instanceof Shell || keyboard == all.scroll().page())) {
            // the row that had it is gone, or there was none yet
            setFocus();
        }
    }

    /** Whoever comes to decide finds the first question, without a click. */
    private void begin(Widgets all, Inbox inbox) {
        var page = getSite().getPage();
        if (!inbox.waiting().isEmpty() && page.findView(GovernViews.DECISION) instanceof DecisionView decision
                && page.isPartVisible(decision) && decision.isFree()) {
            if (page.getActivePart() == this) {
                all.waiting().focus();
            }
            if (decision.isFree()) {
                decision.show(all.waiting().selectedOrFirst().orElse(inbox.waiting().getFirst().ask()));
            }
        }
    }

    private static void shown(Control control, boolean is) {
        ((GridData) control.getLayoutData()).exclude = !is;
        control.setVisible(is);
    }

    /** Letters answer on the card, as if it had the keyboard. */
    private void act(Row row, String action) {
        if (getSite().getPage().findView(GovernViews.DECISION) instanceof DecisionView decision
                && decision.answer(row.key(), action)) {
            return;
        }
        deeds().card(row.key(), true);
    }

    private void actOnRun(Row row, String action) {
        switch (action) {
            case InboxText.RESUME -> deeds().resume(new RunId(row.key()));
            case InboxText.STEP -> Commands.run(getSite(), STEP_THROUGH, Map.of("run", row.key()));
            case InboxText.REOPEN -> deeds().reopen(new RunId(row.key()));
            case InboxText.AGAIN -> Commands.run(getSite(), RUN, Map.of("playbook", row.title()));
            default -> deeds().result(new RunId(row.key()));
        }
    }

    private Deeds deeds() {
        var all = widgets;
        if (all == null) {
            throw new IllegalStateException("not on the screen");
        }
        return new Deeds(getSite(), all.scroll().control(), this::trouble);
    }

    /** Goes on to the next question after one was answered. */
    void next() {
        var all = widgets;
        if (all != null) {
            all.refresher().request();
            all.waiting().focus();
        }
    }

    private void trouble(String sentence) {
        getViewSite().getActionBars().getStatusLineManager().setErrorMessage(sentence);
    }

    @Override
    public void setFocus() {
        var all = widgets;
        if (all != null && !all.waiting().focus() && !all.halted().focus() && !all.failed().focus()) {
            all.scroll().page().forceFocus();
        }
    }

    @Override
    public void dispose() {
        widgets = null;
        Deliver.close(following);
        Deliver.close(opening);
        super.dispose();
    }
}
