package dev.steward.ui.runs.internal.timeline;

import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.past.Past;
import dev.steward.engine.spi.RunStore.RunRow;
import dev.steward.ui.RunMoment;
import dev.steward.ui.Session;

/**
 * What a timeline knows of a run.
 *
 * @param past  null when the journal was removed
 * @param chart then without events
 */
record Told(RunRow row, @Nullable Past past, Chart chart) {

    /** Reads it. Not on the UI thread. */
    static Told read(Session session, RunId run) {
        var runs = session.company().runs();
        var row = runs.row(run);
        if (row.compacted()) {
            return new Told(row, null, Chart.NONE);
        }
        var known = runs.past(run);
        return new Told(row, known,
                ChartMaker.of(known.events(0, known.events()), row.state().ended(), Instant.now()));
    }

    /** The event of a moment, by its place in the chart; -1 for none. */
    int event(int moment) {
        var known = past;
        return known == null ? -1 : known.eventAt(Math.min(moment, known.last()));
    }

    /** The moment of an event; that of the last one is the present. */
    int moment(int event) {
        var known = past;
        return known == null || event >= chart.events().size() - 1 ? RunMoment.LATEST : known.momentOf(event);
    }
}
