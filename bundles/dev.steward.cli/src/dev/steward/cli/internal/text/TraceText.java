package dev.steward.cli.internal.text;

import dev.steward.runtime.tell.EventWords;
import dev.steward.runtime.UsedVersion;
import dev.steward.runtime.tell.States;
import dev.steward.runtime.tell.Say;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.cli.internal.term.Paint;
import dev.steward.runtime.tell.Tone;
import dev.steward.engine.Engine;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.Types;
import dev.steward.engine.value.Value;

/** The story of a run as a tree of steps, with what happened at each: attempts, waits, questions, rules, effects, undo. */
public final class TraceText {

    private static final int VALUE = 100;

    private final Engine.Trace trace;
    private final ZoneId zone;
    private final Paint paint;
    private final Consumer<String> out;
    private final EventWords lines;
    private final Map<String, List<Engine.RunEvent>> eventsByPath;
    private final Map<String, List<Engine.Effect>> effectsByPath;

    /** @param out takes the lines */
    public TraceText(Engine.Trace trace, ZoneId zone, Paint paint, Consumer<String> out) {
        this.trace = trace;
        this.zone = zone;
        this.paint = paint;
        this.out = out;
        lines = new EventWords(zone);
        eventsByPath = trace.events().stream().collect(Collectors.groupingBy(Engine.RunEvent::path));
        effectsByPath = trace.effects().stream().collect(Collectors.groupingBy(Engine.Effect::path));
    }

    /**
     * The whole story.
     *
     * @param used the text that the run works by; empty when it keeps none
     */
    public void tell(Optional<UsedVersion> used) {
        out.accept(
                paint.line(States.line(trace.state())) + "  " + paint.in(Tone.STRONG, Types.simple(trace.playbook()))
                        + "  "
                        + trace.run() + "  " + Say.money(trace.microUsd()) + "  started "
                        + Say.moment(trace.started(), Instant.now(), zone) + "  "
                        + paint.in(Tone.FAINT, "at event " + trace.seq()));
        used.ifPresent(version -> about("version", version.path() + ", " + commit(version)));
        values("inputs", trace.inputs());
        about("waits for", trace.waitingFor());
        about("reason", trace.error());
        if (trace.reservedMicroUsd() > 0) {
            about("reserved", Say.money(trace.reservedMicroUsd()));
        }
        events("", "  ");
        tree();
        ledger();
        var output = trace.output();
        if (output != null && !(output instanceof Value.None)) {
            out.accept("");
            about("result", Shown.text(output, zone));
        }
    }

    private static String commit(UsedVersion used) {
        var commit = used.commit();
        return commit == null ? "a text that was not committed" : "commit " + commit.substring(0, 7);
    }

    private void about(String label, @Nullable String text) {
        if (text != null) {
            out.accept("  " + paint.in(Tone.FAINT, label) + "  " + Say.oneLine(text, 3 * VALUE));
        }
    }

    /** Names and values, one a line. */
    public void values(String title, Map<String, Value> values) {
        values.forEach((name, value) -> out.accept("  " + paint.in(Tone.FAINT, title) + "  " + name + " = "
                + Say.oneLine(Shown.text(value, zone), VALUE)));
    }

    private void tree() {
        if (!trace.steps().isEmpty()) {
            out.accept("");
        }
        var shown = new HashMap<String, Integer>();
        for (var step : trace.steps()) {
            var parents = new ArrayList<>(List.of(step.path().split("/")));
            var own = parents.removeLast();
            var prefix = "";
            for (var parent : parents) {
                prefix = prefix.isEmpty() ? parent : prefix + "/" + parent;
                if (shown.putIfAbsent(prefix, 1) == null) {
                    out.accept("  " + "  ".repeat(depth(prefix)) + paint.in(Tone.FAINT, "┌ ") + last(prefix));
                }
            }
            shown.put(step.path(), 1);
            var tool = own.lastIndexOf("~tool");
            step(step, tool > 0 ? own.substring(tool + 1) + asked(step) : own,
                    "  " + "  ".repeat(parents.size() + (tool > 0 ? 2 : 0)));
        }
    }

    /** Which tool a model asked for, and with what. */
    private String asked(Engine.StepTrace step) {
        return eventsByPath.getOrDefault(step.path(), List.of()).stream()
                .filter(e -> e.type().equals("step.started") && e.facts().get("target") instanceof Value.Text)
                .findFirst().map(e -> " " + Say.tool(e.facts(), zone, VALUE)).orElse("");
    }

    private static int depth(String path) {
        return (int) path.chars().filter(c -> c == '/').count();
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void step(Engine.StepTrace step, String name, String indent) {
        var facts = new ArrayList<String>();
        facts.add(step.kind());
        if (step.attempts() > 1) {
            facts.add(Say.count(step.attempts(), "attempt", "attempts"));
        }
        if (step.microUsd() > 0) {
            facts.add(Say.money(step.microUsd()));
        }
        var started = step.started();
        var ended = step.ended();
        if (started != null && ended != null) {
            facts.add(Say.span(Duration.between(started, ended)));
        }
        var value = step.value();
        out.accept(indent + paint.in(States.stepTone(step.state()), States.stepSign(step.state())) + " "
                + paint.in(Tone.STRONG, name) + "  " + paint.in(Tone.FAINT, String.join(" · ", facts))
                + (value == null || value instanceof Value.None ? ""
                        : "  " + Say.oneLine(Shown.text(value, zone), VALUE)));
        var error = step.error();
        if (error != null && eventsByPath.getOrDefault(step.path(), List.of()).stream()
                .noneMatch(e -> e.type().equals("step.failed"))) {
            out.accept(indent + "    " + paint.in(Tone.FAILED, Say.oneLine(error, VALUE)));
        }
        events(step.path(), indent + "    ");
        for (var effect : effectsByPath.getOrDefault(step.path(), List.of())) {
            out.accept(indent + "    " + paint.in(Tone.ACCENT, "▌") + " effect " + effect.operation() + " · "
                    + effect.kind()
                    + " · " + effect.state() + (effect.inherited() ? " · inherited" : "") + " · "
                    + paint.in(Tone.FAINT, "key " + Say.oneLine(effect.key(), 40)));
        }
    }

    private void events(String path, String indent) {
        var events = eventsByPath.getOrDefault(path, List.of());
        for (var i = 0; i < events.size(); i++) {
            var event = events.get(i);
            // a run that waits is taken up by each command that looks after it: the last time says enough
            if (isRestart(event) && i + 1 < events.size() && isRestart(events.get(i + 1))) {
                continue;
            }
            lines.of(event)
                    .ifPresent(line -> out.accept(indent + paint.in(Tone.FAINT, clock(event.at())) + " "
                            + paint.line(line)));
        }
    }

    private static boolean isRestart(Engine.RunEvent event) {
        return event.type().equals("run.restarted");
    }

    private String clock(Instant at) {
        return Say.moment(at, at, zone);
    }

    private void ledger() {
        var orphans = trace.effects().stream()
                .filter(e -> trace.steps().stream().noneMatch(s -> s.path().equals(e.path()))).toList();
        for (var effect : orphans) {
            out.accept(
                    "  " + paint.in(Tone.ACCENT, "▌") + " " + effect.path() + "  effect " + effect.operation() + " · "
                            + effect.kind() + " · " + effect.state());
        }
    }
}
