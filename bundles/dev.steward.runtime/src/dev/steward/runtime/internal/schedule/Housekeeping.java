package dev.steward.runtime.internal.schedule;

import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.dsl.schedule.Cron;
import dev.steward.engine.spi.KeyValueStore;
import dev.steward.engine.spi.RunStore;

/** Removes what is old, once a night: journals of runs whose time is over, and which events came long ago. */
public final class Housekeeping {

    private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());
    private static final String DONE = "schedule/housekeeping";
    private static final Cron NIGHTLY = Cron.parse("30 3 * * *");
    private static final Duration EVENTS = Duration.ofDays(30);
    /** Few enough that everything else gets its turn between two steps. */
    private static final int RUNS_AT_ONCE = 50;

    private final KeyValueStore values;
    private final RunStore runs;
    private final EventStore events;
    private final ZoneId zone;
    private final @Nullable Duration keepRuns;

    /** @param keepRuns how long ended runs keep their journals, null for ever */
    public Housekeeping(KeyValueStore values, RunStore runs, ZoneId zone, @Nullable Duration keepRuns) {
        this.values = values;
        this.runs = runs;
        this.events = new EventStore(values);
        this.zone = zone;
        this.keepRuns = keepRuns;
    }

    /** Does a part of what is to be done; says whether more is left. A missed night is made up once. */
    public boolean look(Instant now) {
        var last = values.get(DONE).map(done -> Instant.parse(new String(done, StandardCharsets.UTF_8)));
        if (last.isEmpty() || last.get().isAfter(now)) {
            done(now);
            return false;
        }
        if (NIGHTLY.next(last.get(), zone).filter(due -> !due.isAfter(now)).isEmpty()) {
            return false;
        }
        var keep = keepRuns;
        if (keep != null) {
            var compaction = runs.compact(now.minus(keep), RUNS_AT_ONCE);
            if (compaction.runs() > 0) {
                LOG.log(Level.INFO, "The journals of {0} runs were removed, as their time was over", compaction.runs());
            }
            if (compaction.more()) {
                return true;
            }
        }
        events.expire(now.minus(EVENTS));
        done(now);
        return false;
    }

    private void done(Instant now) {
        values.put(DONE, now.toString().getBytes(StandardCharsets.UTF_8));
    }
}
