package dev.steward.ui.govern.internal.inbox;

import java.time.Instant;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Held;
import dev.steward.engine.spi.RunStore;
import dev.steward.ui.kit.Row;
import dev.steward.ui.kit.Say;
import dev.steward.ui.kit.Sign;

/** The inbox as rows. Pure. */
public final class InboxText {

    /** Go on with a run that was halted. */
    static final String RESUME = "resume";
    /** Go on, or back, in the debugger with a run that it holds. */
    static final String STEP = "step";
    /** Go on with a run that failed, at its failed step. */
    static final String REOPEN = "reopen";
    /** Another run of the same playbook. */
    static final String AGAIN = "again";

    private static final List<Row.Action> HALTED = List.of(new Row.Action(RESUME, "Resume", 'R', false));
    private static final List<Row.Action> HELD = List.of(new Row.Action(STEP, "Step through", 'D', false));
    private static final List<Row.Action> FAILED = List.of(new Row.Action(REOPEN, "Resume", 'R', false),
            new Row.Action(AGAIN, "Run again", 'A', false));

    private InboxText() {
    }

    /** Questions. */
    public static List<Row> waiting(Inbox inbox, Instant now) {
        return inbox.waiting().stream().map(ask -> WaitingText.row(ask, now, inbox.zone())).toList();
    }

    /** Runs that go on when the operator says so. */
    public static List<Row> halted(Inbox inbox, Instant now) {
        return inbox.halted().stream().map(halted -> halted(halted, inbox, now)).toList();
    }

    private static Row halted(Inbox.Halted halted, Inbox inbox, Instant now) {
        var run = halted.run();
        var why = halted.why();
        if (why == null && Held.is(run)) {
            return row(run, "waits for " + run.waitingFor(), inbox, now, HELD);
        }
        return row(run, why == null ? "paused" : why, inbox, now, HALTED);
    }

    /** Runs that failed. */
    public static List<Row> failed(Inbox inbox, Instant now) {
        return inbox.failed().stream().map(run -> row(run, run.error(), inbox, now, FAILED)).toList();
    }

    private static Row row(RunStore.RunRow run, @Nullable String why, Inbox inbox, Instant now,
            List<Row.Action> actions) {
        return new Row(run.run().text(), Sign.of(run.state()), Say.simple(run.playbook()),
                WaitingText.joined(Say.ago(run.updated(), now), why == null ? null : Say.oneLine(why, 160)),
                Say.money(run.costMicroUsd()), (run.state().ended() ? "Ended " : "Since ")
                        + Say.exact(run.updated(), inbox.zone()) + "\n" + run.run(),
                actions);
    }
}
