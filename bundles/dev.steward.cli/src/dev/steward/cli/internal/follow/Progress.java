package dev.steward.cli.internal.follow;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import dev.steward.cli.internal.Invocation;
import dev.steward.runtime.tell.Tone;
import dev.steward.runtime.tell.RunTelling;
import dev.steward.runtime.tell.Say;
import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.value.Shown;

/**
 * Shows a run while it goes on. Finished steps are lines that stay; what is under way is drawn in place at the end, with
 * the cost so far. In a pipe only the lines appear. Thread-safe.
 */
final class Progress implements AutoCloseable {

    private static final int PACE_MS = 150;

    private final Invocation call;
    private final RunTelling telling;
    private final ZoneId zone;
    private final Map<String, Busy> busy = new LinkedHashMap<>();
    private final ScheduledThreadPoolExecutor pace = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("steward-progress").factory());
    private final Instant started = Instant.now();
    private boolean held;

    private record Busy(String what, Instant since, long characters) {
    }

    Progress(Invocation call, ZoneId zone) {
        this.call = call;
        this.zone = zone;
        telling = new RunTelling(zone);
        if (call.screen().live()) {
            pace.scheduleAtFixedRate(this::draw, PACE_MS, PACE_MS, TimeUnit.MILLISECONDS);
        }
    }

    synchronized void event(Engine.RunEvent event) {
        var path = event.path();
        switch (event.type()) {
            case "step.started" -> busy.put(path, new Busy(first(event, "kind"), event.at(), 0));
            case "call.intended" -> busy.put(path, new Busy(first(event, "target"), event.at(), 0));
            case "ask.opened", "step.failed", "step.stopped", "step.done" -> busy.remove(path);
            default -> {
                // Other entries change nothing that is under way.
            }
        }
        telling.hear(event).ifPresent(line -> note(call.paint().line(line)));
    }

    /** What was told, if anything was. */
    synchronized RunTelling told() {
        return call.quiet() ? new RunTelling(zone) : telling;
    }

    synchronized void delta(RunId run, String path, String text) {
        busy.computeIfPresent(path, (p, b) -> new Busy(b.what, b.since, b.characters + text.length()));
    }

    /** The line and the area change in one write, so that a finished step is never seen in both. */
    private void note(String line) {
        if (!call.quiet()) {
            call.screen().print(line, held ? List.of() : area());
        }
    }

    private static String pad(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }

    private String first(Engine.RunEvent event, String fact) {
        var value = event.facts().get(fact);
        return value == null ? "works" : Say.oneLine(Shown.text(value, zone), 40);
    }

    /** Takes the area away and keeps it away, while the person is asked something. */
    synchronized void hold() {
        held = true;
        call.screen().clear();
    }

    synchronized void release() {
        held = false;
    }

    private synchronized void draw() {
        if (!held) {
            call.screen().show(area());
        }
    }

    private List<String> area() {
        var area = new ArrayList<String>();
        var now = Instant.now();
        busy.forEach((path,
                b) -> area.add("  " + call.paint().in(Tone.RUNNING, "▶") + " " + pad(path, 20) + "  " + b.what
                        + (b.characters > 0 ? ", " + b.characters + " characters" : "") + "  "
                        + call.paint().in(Tone.FAINT, Say.span(Duration.between(b.since, now)))));
        area.add(call.paint().in(Tone.FAINT,
                "  " + Say.money(telling.spent()) + " so far · " + Say.span(Duration.between(started, now))));
        return area;
    }

    @Override
    public void close() {
        pace.shutdownNow();
        hold();
    }
}
