package dev.steward.ui.runs.internal.timeline;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;

import dev.steward.engine.RunId;
import dev.steward.engine.spi.RunStore.RunRow;
import dev.steward.ui.RunMoment;
import dev.steward.ui.Session;

/** What a timeline knows of a run: read elsewhere, so that nothing here waits for the store. */
final class Told {

    private final RunRow row;
    private final Chart chart;
    /** Of each event. */
    private final int[] moments;

    private Told(RunRow row, Chart chart, int[] moments) {
        this.row = row;
        this.chart = chart;
        this.moments = moments;
    }

    /** Reads it; without events when the journal was removed. Not on the UI thread. */
    static Told read(Session session, RunId run) {
        var runs = session.company().runs();
        var row = runs.row(run);
        if (row.compacted()) {
            return new Told(row, Chart.NONE, new int[0]);
        }
        var past = runs.past(run);
        var events = past.events(0, past.events());
        return new Told(row, ChartMaker.of(events, row.state().ended(), Instant.now()),
                IntStream.range(0, events.size()).map(past::momentOf).toArray());
    }

    RunRow row() {
        return row;
    }

    Chart chart() {
        return chart;
    }

    /** The last event at or before a moment, by its place in the chart; -1 for none. */
    int event(int moment) {
        var at = Arrays.binarySearch(moments, moment);
        if (at < 0) {
            return -at - 2;
        }
        while (at + 1 < moments.length && moments[at + 1] == moment) {
            at++;
        }
        return at;
    }

    /** The moment of an event; that of the last one is the present. */
    int moment(int event) {
        return event >= moments.length - 1 ? RunMoment.LATEST : moments[event];
    }
}
