package dev.steward.ui.govern.internal.inbox;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunStore;
import dev.steward.runtime.RecentRuns;
import dev.steward.ui.Session;

/**
 * What the operator has to look at, as of a moment.
 *
 * @param waiting questions, oldest first
 * @param failed  runs that failed within a week, newest first
 */
public record Inbox(Instant asOf, ZoneId zone, List<Waiting> waiting, List<RunStore.RunRow> failed) {

    private static final int MOST = 20;
    private static final Duration WEEK = Duration.ofDays(7);

    public Inbox {
        waiting = List.copyOf(waiting);
        failed = List.copyOf(failed);
    }

    /** Reads it. Not on the UI thread. */
    public static Inbox read(Session session, Gates gates, RecentRuns recent, Instant now) {
        var company = session.company();
        var failed = recent.look(company.runs()).stream()
                .filter(row -> row.state() == RunState.FAILED || row.state() == RunState.PARTLY_COMPENSATED)
                .filter(row -> row.updated().isAfter(now.minus(WEEK))).limit(MOST).toList();
        return new Inbox(now, company.folder().settings().zone(), Waiting.read(company, gates), failed);
    }
}
