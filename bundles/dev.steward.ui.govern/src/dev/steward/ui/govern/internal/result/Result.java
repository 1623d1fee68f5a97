package dev.steward.ui.govern.internal.result;

import java.time.Duration;
import java.time.ZoneId;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.Value;
import dev.steward.ui.Session;

/**
 * What came of a run.
 *
 * @param trace   its story; null when its journal was removed, so that the row is all that is left
 * @param minutes how long the operator was busy with it
 * @param commit  of the playbook's text, null when it was not committed or is unknown
 */
public record Result(RunStore.RunRow row, ZoneId zone, Engine.@Nullable Trace trace, Duration minutes,
        @Nullable String commit) {

    /** Reads it. Not on the UI thread. */
    public static Result read(Session session, RunId run) {
        var runs = session.company().runs();
        var row = runs.row(run);
        var trace = row.compacted() ? null : runs.trace(run, Long.MAX_VALUE);
        return new Result(row, session.company().folder().settings().zone(), trace,
                trace == null ? Duration.ZERO : minutes(trace),
                runs.plan(run).map(RunStore.StoredPlan::commit).orElse(null));
    }

    private static Duration minutes(Engine.Trace trace) {
        var sum = Duration.ZERO;
        for (var event : trace.events()) {
            if (event.type().equals("ask.answered") && event.facts().get("took") instanceof Value.Span took) {
                sum = sum.plus(took.duration());
            }
        }
        return sum;
    }
}
