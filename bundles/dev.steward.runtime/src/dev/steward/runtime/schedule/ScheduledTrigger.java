package dev.steward.runtime.schedule;

import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;

/**
 * A trigger of a playbook as the operator sees it.
 *
 * @param id       unique in the company, such as {@code content.weeklyLetter cron "0 7 * * MON"}
 * @param playbook qualified name
 * @param number   its place among the triggers of the playbook, from 1; 0 while the text has errors
 * @param words    as in the text, such as {@code every 15 min}
 * @param rules    such as {@code overlap skip, catchUp once}; empty for a manual one
 * @param next     when it falls due next; null for an event or by hand, and while it is paused
 * @param last     the last run that it started, null for none
 * @param waiting  starts that wait for the run before to end
 * @param missed   the last time that it fell due and started nothing, with the reason; null for never
 * @param held     why it can't fire now, null when it can
 * @param paused   whether the operator paused this very trigger
 */
public record ScheduledTrigger(String id, String playbook, int number, String words, String rules,
        @Nullable Instant next, @Nullable Last last, int waiting, @Nullable Missed missed, @Nullable String held,
        boolean paused) {

    /**
     * A run that it started.
     *
     * @param due    when it fell due, or when the event came
     * @param state  null when the run's row is gone
     * @param origin as recorded with the run
     */
    public record Last(RunId run, Instant due, Instant started, @Nullable RunState state, String origin) {
    }

    /** A time that passed without a run. {@code count} of them have passed so since the trigger is known. */
    public record Missed(Instant due, Instant noticed, String why, long count) {
    }
}
