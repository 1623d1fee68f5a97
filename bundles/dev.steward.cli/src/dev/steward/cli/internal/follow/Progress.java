package dev.steward.cli.internal.follow;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.term.Paint.Tone;
import dev.steward.cli.internal.text.EventLine;
import dev.steward.cli.internal.text.Say;
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
    private final EventLine lines;
    private final ZoneId zone;
    private final Map<String, Busy> busy = new LinkedHashMap<>();
    private final Map<String, Instant> began = new LinkedHashMap<>();
    private final Map<String, Long> spentBefore = new LinkedHashMap<>();
    private final ScheduledThreadPoolExecutor pace = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("steward-progress").factory());
    private final Instant started = Instant.now();
    private final Set<String> told = new HashSet<>();
    private String failedAt = "";
    private long spent;
    private boolean held;

    private record Busy(String what, Instant since, long characters) {
    }

    Progress(Invocation call, ZoneId zone) {
        this.call = call;
        this.zone = zone;
        lines = new EventLine(call.paint(), zone);
        if (call.screen().live()) {
            pace.scheduleAtFixedRate(this::draw, PACE_MS, PACE_MS, TimeUnit.MILLISECONDS);
        }
    }

    synchronized void event(Engine.RunEvent event) {
        var path = event.path();
        if (!path.isEmpty()) {
            began.putIfAbsent(path, event.at());
            spentBefore.putIfAbsent(path, spent);
        }
        spent = event.microUsd();
        switch (event.type()) {
            case "step.started" -> busy.put(path, new Busy(first(event, "kind"), event.at(), 0));
            case "call.intended" -> busy.put(path, new Busy(first(event, "target"), event.at(), 0));
            case "ask.opened", "step.failed", "step.stopped" -> busy.remove(path);
            case "step.done" -> done(event);
            default -> {
                // Other entries change nothing that is under way.
            }
        }
        if (event.type().equals("run.restarted")) {
            return;
        }
        if (event.type().equals("step.failed") && hasTold(failure(event))) {
            // The reason stands above already; that a step around it failed, too, is news.
            if (!path.equals(failedAt)) {
                note("  " + call.paint().in(Tone.FAILED, "✕") + " failed  " + call.paint().in(Tone.FAINT, path));
            }
            return;
        }
        lines.of(event).ifPresent(line -> note("  " + line + "  " + call.paint().in(Tone.FAINT, path)));
        if (event.type().equals("call.failed") || event.type().equals("step.failed")) {
            told.add(failure(event));
            failedAt = path;
        }
    }

    private String failure(Engine.RunEvent event) {
        return text(event, "error") + ": " + text(event, "message");
    }

    private String text(Engine.RunEvent event, String fact) {
        var value = event.facts().get(fact);
        return value == null ? "" : Shown.text(value, zone);
    }

    /** Whether a failure's reason was printed. */
    synchronized boolean hasTold(String failure) {
        return !call.quiet() && told.contains(failure);
    }

    synchronized void delta(RunId run, String path, String text) {
        busy.computeIfPresent(path, (p, b) -> new Busy(b.what, b.since, b.characters + text.length()));
    }

    private void done(Engine.RunEvent event) {
        busy.remove(event.path());
        var cost = event.microUsd() - spentBefore.getOrDefault(event.path(), event.microUsd());
        var took = Duration.between(began.getOrDefault(event.path(), event.at()), event.at());
        var paint = call.paint();
        note("  " + paint.in(Tone.DONE, "✓") + " " + pad(event.path(), 20)
                + paint.in(Tone.FAINT, (cost > 0 ? "  " + Say.money(cost) : "") + "  " + Say.span(took)));
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
                "  " + Say.money(spent) + " so far · " + Say.span(Duration.between(started, now))));
        return area;
    }

    @Override
    public void close() {
        pace.shutdownNow();
        hold();
    }
}
