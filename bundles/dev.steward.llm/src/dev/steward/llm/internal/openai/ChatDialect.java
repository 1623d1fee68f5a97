package dev.steward.llm.internal.openai;

import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.steward.engine.spi.BoundaryException;
import dev.steward.llm.internal.Dialect;
import dev.steward.llm.internal.Json;
import dev.steward.llm.internal.Received;
import dev.steward.llm.internal.Received.Stop;
import dev.steward.llm.internal.http.Failures;
import dev.steward.llm.internal.schema.AnswerSchema;
import dev.steward.llm.internal.schema.StrictSchema;
import okhttp3.Headers;

/** Chat completions with streaming; answers that are no text follow a strict JSON schema. */
public final class ChatDialect implements Dialect {

    private static final String DONE = "[DONE]";
    private final String boundField;

    /** @param boundField name of the bound on output tokens, which newer and older servers call differently */
    public ChatDialect(String boundField) {
        this.boundField = boundField;
    }

    @Override
    public String path() {
        return "/chat/completions";
    }

    @Override
    public Headers headers(@Nullable String key) {
        return key == null ? new Headers.Builder().build() : Headers.of("Authorization", "Bearer " + key);
    }

    @Override
    public JsonObject body(Ask ask) {
        var body = new JsonObject();
        body.addProperty("model", ask.name());
        body.add("messages", messages(ask));
        body.addProperty("stream", true);
        body.addProperty(boundField, ask.maxOutput());
        var tools = ChatTools.offered(ask);
        if (!tools.isEmpty()) {
            body.add("tools", tools);
        }
        if (!ask.plain()) {
            var options = new JsonObject();
            options.addProperty("include_usage", true);
            body.add("stream_options", options);
            var schema = ask.schema();
            if (schema != null) {
                body.add("response_format", format(schema));
            }
        }
        return body;
    }

    @Override
    public void event(String data, Received received, Failures failures) throws BoundaryException {
        if (!data.strip().equals(DONE)) {
            var chunk = JsonParser.parseString(data).getAsJsonObject();
            read(chunk, "delta", received, failures);
        }
    }

    @Override
    public void whole(JsonObject body, Received received, Failures failures) throws BoundaryException {
        if (!body.has("error") && Json.array(body, "choices").isEmpty()) {
            throw failures.garbled();
        }
        read(body, "message", received, failures);
    }

    private static JsonArray messages(Ask ask) {
        var messages = new JsonArray();
        ask.request().turns().forEach(turn -> messages.add(ChatTools.turn(turn, ask.tools())));
        var schema = ask.schema();
        if (schema != null && ask.plain()) {
            messages.asList().add(0, Json.turn("system", "Answer with one JSON value that fits this JSON Schema, and "
                    + "with nothing else: " + schema.root()));
        }
        return messages;
    }

    private static JsonObject format(AnswerSchema schema) {
        var named = new JsonObject();
        named.addProperty("name", "answer");
        var strict = StrictSchema.fits(schema.root());
        named.addProperty("strict", strict);
        named.add("schema", strict ? StrictSchema.of(schema.root()) : schema.root());
        var format = new JsonObject();
        format.addProperty("type", "json_schema");
        format.add("json_schema", named);
        return format;
    }

    private static void read(JsonObject chunk, String part, Received received, Failures failures)
            throws BoundaryException {
        if (chunk.has("error")) {
            var error = Json.object(chunk, "error");
            throw failures.reported(Json.text(error, "type"), Json.textOrEmpty(error, "message"));
        }
        var model = Json.text(chunk, "model");
        if (model != null) {
            received.model(model);
        }
        var choices = Json.array(chunk, "choices");
        if (!choices.isEmpty()) {
            var piece = Json.object(choices.get(0), part);
            received.append(Json.textOrEmpty(piece, "content"));
            ChatTools.read(piece, received);
            if (!Json.textOrEmpty(piece, "refusal").isEmpty()) {
                received.refuse(Json.textOrEmpty(piece, "refusal"));
            }
            stop(Json.text(choices.get(0), "finish_reason"), received);
        }
        usage(chunk, received);
    }

    private static void stop(@Nullable String reason, Received received) {
        switch (reason) {
            case null -> {
                // not the last one
            }
            case "length" -> received.stop(Stop.CUT);
            case "content_filter" -> received.stop(Stop.REFUSED);
            default -> received.stop(Stop.DONE);
        }
    }

    private static void usage(JsonObject chunk, Received received) {
        var usage = Json.object(chunk, "usage");
        if (usage.has("prompt_tokens")) {
            received.input(Json.number(usage, "prompt_tokens", 0),
                    Json.number(Json.object(usage, "prompt_tokens_details"), "cached_tokens", 0));
            received.output(Json.number(usage, "completion_tokens", 0));
        }
    }
}
