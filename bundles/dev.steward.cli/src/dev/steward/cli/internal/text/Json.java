package dev.steward.cli.internal.text;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import dev.steward.engine.Engine;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.Types;
import dev.steward.runtime.Values;

/** What programs read: the documented fields of {@code --json}. */
public final class Json {

    private Json() {
    }

    /** A journal entry. */
    public static JsonObject of(Engine.RunEvent event) {
        var object = new JsonObject();
        object.addProperty("type", event.type());
        object.addProperty("run", event.run().text());
        object.addProperty("seq", event.seq());
        object.addProperty("at", event.at().toString());
        object.addProperty("path", event.path());
        object.add("facts", Values.json(event.facts()));
        object.addProperty("state", state(event.state()));
        object.add("cost", cost(event.microUsd()));
        return object;
    }

    /** The last line of {@code run --json}. */
    public static JsonObject ended(Engine.Trace trace) {
        var object = new JsonObject();
        object.addProperty("type", "run.ended");
        object.addProperty("run", trace.run().text());
        object.addProperty("playbook", trace.playbook());
        object.addProperty("state", state(trace.state()));
        object.add("output", Values.json(trace.output()));
        object.add("cost", cost(trace.microUsd()));
        object.addProperty("waitingFor", trace.waitingFor());
        object.addProperty("error", trace.error());
        object.addProperty("seq", trace.seq());
        return object;
    }

    /** A run's row. */
    public static JsonObject of(RunStore.RunRow row) {
        var object = new JsonObject();
        object.addProperty("type", "run");
        object.addProperty("run", row.run().text());
        object.addProperty("playbook", row.playbook());
        object.addProperty("state", state(row.state()));
        object.addProperty("started", row.started().toString());
        object.addProperty("updated", row.updated().toString());
        object.add("cost", cost(row.costMicroUsd()));
        object.addProperty("waitingFor", row.waitingFor());
        object.addProperty("nextDue", text(row.nextDue()));
        object.addProperty("error", row.error());
        object.addProperty("plan", row.planHash());
        return object;
    }

    /** A question to the operator. */
    public static JsonObject of(RunStore.AskRow ask) {
        var object = new JsonObject();
        object.addProperty("type", "ask");
        object.addProperty("id", ask.id());
        object.addProperty("run", ask.run().text());
        object.addProperty("path", ask.path());
        object.addProperty("kind", ask.kind());
        object.addProperty("title", ask.title());
        object.addProperty("opened", ask.opened().toString());
        object.addProperty("expires", text(ask.expires()));
        object.addProperty("answer", ask.answer());
        return object;
    }

    /** A question with all that is needed to answer it. */
    public static JsonObject withCard(RunStore.AskRow ask, Optional<Engine.Card> card) {
        var object = of(ask);
        card.ifPresent(c -> {
            var because = new JsonArray();
            c.because().forEach(because::add);
            object.add("because", because);
            object.add("evidence", Values.json(c.evidence()));
            object.add("args", Values.json(c.args()));
            var editable = new JsonObject();
            c.editable().forEach((name, type) -> editable.addProperty(name, Types.words(type, c.types())));
            object.add("editable", editable);
        });
        return object;
    }

    /** Money: millionths of a dollar, and dollars. */
    public static JsonObject cost(long microUsd) {
        var object = new JsonObject();
        object.addProperty("microUsd", microUsd);
        object.addProperty("usd", BigDecimal.valueOf(microUsd, 6).stripTrailingZeros());
        return object;
    }

    /** A state's name for programs, such as {@code partly_compensated}. */
    public static String state(RunState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
