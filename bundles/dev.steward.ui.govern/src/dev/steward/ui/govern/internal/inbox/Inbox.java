package dev.steward.ui.govern.internal.inbox;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Held;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunStore;
import dev.steward.runtime.Company;
import dev.steward.runtime.RecentRuns;
import dev.steward.ui.Session;

/**
 * What the operator has to look at, as of a moment.
 *
 * @param waiting questions, oldest first
 * @param halted  runs that do not go on by themselves though nobody is asked: paused, held by the debugger, or stopped
 *                by a fault of this process
 * @param failed  runs that failed within a week, newest first
 */
public record Inbox(Instant asOf, ZoneId zone, List<Waiting> waiting, List<Halted> halted,
        List<RunStore.RunRow> failed) {

    private static final int MOST = 20;
    private static final Duration WEEK = Duration.ofDays(7);

    /**
     * A run that goes on when the operator says so.
     *
     * @param why what stopped it; null when somebody paused it, or the debugger holds it
     */
    public record Halted(RunStore.RunRow run, @Nullable String why) {
    }

    public Inbox {
        waiting = List.copyOf(waiting);
        halted = List.copyOf(halted);
        failed = List.copyOf(failed);
    }

    /** Reads it. Not on the UI thread. */
    public static Inbox read(Session session, Gates gates, RecentRuns recent, Instant now) {
        var company = session.company();
        var failed = recent.look(company.runs()).stream()
                .filter(row -> row.state() == RunState.FAILED || row.state() == RunState.PARTLY_COMPENSATED)
                .filter(row -> row.updated().isAfter(now.minus(WEEK))).limit(MOST).toList();
        return new Inbox(now, company.folder().settings().zone(), Waiting.read(company, gates), halted(company),
                failed);
    }

    private static List<Halted> halted(Company company) {
        var found = new LinkedHashMap<RunId, Halted>();
        for (var stuck : company.queue().stuck()) {
            found.put(stuck.run(), new Halted(company.runs().row(stuck.run()), stuck.why()));
        }
        for (var run : company.runs().open()) {
            if (run.state() == RunState.PAUSED || Held.is(run)) {
                found.putIfAbsent(run.run(), new Halted(run, null));
            }
        }
        return found.values().stream().limit(MOST).toList();
    }
}
