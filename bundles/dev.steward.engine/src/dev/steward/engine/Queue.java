package dev.steward.engine;

import java.time.Instant;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Who waits for a turn, in order, and what there is to wait for. A picture of one moment.
 *
 * @param held    who holds the queue, null when nobody does: no waiting run begins; what has begun goes on
 * @param stopped who stopped everything, null when nobody did: nothing is started and no call begins
 * @param running runs that are under way in this process
 * @param places  what waits, in the order in which it gets its turn
 * @param slots   what is limited, by name
 */
public record Queue(@Nullable Held held, @Nullable Held stopped, int running, List<Place> places, List<Slot> slots) {

    public Queue {
        places = List.copyOf(places);
        slots = List.copyOf(slots);
    }

    /** Who said so and when. */
    public record Held(String by, Instant since) {
    }

    /**
     * What waits for its turn.
     *
     * @param path    of the step whose call waits; empty for a run that waits to begin, or to go on
     * @param slot    name of the slot it waits for, as in {@link Slot}
     * @param because the reason of its place in a sentence's part, such as
     *                {@code priority 5, waiting since 10:02, model openai has 4 of 4 in use}
     */
    public record Place(RunId run, String playbook, String path, String slot, int priority, Instant since,
            String because) {
    }

    /**
     * What can only be done so often at once, or in a time.
     *
     * @param name such as {@code runs}, {@code calls}, {@code model openai}, {@code connector mail}
     * @param most how many at once, {@link Integer#MAX_VALUE} for no limit
     * @param rate such as {@code 97 of 100 per hour}; null without such a limit
     * @param next when the rate allows one more; null when it does now
     */
    public record Slot(String name, int used, int most, @Nullable String rate, @Nullable Instant next) {
    }
}
