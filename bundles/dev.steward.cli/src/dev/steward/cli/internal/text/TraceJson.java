package dev.steward.cli.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import dev.steward.engine.Engine;
import dev.steward.runtime.UsedVersion;
import dev.steward.runtime.Values;

/** A trace for programs: the run, its steps, its effects and its events, one object a line. */
public final class TraceJson {

    private TraceJson() {
    }

    /**
     * The objects in that order; {@code type} is trace, step, effect or the event's own.
     *
     * @param used the text that the run works by; empty when it keeps none
     */
    public static List<JsonObject> lines(Engine.Trace trace, Optional<UsedVersion> used) {
        var lines = new ArrayList<JsonObject>();
        var head = Json.ended(trace);
        head.addProperty("type", "trace");
        head.addProperty("plan", trace.planHash());
        head.addProperty("file", used.isPresent() ? used.get().path() : null);
        head.addProperty("commit", used.isPresent() ? used.get().commit() : null);
        head.addProperty("started", trace.started().toString());
        head.add("reserved", Json.cost(trace.reservedMicroUsd()));
        head.add("inputs", Values.json(trace.inputs()));
        head.add("variables", Values.json(trace.variables()));
        lines.add(head);
        trace.steps().forEach(step -> lines.add(step(step)));
        trace.effects().forEach(effect -> lines.add(effect(effect)));
        trace.events().forEach(event -> lines.add(Json.of(event)));
        return lines;
    }

    /** A step. */
    public static JsonObject step(Engine.StepTrace step) {
        var object = new JsonObject();
        var started = step.started();
        var ended = step.ended();
        object.addProperty("type", "step");
        object.addProperty("path", step.path());
        object.addProperty("id", step.staticId());
        object.addProperty("kind", step.kind());
        object.addProperty("state", step.state());
        object.addProperty("started", started == null ? null : started.toString());
        object.addProperty("ended", ended == null ? null : ended.toString());
        object.addProperty("attempts", step.attempts());
        object.add("cost", Json.cost(step.microUsd()));
        object.add("value", Values.json(step.value()));
        object.addProperty("error", step.error());
        var why = new JsonArray();
        step.why().forEach(why::add);
        object.add("why", why);
        return object;
    }

    /** A row of the effect ledger. */
    public static JsonObject effect(Engine.Effect effect) {
        var object = new JsonObject();
        object.addProperty("type", "effect");
        object.addProperty("path", effect.path());
        object.addProperty("operation", effect.operation());
        object.addProperty("kind", effect.kind());
        object.addProperty("key", effect.key());
        object.addProperty("state", effect.state());
        object.addProperty("inherited", effect.inherited());
        object.add("args", Values.json(effect.args()));
        object.add("result", Values.json(effect.result()));
        return object;
    }
}
