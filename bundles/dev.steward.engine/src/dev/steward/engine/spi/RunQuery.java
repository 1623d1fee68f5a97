package dev.steward.engine.spi;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunStore.RunRow;

/**
 * Which runs a list shows, and which part of it.
 *
 * @param states   empty means all
 * @param playbook qualified name, null for all
 * @param text     in the run's id, its playbook's name, its error or what it waits for, whatever the case; empty for all
 * @param order    by what it is sorted; rows that are equal in it are sorted by their beginning
 * @param down     the greatest, or newest, first
 * @param from     how many rows are left out at the beginning
 * @param most     how many rows at most
 */
public record RunQuery(List<RunState> states, @Nullable String playbook, @NonNull String text, @NonNull Order order,
        boolean down, int from, int most) {

    /** What a list of runs is sorted by. */
    public enum Order {
        /** When it began. */
        STARTED,
        /** When something happened last. */
        UPDATED,
        /** What it has spent. */
        COST,
        /** Name of the playbook. */
        PLAYBOOK,
        /** Name of the state. */
        STATE
    }

    public RunQuery {
        states = List.copyOf(states);
        if (from < 0 || most < 0) {
            throw new IllegalArgumentException("rows from " + from + ", at most " + most);
        }
    }

    /** The newest of all runs. */
    public static RunQuery newest(int most) {
        return new RunQuery(List.of(), null, "", Order.STARTED, true, 0, most);
    }

    /** Another part of the same list. */
    public RunQuery part(int fromRow, int mostRows) {
        return new RunQuery(states, playbook, text, order, down, fromRow, mostRows);
    }

    /** Whether a row is in the list. */
    public boolean fits(RunRow row) {
        return (states.isEmpty() || states.contains(row.state()))
                && (playbook == null || row.playbook().equals(playbook))
                && (text.isEmpty() || has(row.run().text()) || has(row.playbook()) || has(row.error())
                        || has(row.waitingFor()));
    }

    private boolean has(@Nullable String in) {
        return in != null && in.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    /** How the rows are sorted, as far as {@link #order} tells; the beginning of equal ones is the store's to compare. */
    public Comparator<@NonNull RunRow> sorting() {
        Comparator<@NonNull RunRow> up = switch (order) {
            case STARTED -> Comparator.comparing(RunRow::started);
            case UPDATED -> Comparator.comparing(RunRow::updated);
            case COST -> Comparator.comparingLong(RunRow::costMicroUsd);
            case PLAYBOOK -> Comparator.comparing(RunRow::playbook);
            case STATE -> Comparator.comparing((RunRow row) -> row.state().name());
        };
        return down ? up.reversed() : up;
    }

    /** The part that rows in memory give. */
    public Page of(Collection<RunRow> rows) {
        Comparator<@NonNull RunRow> begun = Comparator.comparing(RunRow::started).thenComparing(RunRow::run);
        var all = rows.stream().filter(this::fits).sorted(sorting().thenComparing(down ? begun.reversed() : begun))
                .toList();
        return new Page(all.stream().skip(from).limit(most).toList(), all.size());
    }

    /**
     * A part of the list.
     *
     * @param total how many rows the whole list has
     */
    public record Page(List<RunRow> rows, int total) {
        public Page {
            rows = List.copyOf(rows);
        }
    }
}
