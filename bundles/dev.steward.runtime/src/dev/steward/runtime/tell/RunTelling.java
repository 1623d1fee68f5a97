package dev.steward.runtime.tell;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.steward.engine.Engine;
import dev.steward.engine.value.Shown;

/**
 * The lines of one run, told while it goes on: a line for each step that ended, with what it cost and how long it took,
 * and one for what else people care about. A reason is told once. Not thread-safe.
 */
public final class RunTelling {

    private static final int PATH_WIDTH = 20;

    private final EventWords words;
    private final ZoneId zone;
    private final Map<String, Instant> began = new HashMap<>();
    private final Map<String, Long> spentBefore = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private String failedAt = "";
    private long spent;

    /** @param zone in which times are told */
    public RunTelling(ZoneId zone) {
        this.zone = zone;
        words = new EventWords(zone);
    }

    /** What the run has spent, in millionths of a dollar, as of the last event. */
    public long spent() {
        return spent;
    }

    /** Whether a failure's reason was told. */
    public boolean hasTold(String failure) {
        return told.contains(failure);
    }

    /** The line of an event; empty for those that only machines need. */
    public Optional<Line> hear(Engine.RunEvent event) {
        var path = event.path();
        if (!path.isEmpty()) {
            began.putIfAbsent(path, event.at());
            spentBefore.putIfAbsent(path, spent);
        }
        spent = event.microUsd();
        return switch (event.type()) {
            case "step.done" -> Optional.of(done(event));
            case "run.restarted", "run.forked", "run.reopened" -> Optional.empty();
            case "step.failed" -> hasTold(failure(event)) ? around(path) : failed(event);
            case "call.failed" -> failed(event);
            default -> line(event);
        };
    }

    private Optional<Line> line(Engine.RunEvent event) {
        return words.of(event).map(line -> placed(line, event.path()));
    }

    /** The step's name stands where it does in the line of a step that is done, however long the words are. */
    private static Line placed(Line line, String path) {
        var sign = line.pieces().getFirst();
        var placed = Line.of(Tone.PLAIN, "  ").and(sign.tone(), sign.text());
        if (!path.isEmpty()) {
            placed = placed.and(Tone.PLAIN, " ").and(Tone.PLAIN, path, Line.About.STEP)
                    .and(Tone.PLAIN, " ".repeat(Math.max(0, PATH_WIDTH - path.length())) + " ");
        }
        return placed.and(new Line(line.pieces().subList(1, line.pieces().size())));
    }

    private Optional<Line> failed(Engine.RunEvent event) {
        var line = line(event);
        told.add(failure(event));
        failedAt = event.path();
        return line;
    }

    /** The reason stands above already; that a step around it failed, too, is news. */
    private Optional<Line> around(String path) {
        return path.equals(failedAt) ? Optional.empty()
                : Optional.of(Line.of(Tone.PLAIN, "  ").and(Tone.FAILED, "✕").and(Tone.PLAIN, " ")
                        .and(Tone.PLAIN, path, Line.About.STEP)
                        .and(Tone.PLAIN, " ".repeat(Math.max(0, PATH_WIDTH - path.length())) + "  failed"));
    }

    private Line done(Engine.RunEvent event) {
        var path = event.path();
        var cost = event.microUsd() - spentBefore.getOrDefault(path, event.microUsd());
        var took = Duration.between(began.getOrDefault(path, event.at()), event.at());
        return Line.of(Tone.PLAIN, "  ").and(Tone.DONE, "✓").and(Tone.PLAIN, " ")
                .and(Tone.PLAIN, path, Line.About.STEP)
                .and(Tone.PLAIN, " ".repeat(Math.max(0, PATH_WIDTH - path.length())))
                .and(Tone.FAINT, (cost > 0 ? "  " + Say.money(cost) : "") + "  " + Say.span(took));
    }

    private String failure(Engine.RunEvent event) {
        return text(event, "error") + ": " + text(event, "message");
    }

    private String text(Engine.RunEvent event, String fact) {
        var value = event.facts().get(fact);
        return value == null ? "" : Shown.text(value, zone);
    }
}
