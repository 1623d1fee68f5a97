package dev.steward.ui.runs.internal.timeline;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import dev.steward.engine.Engine.RunEvent;
import dev.steward.engine.value.Shown;
import dev.steward.runtime.tell.EventWords;
import dev.steward.ui.kit.Say;

/** The words of the events of a run. Pure. */
final class EventText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ENGLISH);
    private static final int WIDE = 300;

    private final EventWords words;
    private final ZoneId zone;

    EventText(ZoneId zone) {
        this.zone = zone;
        words = new EventWords(zone);
    }

    /** Number, time, step, what happened, what the run has cost by then. */
    List<String> cells(RunEvent event) {
        return List.of(Long.toString(event.seq()), TIME.format(event.at().atZone(zone)), event.path(), what(event),
                event.microUsd() == 0 ? "" : Say.money(event.microUsd()));
    }

    /** What happened. */
    String what(RunEvent event) {
        return words.of(event).map(line -> line.text().strip()).orElseGet(() -> switch (event.type()) {
            case "run.started" -> "the run was started";
            case "run.begun" -> "the run begins";
            case "run.armed" -> "the debugger said where it holds";
            case "run.ended" -> "the run ended: " + fact(event, "state");
            case "step.started" -> "begins" + (fact(event, "kind").isEmpty() ? "" : ": " + fact(event, "kind"));
            case "step.done" -> "done";
            case "step.why" -> fact(event, "text");
            case "call.intended" -> "call begins";
            case "call.done" -> "call came back";
            case "timer.set" -> "waits until " + fact(event, "due");
            case "timer.fired" -> "the time has come";
            default -> event.type().replace('.', ' ');
        });
    }

    private String fact(RunEvent event, String name) {
        var value = event.facts().get(name);
        return value == null ? "" : Say.oneLine(Shown.text(value, zone), WIDE);
    }

    /** For the line below the drawing: place, time, step and what. */
    String line(RunEvent event, int at, int all) {
        return "event %,d of %,d   %s   %s".formatted(at + 1, all, TIME.format(event.at().atZone(zone)),
                (event.path().isEmpty() ? "" : event.path() + "  ") + what(event));
    }

    /** {@code Mon 23 Nov, 09:00 to 14:12}, with the day only where it is another one. */
    String range(Instant from, Instant to) {
        var begin = from.atZone(zone);
        var end = to.atZone(zone);
        return Say.exact(from, zone) + (begin.toLocalDate().equals(end.toLocalDate())
                ? "" : " to " + Say.exact(to, zone));
    }
}
