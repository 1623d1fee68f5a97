package dev.steward.ui.govern.internal.today;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunState;
import dev.steward.ui.kit.Row;
import dev.steward.ui.kit.Say;
import dev.steward.ui.kit.Sign;

/** The start page in words. Pure: the same page and moment give the same rows. */
public final class TodayText {

    /** Approve as it is. */
    public static final String APPROVE = "approve";
    /** Open the card to change something. */
    public static final String EDIT = "edit";
    /** Refuse. */
    public static final String REJECT = "reject";

    private static final List<Row.Action> GATE = List.of(new Row.Action(APPROVE, "Approve", 'A', true),
            new Row.Action(EDIT, "Edit…", 'E', false), new Row.Action(REJECT, "Reject", 'R', false));
    private static final List<Row.Action> FORM = List.of(new Row.Action(EDIT, "Open…", 'E', false));

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
        return today.waits().stream().map(this::waits).toList();
    }

    private Row waits(Today.Waits ask) {
        var expires = ask.expires();
        var detail = joined(Say.simple(ask.playbook()), kind(ask), ask.irreversible() ? "irreversible" : null,
                expires == null ? null : Say.left(expires, now));
        var tip = "Asked " + Say.exact(ask.opened(), zone)
                + (expires == null ? "" : "\nEnds " + Say.exact(expires, zone)) + "\n" + ask.run();
        return new Row(ask.ask(), Sign.DECIDE, ask.title(), detail, Say.money(ask.microUsd()), tip,
                ask.kind().equals("approval") || ask.kind().equals("hold") ? GATE : FORM);
    }

    private static @Nullable String kind(Today.Waits ask) {
        return switch (ask.kind()) {
            case "approval" -> null;
            case "hold" -> "goes on by itself unless you object";
            case "human" -> "human step";
            case "unknown" -> "outcome unknown";
            case "budget" -> "over budget";
            case "deadline" -> "out of time";
            default -> ask.kind();
        };
    }

    /** What goes on. */
    public List<Row> going() {
        return today.going().stream().map(run -> new Row(run.run().text(), Sign.of(run.state()),
                Say.simple(run.playbook()), joined(run.doing(), run.state() == RunState.RUNNING
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
                joined(sign.word(), Say.ago(run.ended(), now), why == null ? null : Say.oneLine(why, 120)),
                Say.money(run.microUsd()), "Ended " + Say.exact(run.ended(), zone) + "\n" + run.run());
    }

    /** Behind the heading of what changed. */
    public String changedCount() {
        var changed = today.changed();
        var failed = changed.failed().size();
        return joined(changed.done() == 0 ? null : Say.count(changed.done(), "run done", "runs done"),
                failed == 0 ? null : failed + " failed",
                changed.stopped() == 0 ? null : changed.stopped() + " stopped or taken back");
    }

    /** What comes by itself. */
    public List<Row> coming() {
        return today.coming().stream().map(next -> new Row(next.trigger(), Sign.NEXT, Say.simple(next.playbook()),
                next.words(), Say.at(next.at(), now, zone), Say.exact(next.at(), zone))).toList();
    }

    /** The amount of the week. */
    public String spent() {
        return Say.money(today.week().microUsd());
    }

    /** What the amount is made of. */
    public String spentDetail() {
        var week = today.week();
        return joined(Say.count(week.runs(), "run", "runs"), "at most " + Say.money(week.runCap()) + " each by default");
    }

    /** The operator's own time. */
    public String minutes() {
        var took = today.week().operator();
        return took.isZero() ? "No minute of yours yet" : Say.span(took) + " of yours for decisions";
    }

    /** Above everything while all is stopped; null otherwise. */
    public @Nullable String stopped() {
        var stopped = today.stopped();
        return stopped == null ? null
                : "Everything is stopped since " + Say.at(stopped.since(), now, zone) + " by " + stopped.by()
                        + ". No call begins and no run starts; what was under way may finish.";
    }

    /** Where the company works, or why nothing starts by itself; empty when there is nothing to say. */
    public String remarks() {
        var elsewhere = today.elsewhere();
        return joined(elsewhere == null ? null : "Runs go on in " + elsewhere, today.held());
    }

    /** Company and day. */
    public String day() {
        return Say.day(now.atZone(zone).toLocalDate());
    }

    static String joined(@Nullable String... parts) {
        return String.join("  ·  ", Stream.of(parts).filter(part -> part != null && !part.isEmpty()).toList());
    }
}
