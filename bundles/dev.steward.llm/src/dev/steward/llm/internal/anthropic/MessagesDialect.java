package dev.steward.llm.internal.anthropic;

import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ModelClient.Turn;
import dev.steward.llm.internal.Dialect;
import dev.steward.llm.internal.Json;
import dev.steward.llm.internal.Received;
import dev.steward.llm.internal.Received.Stop;
import dev.steward.llm.internal.http.Failures;
import dev.steward.llm.internal.schema.AnswerSchema;
import okhttp3.Headers;

/**
 * Messages with streaming. Answers that are no text come as the input of a tool that the model must call: every model
 * of the provider knows that form.
 */
public final class MessagesDialect implements Dialect {

    private static final String VERSION = "2023-06-01";
    private static final String TOOL = "answer";

    @Override
    public String path() {
        return "/messages";
    }

    @Override
    public Headers headers(@Nullable String key) {
        var headers = new Headers.Builder().add("anthropic-version", VERSION);
        return key == null ? headers.build() : headers.add("x-api-key", key).build();
    }

    @Override
    public JsonObject body(Ask ask) {
        var body = new JsonObject();
        body.addProperty("model", ask.name());
        body.addProperty("max_tokens", ask.maxOutput());
        body.addProperty("stream", true);
        var turns = ask.request().turns();
        var system = turns.stream().filter(MessagesDialect::system).map(Turn::text).collect(Collectors.joining("\n\n"));
        if (!system.isBlank()) {
            body.addProperty("system", system);
        }
        var messages = new JsonArray();
        turns.stream().filter(turn -> !system(turn)).forEach(turn -> messages.add(Json.turn(turn.role(), turn.text())));
        body.add("messages", messages);
        var schema = ask.schema();
        if (schema != null) {
            addTool(schema, body);
        }
        return body;
    }

    @Override
    public void event(String data, Received received, Failures failures) throws BoundaryException {
        var event = JsonParser.parseString(data).getAsJsonObject();
        switch (Json.textOrEmpty(event, "type")) {
            case "message_start" -> start(Json.object(event, "message"), received);
            case "content_block_delta" -> {
                var delta = Json.object(event, "delta");
                received.append(Json.textOrEmpty(delta, "text") + Json.textOrEmpty(delta, "partial_json"));
            }
            case "message_delta" -> {
                stop(Json.text(Json.object(event, "delta"), "stop_reason"), received);
                output(Json.object(event, "usage"), received);
            }
            case "error" -> throw error(event, failures);
            default -> {
                // starts and ends of blocks, pings, and events that may come to be
            }
        }
    }

    @Override
    public void whole(JsonObject body, Received received, Failures failures) throws BoundaryException {
        if (body.has("error")) {
            throw error(body, failures);
        }
        if (!body.has("content")) {
            throw failures.garbled();
        }
        for (var block : Json.array(body, "content")) {
            switch (Json.textOrEmpty(block, "type")) {
                case "text" -> received.append(Json.textOrEmpty(block, "text"));
                case "tool_use" -> received.append(Json.object(block, "input").toString());
                default -> {
                    // thoughts: no part of the answer
                }
            }
        }
        start(body, received);
        stop(Json.text(body, "stop_reason"), received);
        output(Json.object(body, "usage"), received);
    }

    private static boolean system(Turn turn) {
        return turn.role().equals("system");
    }

    private static void addTool(AnswerSchema schema, JsonObject body) {
        var tool = new JsonObject();
        tool.addProperty("name", TOOL);
        tool.addProperty("description", "Takes the answer. Call it once, with the whole answer.");
        tool.add("input_schema", schema.root());
        var tools = new JsonArray();
        tools.add(tool);
        body.add("tools", tools);
        var choice = new JsonObject();
        choice.addProperty("type", "tool");
        choice.addProperty("name", TOOL);
        body.add("tool_choice", choice);
    }

    private static void start(JsonObject message, Received received) {
        var model = Json.text(message, "model");
        if (model != null) {
            received.model(model);
        }
        var usage = Json.object(message, "usage");
        if (usage.has("input_tokens")) {
            var cached = Json.number(usage, "cache_read_input_tokens", 0);
            received.input(Json.number(usage, "input_tokens", 0) + cached
                    + Json.number(usage, "cache_creation_input_tokens", 0), cached);
        }
    }

    private static void output(JsonObject usage, Received received) {
        if (usage.has("output_tokens")) {
            received.output(Json.number(usage, "output_tokens", 0));
        }
    }

    private static void stop(@Nullable String reason, Received received) {
        switch (reason) {
            case null -> {
                // not the last one
            }
            case "max_tokens", "model_context_window_exceeded" -> received.stop(Stop.CUT);
            case "refusal" -> received.stop(Stop.REFUSED);
            default -> received.stop(Stop.DONE);
        }
    }

    private static BoundaryException error(JsonObject event, Failures failures) {
        var error = Json.object(event, "error");
        return failures.reported(Json.text(error, "type"), Json.textOrEmpty(error, "message"));
    }
}
