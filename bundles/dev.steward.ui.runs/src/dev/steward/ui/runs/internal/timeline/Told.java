package dev.steward.ui.runs.internal.timeline;

import java.time.Instant;

import dev.steward.engine.RunId;
import dev.steward.engine.spi.RunStore.RunRow;
import dev.steward.ui.Session;

/**
 * What a timeline knows of a run.
 *
 * @param chart without events when the journal was removed
 */
record Told(RunRow row, Chart chart) {

    /** Reads it. Not on the UI thread. */
    static Told read(Session session, RunId run) {
        var runs = session.company().runs();
        var row = runs.row(run);
        var events = row.compacted() ? java.util.List.<dev.steward.engine.Engine.RunEvent>of()
                : runs.trace(run, Long.MAX_VALUE).events();
        return new Told(row, ChartMaker.of(events, row.state().ended(), Instant.now()));
    }
}
