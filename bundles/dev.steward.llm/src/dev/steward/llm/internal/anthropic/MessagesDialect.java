package dev.steward.llm.internal.anthropic;

import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ModelClient.Turn;
import dev.steward.llm.internal.Dialect;
import dev.steward.llm.internal.Json;
import dev.steward.llm.internal.Received;
import dev.steward.llm.internal.Received.Stop;
import dev.steward.llm.internal.http.Failures;
import dev.steward.llm.internal.tools.ToolNames;
import okhttp3.Headers;

/**
 * Messages with streaming. Answers that are no text come as the input of a tool that the model must call: every model
 * of the provider knows that form. Where it may use other tools too, it must call one of them or that one.
 */
public final class MessagesDialect implements Dialect {

    private static final String VERSION = "2023-06-01";

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
        body.add("messages", Blocks.messages(turns.stream().filter(turn -> !system(turn)).toList(), ask.tools()));
        addTools(ask, body);
        return body;
    }

    @Override
    public void event(String data, Received received, Failures failures) throws BoundaryException {
        var event = JsonParser.parseString(data).getAsJsonObject();
        switch (Json.textOrEmpty(event, "type")) {
            case "message_start" -> start(Json.object(event, "message"), received);
            case "content_block_start" -> {
                var block = Json.object(event, "content_block");
                if (Json.textOrEmpty(block, "type").equals("tool_use")) {
                    // its input is empty here and comes in pieces
                    call(event, block, null, received);
                }
            }
            case "content_block_delta" -> {
                var delta = Json.object(event, "delta");
                text(Json.textOrEmpty(delta, "text"), received);
                if (delta.has("partial_json")) {
                    call(event, new JsonObject(), delta.get("partial_json"), received);
                }
            }
            case "message_delta" -> {
                stop(Json.text(Json.object(event, "delta"), "stop_reason"), received);
                output(Json.object(event, "usage"), received);
            }
            case "error" -> throw error(event, failures);
            default -> {
                // ends of blocks, pings, and events that may come to be
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
        for (var block : Blocks.numbered(body)) {
            switch (Json.textOrEmpty(block, "type")) {
                case "text" -> text(Json.textOrEmpty(block, "text"), received);
                case "tool_use" -> call(block, block, Json.object(block, "input"), received);
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

    private static void addTools(Ask ask, JsonObject body) {
        var tools = Blocks.offered(ask);
        if (tools.isEmpty()) {
            return;
        }
        body.add("tools", tools);
        var choice = new JsonObject();
        if (ask.schema() == null) {
            choice.addProperty("type", ask.request().tools().isEmpty() ? "none" : "auto");
        } else if (ask.request().tools().isEmpty()) {
            choice.addProperty("type", "tool");
            choice.addProperty("name", ToolNames.ANSWER);
        } else {
            choice.addProperty("type", "any");
        }
        body.add("tool_choice", choice);
    }

    private static void text(String piece, Received received) {
        if (received.structured()) {
            received.aside(piece);
        } else {
            received.append(piece);
        }
    }

    private static void call(JsonObject place, JsonObject block, @Nullable JsonElement input, Received received) {
        received.callOrAnswer(Json.number(place, "index", 0), Json.textOrEmpty(block, "id"),
                Json.textOrEmpty(block, "name"), input);
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
