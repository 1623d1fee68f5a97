package dev.steward.ui.govern.internal.today;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Queue;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.ui.govern.internal.inbox.Waiting;

/**
 * What the start page shows, as of a moment. Plain data: texts are made of it where it is shown.
 *
 * @param company  its name
 * @param stopped  who stopped everything, null when nobody did
 * @param elsewhere the process that works on the company when it is not this one, in words; null when it is
 * @param first    a playbook to run first, null when there are runs or no playbook can be run without inputs
 */
public record Today(Instant asOf, ZoneId zone, String company, Queue.@Nullable Held stopped, @Nullable String elsewhere,
        List<Waiting> waits, List<Going> going, Changed changed, Week week, @Nullable String first) {

    public Today {
        waits = List.copyOf(waits);
        going = List.copyOf(going);
    }

    /** A run that has not ended. {@code doing} is its step, or what it waits for. */
    public record Going(RunId run, String playbook, RunState state, String doing, Instant started, long microUsd) {
    }

    /** What happened since the beginning of yesterday. */
    public record Changed(Instant since, int done, int stopped, List<Ended> failed, List<Ended> latest) {
        public Changed {
            failed = List.copyOf(failed);
            latest = List.copyOf(latest);
        }
    }

    /** A run that ended. */
    public record Ended(RunId run, String playbook, RunState state, Instant ended, long microUsd,
            @Nullable String why) {
    }

    /**
     * What commits changed in playbooks since the beginning of yesterday; apart from the page, for texts are read for it.
     */
    public record Edits(Instant asOf, ZoneId zone, List<Edit> edits) {
        /** Nothing is known yet. */
        static final Edits NONE = new Edits(Instant.EPOCH, ZoneOffset.UTC, List.of());

        public Edits {
            edits = List.copyOf(edits);
        }
    }

    /**
     * A playbook that a commit changed.
     *
     * @param commit  its full id
     * @param path    of the file, from the top of the repository
     * @param changes what is different, each as one line
     */
    public record Edit(String commit, String path, String by, Instant at, List<String> changes) {
        public Edit {
            changes = List.copyOf(changes);
        }
    }

    /**
     * This week's cost.
     *
     * @param days     by day from Monday, in µUSD
     * @param operator how long the operator was busy with answers
     * @param runCap   what one run may cost that has no budget of its own
     * @param caps     what all runs together may cost, in µUSD, by period, such as {@code week}
     */
    public record Week(LocalDate monday, List<Long> days, Duration operator, int runs, long runCap,
            Map<String, Long> caps) {
        public Week {
            days = List.copyOf(days);
            caps = Map.copyOf(caps);
        }

        /** The whole week's. */
        public long microUsd() {
            return days.stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * What starts by itself next, as of a moment: apart from the page, for all playbooks are read for it.
     *
     * @param held why nothing starts by itself, null when it can
     */
    public record Next(Instant asOf, ZoneId zone, List<Coming> coming, @Nullable String held) {
        public Next {
            coming = List.copyOf(coming);
        }
    }

    /** What starts by itself. */
    public record Coming(String trigger, String playbook, Instant at, String words) {
    }
}
