package dev.steward.ui.govern.internal.inbox;

import java.time.Instant;
import java.util.List;

import dev.steward.ui.kit.Row;
import dev.steward.ui.kit.Say;
import dev.steward.ui.kit.Sign;

/** The inbox as rows. Pure. */
public final class InboxText {

    /** Go on with a run that failed. */
    static final String RESUME = "resume";

    private static final List<Row.Action> FAILED = List.of(new Row.Action(RESUME, "Resume", 'R', false));

    private InboxText() {
    }

    /** Questions. */
    public static List<Row> waiting(Inbox inbox, Instant now) {
        return inbox.waiting().stream().map(ask -> WaitingText.row(ask, now, inbox.zone())).toList();
    }

    /** Runs that failed. */
    public static List<Row> failed(Inbox inbox, Instant now) {
        return inbox.failed().stream().map(run -> {
            var sign = Sign.of(run.state());
            var why = run.error();
            return new Row(run.run().text(), sign, Say.simple(run.playbook()),
                    WaitingText.joined(Say.ago(run.updated(), now), why == null ? null : Say.oneLine(why, 160)),
                    Say.money(run.costMicroUsd()), "Ended " + Say.exact(run.updated(), inbox.zone()) + "\n"
                            + run.run(),
                    FAILED);
        }).toList();
    }
}
