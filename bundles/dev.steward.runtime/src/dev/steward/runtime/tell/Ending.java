package dev.steward.runtime.tell;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import dev.steward.engine.Engine;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.Types;
import dev.steward.engine.value.Value;

/** How a run came out, or what it waits for. */
public final class Ending {

    private static final int WIDE = 300;

    private Ending() {
    }

    /**
     * The lines.
     *
     * @param told what was told already is not said again
     */
    public static List<Line> lines(Engine.Trace trace, RunStore.RunRow row, RunTelling told, Instant now,
            ZoneId zone) {
        var lines = new ArrayList<Line>();
        var took = Duration.between(trace.started(), row.state().ended() ? row.updated() : now);
        lines.add(States.line(row.state()).and(Tone.PLAIN, "  " + Types.simple(trace.playbook()) + "  ")
                .and(Tone.FAINT, trace.run().text(), Line.About.RUN)
                .and(Tone.PLAIN, "  " + Say.money(row.costMicroUsd()) + "  " + Say.span(took)));
        var output = trace.output();
        if (output != null && !(output instanceof Value.None)) {
            lines.add(about("result", Shown.text(output, zone)));
        }
        var error = row.error();
        if (error != null && !told.hasTold(error)) {
            lines.add(about("reason", error));
        }
        if (!row.state().ended()) {
            waiting(row, now, zone, lines);
        }
        return lines;
    }

    private static Line about(String label, String text) {
        return Line.of(Tone.PLAIN, "  " + label + "  " + Say.oneLine(text, WIDE));
    }

    private static void waiting(RunStore.RunRow row, Instant now, ZoneId zone, List<Line> lines) {
        var waitingFor = row.waitingFor();
        if (waitingFor != null) {
            lines.add(Line.of(Tone.PLAIN, "  waits for " + Say.oneLine(waitingFor, WIDE)));
        }
        var due = row.nextDue();
        if (due != null) {
            lines.add(Line.of(Tone.PLAIN, "  next timer at " + Say.moment(due, now, zone)));
        }
    }
}
