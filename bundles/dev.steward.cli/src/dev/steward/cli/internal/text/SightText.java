package dev.steward.cli.internal.text;

import java.time.ZoneId;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import dev.steward.cli.internal.Invocation;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.Value;
import dev.steward.runtime.Values;
import dev.steward.runtime.tell.Say;
import dev.steward.runtime.tell.States;
import dev.steward.runtime.tell.Tone;
import dev.steward.runtime.trace.StepSight;

/** A step looked into: its calls with what was sent and came back, and what they were made from. */
public final class SightText {

    private final Invocation call;
    private final StepSight sight;
    private final ZoneId zone;

    private SightText(Invocation call, StepSight sight, ZoneId zone) {
        this.call = call;
        this.sight = sight;
        this.zone = zone;
    }

    /** For people and programs. */
    public static void tell(Invocation call, StepSight sight, ZoneId zone) {
        call.json(json(sight));
        new SightText(call, sight, zone).lines();
    }

    private void lines() {
        var step = sight.step();
        var paint = call.paint();
        call.print(paint.in(States.stepTone(step.state()), States.stepSign(step.state())) + " "
                + paint.in(Tone.STRONG, step.path()) + "  " + step.kind() + " · " + step.state());
        sight.used().forEach(one -> row("used", one.name() + " = " + shown(one.value()) + "  "
                + paint.in(Tone.FAINT, MomentText.words(one.given()))));
        sight.remembered().forEach(one -> one.notes().forEach(note -> row("memory", note)));
        sight.decisions().forEach(one -> row("rule", one.policy() + ": " + one.verdict() + ", " + one.because()));
        for (var sent : sight.calls()) {
            row("call", sent.target() + "  " + Say.moment(sent.began(), sent.began(), zone) + ", took "
                    + Say.span(sent.took()) + (sent.tokens() > 0 ? ", " + sent.tokens() + " tokens" : "")
                    + (sent.microUsd() > 0 ? ", " + Say.money(sent.microUsd()) : ""));
            sent.sent().forEach((name, value) -> block("sent " + name, value));
            var received = sent.received();
            if (received != null) {
                block("received", received);
            }
            var error = sent.error();
            if (error != null) {
                row("error", error);
            }
            sent.notes().forEach(note -> row("note", note));
        }
        for (var asked : sight.asked()) {
            row("asked", asked.title() + "  " + (asked.answer() == null ? "open" : asked.answer())
                    + (asked.by().isEmpty() ? "" : " by " + asked.by()));
        }
        sight.effects().forEach(effect -> row("effect", effect.operation() + " · " + effect.kind() + " · "
                + effect.state() + " · key " + effect.key()));
    }

    private void row(String label, String text) {
        call.print(ReasonCard.row(call.paint(), label, text));
    }

    /** Whole, as it was: line by line. */
    private void block(String label, Value value) {
        var lines = Shown.text(value, zone).lines().toList();
        if (lines.size() <= 1) {
            row("", label + "  " + String.join("", lines));
        } else {
            row("", label);
            lines.forEach(line -> call.print("              " + line));
        }
    }

    private String shown(Value value) {
        return Say.oneLine(Shown.text(value, zone), 100);
    }

    private static JsonObject json(StepSight sight) {
        var object = TraceJson.step(sight.step());
        object.addProperty("type", "sight");
        var used = new JsonArray();
        sight.used().forEach(one -> used.add(MomentText.variable(one)));
        object.add("used", used);
        object.add("memory", texts(sight.remembered().stream().flatMap(one -> one.notes().stream()).toList()));
        var calls = new JsonArray();
        sight.calls().forEach(sent -> calls.add(sent(sent)));
        object.add("calls", calls);
        var rules = new JsonArray();
        sight.decisions().forEach(one -> rules.add(object(Map.of("policy", one.policy(), "verdict", one.verdict(),
                "because", one.because()))));
        object.add("rules", rules);
        var asked = new JsonArray();
        sight.asked().forEach(one -> asked.add(asked(one)));
        object.add("asked", asked);
        var effects = new JsonArray();
        sight.effects().forEach(effect -> effects.add(TraceJson.effect(effect)));
        object.add("effects", effects);
        return object;
    }

    private static JsonArray texts(Iterable<String> texts) {
        var array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    private static JsonObject object(Map<String, String> words) {
        var object = new JsonObject();
        words.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(word -> object.addProperty(word.getKey(), word.getValue()));
        return object;
    }

    private static JsonObject sent(StepSight.Sent sent) {
        var object = new JsonObject();
        object.addProperty("attempt", sent.attempt());
        object.addProperty("target", sent.target());
        object.add("sent", Values.json(sent.sent()));
        object.addProperty("began", sent.began().toString());
        object.addProperty("millis", sent.took().toMillis());
        object.add("received", Values.json(sent.received()));
        object.addProperty("error", sent.error());
        object.addProperty("tokens", sent.tokens());
        object.add("cost", Json.cost(sent.microUsd()));
        object.add("notes", texts(sent.notes()));
        return object;
    }

    private static JsonObject asked(StepSight.Asked asked) {
        var object = new JsonObject();
        object.addProperty("id", asked.id());
        object.addProperty("kind", asked.kind());
        object.addProperty("title", asked.title());
        object.add("because", texts(asked.because()));
        object.addProperty("answer", asked.answer());
        object.addProperty("by", asked.by());
        object.addProperty("seconds", asked.took().toSeconds());
        return object;
    }
}
