package dev.steward.runtime.internal.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.dsl.schedule.Cron;
import dev.steward.dsl.schedule.Every;
import dev.steward.engine.value.Value;

/**
 * A trigger of a configured use: a playbook with the inputs that the trigger gives.
 *
 * @param id        the playbook and what is written, so that a trigger that is moved in the text stays the same one
 * @param number    its place among the playbook's triggers, from 1
 * @param words     as written, such as {@code every 15 min}
 * @param cron      of a cron trigger
 * @param every     of an every trigger
 * @param event     of an event trigger: the qualified name of the payload's type
 * @param input     the input that takes the payload
 * @param most      most starts that ALL makes up
 * @param arguments inputs by name
 * @param problem   why it can't start a run as it is written, null when it can
 */
public record TriggerSpec(String id, String playbook, int number, String words, @Nullable Cron cron,
        @Nullable Duration every, @Nullable String event, @Nullable String input, Overlap overlap, CatchUp catchUp,
        int most, Map<String, Value> arguments, @Nullable String problem) {

    public TriggerSpec {
        arguments = Map.copyOf(arguments);
    }

    /** What happens when the run before is not done yet. */
    public enum Overlap {
        SKIP, QUEUE, REPLACE, ALLOW
    }

    /** What happens to the starts that fell due while nobody could make them. */
    public enum CatchUp {
        NONE, ONCE, ALL
    }

    /** Whether the calendar makes it fall due. */
    public boolean isTimed() {
        return cron != null || every != null;
    }

    /**
     * When it falls due next; empty when the calendar has no part in it.
     *
     * @param since when it was first seen; intervals count from there
     */
    public Optional<Instant> next(Instant after, Instant since, ZoneId zone) {
        var schedule = cron;
        var interval = every;
        return schedule != null ? schedule.next(after, zone)
                : interval != null ? Optional.of(new Every(since, interval).next(after)) : Optional.empty();
    }
}
