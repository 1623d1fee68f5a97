package dev.steward.cli.internal.text;

import dev.steward.runtime.tell.EventWords;
import dev.steward.runtime.tell.States;
import dev.steward.runtime.tell.Say;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import dev.steward.cli.internal.term.Paint;
import dev.steward.runtime.tell.Tone;
import dev.steward.engine.Engine;
import dev.steward.engine.spi.RunStore.StoredPlan;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.Value;

/** Why a step did what it did: where it stands, what gated it, what it changed, what it cost. */
public final class ReasonCard {

    private static final int VALUE = 200;

    private final Engine.Trace trace;
    private final Engine.StepTrace step;
    private final Optional<StoredPlan> plan;
    private final Optional<String> place;
    private final ZoneId zone;

    /**
     * @param plan  what the run keeps of its playbook
     * @param place of the step in it
     */
    public ReasonCard(Engine.Trace trace, Engine.StepTrace step, Optional<StoredPlan> plan, Optional<String> place,
            ZoneId zone) {
        this.trace = trace;
        this.step = step;
        this.plan = plan;
        this.place = place;
        this.zone = zone;
    }

    private List<Engine.Effect> effects() {
        return trace.effects().stream()
                .filter(e -> e.path().equals(step.path()) || e.path().startsWith(step.path() + "~"))
                .toList();
    }

    /** What the model of its agent asked for, in order. */
    private List<Engine.StepTrace> tools() {
        return trace.steps().stream().filter(s -> s.path().startsWith(step.path() + "~tool")).toList();
    }

    private String asked(Engine.StepTrace tool) {
        return trace.events().stream().filter(e -> e.type().equals("step.started") && e.path().equals(tool.path()))
                .findFirst().map(e -> Say.tool(e.facts(), zone, VALUE)).orElse(tool.path());
    }

    private List<Engine.RunEvent> events() {
        return trace.events().stream().filter(e -> e.path().equals(step.path())).toList();
    }

    /** For people; {@code card} is said first, by what it tells. */
    public List<String> lines(Paint paint, Map<String, String> card) {
        var lines = new ArrayList<String>();
        lines.add(paint.in(States.stepTone(step.state()), States.stepSign(step.state())) + " "
                + paint.in(Tone.STRONG, step.path()) + "  " + step.kind() + " · " + step.state());
        card.forEach((label, line) -> lines.add(row(paint, label, line)));
        place.ifPresent(place -> lines.add(row(paint, "place", place)));
        step.why().forEach(why -> lines.add(row(paint, "because", why)));
        lines.add(row(paint, "cost", Say.money(step.microUsd()) + (step.attempts() > 1
                ? " in " + Say.count(step.attempts(), "attempt", "attempts") : "")));
        var told = new EventWords(zone);
        for (var event : events()) {
            told.of(event).ifPresent(
                    line -> lines.add(row(paint, Say.moment(event.at(), event.at(), zone), paint.line(line))));
        }
        for (var effect : effects()) {
            lines.add(
                    row(paint, "effect", effect.operation() + " · " + effect.kind() + " · " + effect.state() + " · key "
                            + Say.oneLine(effect.key(), 60)));
            effect.args().forEach((name, value) -> lines.add(row(paint, "  " + name,
                    Say.oneLine(Shown.text(value, zone), VALUE))));
        }
        for (var tool : tools()) {
            lines.add(row(paint, "tool", asked(tool) + " · " + tool.state()
                    + (tool.microUsd() > 0 ? " · " + Say.money(tool.microUsd()) : "")));
            var gave = tool.value();
            var failed = tool.error();
            if (gave != null) {
                lines.add(row(paint, "  gave", Say.oneLine(Shown.text(gave, zone), VALUE)));
            } else if (failed != null) {
                lines.add(row(paint, "  error", Say.oneLine(failed, VALUE)));
            }
        }
        var value = step.value();
        if (value != null && !(value instanceof Value.None)) {
            lines.add(row(paint, "value", Say.oneLine(Shown.text(value, zone), 3 * VALUE)));
        }
        var error = step.error();
        if (error != null) {
            lines.add(row(paint, "error", Say.oneLine(error, VALUE)));
        }
        plan.ifPresent(p -> lines.add(row(paint, "version", p.hash().substring(0, Math.min(12, p.hash().length()))
                + commit(p))));
        return lines;
    }

    private static String commit(StoredPlan plan) {
        var commit = plan.commit();
        return commit == null ? ", not committed" : ", commit " + commit.substring(0, Math.min(10, commit.length()));
    }

    /** A line of the card. */
    public static String row(Paint paint, String label, String text) {
        return "  " + paint.in(Tone.FAINT, label + " ".repeat(Math.max(0, 8 - label.length()))) + "  " + text;
    }

    /** For programs. */
    public JsonObject json() {
        var object = TraceJson.step(step);
        object.addProperty("type", "why");
        object.addProperty("run", trace.run().text());
        object.addProperty("place", place.orElse(null));
        var effects = new JsonArray();
        effects().forEach(e -> effects.add(TraceJson.effect(e)));
        object.add("effects", effects);
        var events = new JsonArray();
        events().forEach(e -> events.add(Json.of(e)));
        object.add("events", events);
        object.addProperty("plan", trace.planHash());
        object.addProperty("commit", plan.map(StoredPlan::commit).orElse(null));
        return object;
    }
}
