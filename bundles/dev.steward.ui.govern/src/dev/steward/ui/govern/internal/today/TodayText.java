package dev.steward.ui.govern.internal.today;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunState;
import dev.steward.ui.govern.internal.inbox.WaitingText;
import dev.steward.ui.kit.Row;
import dev.steward.ui.kit.Say;
import dev.steward.ui.kit.Sign;

/** The start page in words. Pure: the same page and moment give the same rows. */
public final class TodayText {

    /** Between the commit and the file in the key of a row. */
    static final String EDIT = ":";

    private static final String WEEK = "week";
    private static final int SHORT = 7;

    private final Today today;
    private final Instant now;
    private final ZoneId zone;

    /** @param now for relative times; later than the page is */
    public TodayText(Today today, Instant now) {
        this.today = today;
        this.now = now;
        this.zone = today.zone();
    }

    /** What waits for the operator. */
    public List<Row> waits() {
        return today.waits().stream().map(ask -> WaitingText.row(ask, now, zone)).toList();
    }

    /** What goes on. */
    public List<Row> going() {
        return today.going().stream().map(run -> new Row(run.run().text(), Sign.of(run.state()),
                Say.simple(run.playbook()), WaitingText.joined(run.doing(), run.state() == RunState.RUNNING
                        ? "for " + Say.span(Duration.between(run.started(), now)) : null),
                Say.money(run.microUsd()), "Began " + Say.exact(run.started(), zone) + "\n" + run.run())).toList();
    }

    /** What failed first, then the latest others. */
    public List<Row> changed() {
        var changed = today.changed();
        var rows = new ArrayList<Row>();
        Stream.concat(changed.failed().stream(), changed.latest().stream()).limit(TodayReader.MOST)
                .forEach(run -> rows.add(ended(run)));
        return rows;
    }

    private Row ended(Today.Ended run) {
        var sign = Sign.of(run.state());
        var why = run.why();
        return new Row(run.run().text(), sign, Say.simple(run.playbook()),
                WaitingText.joined(sign.word(), Say.ago(run.ended(), now), why == null ? null : Say.oneLine(why, 120)),
                Say.money(run.microUsd()), "Ended " + Say.exact(run.ended(), zone) + "\n" + run.run());
    }

    /** Behind the heading of what changed. */
    public String changedCount() {
        var changed = today.changed();
        var failed = changed.failed().size();
        return WaitingText.joined(changed.done() == 0 ? null : Say.count(changed.done(), "run done", "runs done"),
                failed == 0 ? null : failed + " failed",
                changed.stopped() == 0 ? null : changed.stopped() + " stopped or taken back");
    }

    /** What commits changed, the newest first: the first change in words, and how many more there are. */
    public static List<Row> edits(Today.Edits edits, Instant now) {
        return edits.edits().stream().map(edit -> {
            var more = edit.changes().size() - 1;
            var first = edit.changes().isEmpty() ? "" : Say.oneLine(edit.changes().getFirst(), 120);
            var file = edit.path().substring(edit.path().lastIndexOf('/') + 1);
            return new Row(edit.commit() + EDIT + edit.path(), Sign.EDITED, file,
                    WaitingText.joined(first + (more > 0 ? ", and " + more + " more" : ""), edit.by(),
                            Say.ago(edit.at(), now)),
                    edit.commit().substring(0, SHORT), String.join("\n", edit.changes()) + "\n"
                            + Say.exact(edit.at(), edits.zone()));
        }).toList();
    }

    /** What comes by itself. */
    public static List<Row> coming(Today.Next next, Instant now) {
        var zone = next.zone();
        return next.coming().stream().map(row -> new Row(row.trigger(), Sign.NEXT, Say.simple(row.playbook()),
                row.words(), Say.at(row.at(), now, zone), Say.exact(row.at(), zone))).toList();
    }

    /** The amount of the week, against its cap where there is one. */
    public String spent() {
        var cap = today.week().caps().get(WEEK);
        var spent = Say.money(today.week().microUsd());
        return cap == null ? spent : spent.replaceFirst(" USD$", "") + " of " + Say.money(cap);
    }

    /** How much of the week's cap is used, from 0 to 1; negative without a cap. */
    public double share() {
        var cap = today.week().caps().get(WEEK);
        return cap == null || cap == 0 ? -1 : Math.min(1, (double) today.week().microUsd() / cap);
    }

    /** What the amount is made of, and what else caps it. */
    public String spentDetail() {
        var week = today.week();
        var day = week.caps().get("day");
        var month = week.caps().get("month");
        return WaitingText.joined(Say.count(week.runs(), "run", "runs"),
                day == null ? null : "at most " + Say.money(day) + " a day",
                month == null ? null : "at most " + Say.money(month) + " a month",
                week.caps().isEmpty() ? "at most " + Say.money(week.runCap()) + " each by default" : null);
    }

    /** The operator's own time. */
    public String minutes() {
        var took = today.week().operator();
        return took.isZero() ? "No time of yours was needed" : Say.span(took) + " of your time for decisions";
    }

    /** Above everything while all is stopped; null otherwise. */
    public @Nullable String stopped() {
        var stopped = today.stopped();
        return stopped == null ? null
                : "Everything is stopped since " + Say.at(stopped.since(), now, zone) + " by " + stopped.by()
                        + ". No call begins and no run starts; what was under way may finish.";
    }

    /** Where the company works; empty when it is here. */
    public String remarks() {
        var elsewhere = today.elsewhere();
        return elsewhere == null ? "" : "Runs go on in " + elsewhere;
    }

    /** Company and day. */
    public String day() {
        return Say.day(now.atZone(zone).toLocalDate());
    }
}
