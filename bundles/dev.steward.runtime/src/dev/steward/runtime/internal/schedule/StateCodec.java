package dev.steward.runtime.internal.schedule;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.steward.engine.RunId;

/** Small JSON objects as bytes; what is absent has no member. */
final class StateCodec {

    private StateCodec() {
    }

    static byte[] bytes(TriggerState state) {
        var json = new JsonObject();
        json.addProperty("playbook", state.playbook());
        json.addProperty("since", state.since().toString());
        json.addProperty("decided", state.decided().toString());
        json.add("pending", pending(state.pending()));
        var open = new JsonArray();
        state.open().forEach(run -> open.add(run.text()));
        json.add("open", open);
        var last = state.last();
        if (last != null) {
            var one = new JsonObject();
            one.addProperty("run", last.run().text());
            one.addProperty("due", last.due().toString());
            one.addProperty("started", last.started().toString());
            one.addProperty("origin", last.origin());
            json.add("last", one);
        }
        var missed = state.missed();
        if (missed != null) {
            var one = new JsonObject();
            one.addProperty("due", missed.due().toString());
            one.addProperty("noticed", missed.noticed().toString());
            one.addProperty("why", missed.why());
            json.add("missed", one);
        }
        json.addProperty("count", state.count());
        json.addProperty("gone", state.gone());
        return bytes(json);
    }

    static TriggerState state(byte[] bytes) {
        var json = object(bytes);
        var last = json.getAsJsonObject("last");
        var missed = json.getAsJsonObject("missed");
        return new TriggerState(text(json, "playbook"), time(json, "since"), time(json, "decided"),
                pending(json.getAsJsonArray("pending")),
                json.getAsJsonArray("open").asList().stream().map(run -> new RunId(run.getAsString())).toList(),
                last == null ? null : new TriggerState.Last(new RunId(text(last, "run")), time(last, "due"),
                        time(last, "started"), text(last, "origin")),
                missed == null ? null : new TriggerState.Missed(time(missed, "due"), time(missed, "noticed"),
                        text(missed, "why")),
                json.get("count").getAsLong(), json.get("gone").getAsBoolean());
    }

    /** Neighbours that make up for the same are kept together, as there may be many; times are whole seconds. */
    private static JsonArray pending(List<TriggerState.Firing> firings) {
        var groups = new JsonArray();
        var dues = new JsonArray();
        for (var i = 0; i < firings.size(); i++) {
            var firing = firings.get(i);
            if (i == 0 || !Objects.equals(firing.madeUp(), firings.get(i - 1).madeUp())) {
                dues = new JsonArray();
                var group = new JsonObject();
                group.addProperty("madeUp", firing.madeUp());
                group.add("due", dues);
                groups.add(group);
            }
            dues.add(firing.due().getEpochSecond());
        }
        return groups;
    }

    private static List<TriggerState.Firing> pending(JsonArray groups) {
        var firings = new ArrayList<TriggerState.Firing>();
        for (var each : groups) {
            var group = each.getAsJsonObject();
            for (var due : group.getAsJsonArray("due")) {
                firings.add(new TriggerState.Firing(Instant.ofEpochSecond(due.getAsLong()),
                        optional(group, "madeUp")));
            }
        }
        return firings;
    }

    static byte[] bytes(JsonObject json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    static JsonObject object(byte[] bytes) {
        return JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8)).getAsJsonObject();
    }

    static String text(JsonObject json, String name) {
        return json.get(name).getAsString();
    }

    static Instant time(JsonObject json, String name) {
        return Instant.parse(text(json, name));
    }

    static @Nullable String optional(JsonObject json, String name) {
        var value = json.get(name);
        return value == null || value.isJsonNull() ? null : value.getAsString();
    }

    static List<String> texts(JsonObject json, String name) {
        var values = json.getAsJsonArray(name);
        return values == null ? List.of() : values.asList().stream().map(JsonElement::getAsString).toList();
    }
}
