package dev.steward.runtime.internal.schedule;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;

/**
 * What is kept of a trigger; each change is one durable write.
 *
 * @param playbook the playbook it belongs to
 * @param since    when it was first seen
 * @param decided  of all that fell due up to here, it is decided whether it starts a run
 * @param pending  decided to start, and not known to have started; oldest first
 * @param open     runs that it started and that are not known to have ended
 * @param last     the last start
 * @param missed   the last time that fell due and started nothing
 * @param count    how many times passed so
 * @param gone     whether it is no longer in the text; kept while it has open runs
 */
record TriggerState(String playbook, Instant since, Instant decided, List<Firing> pending, List<RunId> open,
        @Nullable Last last, @Nullable Missed missed, long count, boolean gone) {

    /** Only the newest open runs are remembered of a trigger that lets them pile up. */
    private static final int MOST_OPEN = 100;

    TriggerState {
        pending = List.copyOf(pending);
        open = List.copyOf(open);
    }

    /** A start that was decided. {@code madeUp} says what it makes up for, null when it is on time. */
    record Firing(Instant due, @Nullable String madeUp) {
    }

    /** A start that was made. */
    record Last(RunId run, Instant due, Instant started, String origin) {
    }

    /** A time without a run. */
    record Missed(Instant due, Instant noticed, String why) {
    }

    /** Of a trigger that is seen for the first time. */
    static TriggerState fresh(String playbook, Instant now) {
        var begin = now.truncatedTo(ChronoUnit.SECONDS);
        return new TriggerState(playbook, begin, begin, List.of(), List.of(), null, null, 0, false);
    }

    TriggerState decided(Instant upTo, List<Firing> more) {
        var all = new ArrayList<>(pending);
        all.addAll(more);
        return new TriggerState(playbook, since, upTo, all, open, last, missed, count, gone);
    }

    TriggerState missed(long times, Missed latest) {
        return new TriggerState(playbook, since, decided, pending, open, last, latest, count + times, gone);
    }

    TriggerState without(Firing firing) {
        return new TriggerState(playbook, since, decided, pending.stream().filter(f -> !f.equals(firing)).toList(),
                open, last, missed, count, gone);
    }

    TriggerState started(Last start) {
        var runs = new ArrayList<>(open);
        if (!runs.contains(start.run())) {
            runs.add(start.run());
        }
        return new TriggerState(playbook, since, decided, pending,
                runs.subList(Math.max(0, runs.size() - MOST_OPEN), runs.size()), start, missed, count, gone);
    }

    TriggerState open(List<RunId> runs) {
        return new TriggerState(playbook, since, decided, pending, runs, last, missed, count, gone);
    }

    TriggerState gone(boolean away) {
        return new TriggerState(playbook, since, decided, away ? List.of() : pending, open, last, missed, count, away);
    }

    /** Begins anew at an instant, as when it was seen for the first time; open runs stay known. */
    TriggerState from(Instant now) {
        var begin = now.truncatedTo(ChronoUnit.SECONDS);
        return new TriggerState(playbook, begin, begin, pending, open, last, missed, count, false);
    }
}
