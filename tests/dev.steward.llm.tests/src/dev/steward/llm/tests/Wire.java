package dev.steward.llm.tests;

import java.util.Locale;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import dev.steward.engine.spi.ModelClient.ToolCall;
import mockwebserver3.MockWebServer;

/** What the providers' servers send, frame by frame. */
enum Wire {

    OPENAI("gpt-5-mini"), ANTHROPIC("claude-haiku-4-5"), COMPATIBLE("qwen3");

    static final String KEY = "sk-verysecret-0123456789";
    private final String name;

    Wire(String name) {
        this.name = name;
    }

    String provider() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The full model id for a server. */
    String model(MockWebServer server) {
        return this == COMPATIBLE ? "compatible:" + server.url("/v1") + "#" + name : provider() + ":" + name;
    }

    Map<String, String> properties(MockWebServer server) {
        return this == COMPATIBLE ? Map.of("stall", "0.4")
                : Map.of(provider() + ".url", server.url("/v1").toString(), "stall", "0.4");
    }

    String path() {
        return this == ANTHROPIC ? "/v1/messages" : "/v1/chat/completions";
    }

    String variable() {
        return "STEWARD_SECRET_" + name();
    }

    /** A stream of two pieces that ends well. */
    String stream(String text, boolean json) {
        var half = text.length() / 2;
        return begin() + (json && this == ANTHROPIC ? use(0, "", "answer") : "") + piece(text.substring(0, half), json)
                + piece(text.substring(half), json) + end("done");
    }

    String begin() {
        return this == ANTHROPIC
                ? event("{\"type\":\"message_start\",\"message\":{\"model\":\"" + name
                        + "-1\",\"usage\":{\"input_tokens\":40,\"output_tokens\":1}}}")
                        + event("{\"type\":\"ping\"}")
                : ": comment\n\n" + event("{\"model\":\"" + name
                        + "-1\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}");
    }

    String piece(String text, boolean json) {
        var quoted = new JsonPrimitive(text).toString();
        if (this == ANTHROPIC) {
            return event("{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{"
                    + (json ? "\"type\":\"input_json_delta\",\"partial_json\":" : "\"type\":\"text_delta\",\"text\":")
                    + quoted + "}}");
        }
        return event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":" + quoted + "}}]}");
    }

    /** Several calls at once after a few words, streamed in pieces that come mixed where the provider mixes them. */
    String calls(String words, ToolCall... calls) {
        var stream = new StringBuilder(begin()).append(piece(words, false));
        for (int i = 0; i < calls.length; i++) {
            stream.append(use(i + 1, calls[i].id(), calls[i].tool()));
        }
        for (int part = 0; part < 2; part++) {
            for (int i = 0; i < calls.length; i++) {
                var arguments = calls[i].arguments();
                var half = arguments.length() / 2;
                stream.append(arguments(i + 1, part == 0 ? arguments.substring(0, half) : arguments.substring(half)));
            }
        }
        return stream.append(end("calls")).toString();
    }

    /** The beginning of a call in a stream. */
    String use(int place, String id, String tool) {
        if (this == ANTHROPIC) {
            return event("{\"type\":\"content_block_start\",\"index\":" + place
                    + ",\"content_block\":{\"type\":\"tool_use\",\"id\":\"" + id + "\",\"name\":\"" + tool
                    + "\",\"input\":{}}}");
        }
        return event("{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":" + place + ",\"id\":\""
                + id + "\",\"type\":\"function\",\"function\":{\"name\":\"" + tool
                + "\",\"arguments\":\"\"}}]}}]}");
    }

    /** A piece of the arguments of a call in a stream. */
    String arguments(int place, String text) {
        var quoted = new JsonPrimitive(text).toString();
        return this == ANTHROPIC
                ? event("{\"type\":\"content_block_delta\",\"index\":" + place
                        + ",\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":" + quoted + "}}")
                : event("{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":" + place
                        + ",\"function\":{\"arguments\":" + quoted + "}}]}}]}");
    }

    /** Calls in an answer that does not stream. */
    String wholeCalls(String words, ToolCall... calls) {
        var body = JsonParser.parseString(whole(words, false)).getAsJsonObject();
        var list = new JsonArray();
        for (var call : calls) {
            var arguments = new JsonPrimitive(call.arguments()).toString();
            list.add(JsonParser.parseString(this == ANTHROPIC
                    ? "{\"type\":\"tool_use\",\"id\":\"" + call.id() + "\",\"name\":\"" + call.tool()
                            + "\",\"input\":" + call.arguments() + "}"
                    : "{\"id\":\"" + call.id() + "\",\"type\":\"function\",\"function\":{\"name\":\""
                            + call.tool() + "\",\"arguments\":" + arguments + "}}"));
        }
        if (this == ANTHROPIC) {
            body.getAsJsonArray("content").addAll(list);
        } else {
            body.getAsJsonArray("choices").get(0).getAsJsonObject().getAsJsonObject("message").add("tool_calls", list);
        }
        return body.toString();
    }

    /** The end of a stream: {@code done}, {@code cut}, {@code refused} or {@code calls}. */
    String end(String why) {
        if (this == ANTHROPIC) {
            var reason = Map.of("done", "end_turn", "cut", "max_tokens", "refused", "refusal", "calls", "tool_use")
                    .get(why);
            return event("{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"" + reason
                    + "\"},\"usage\":{\"output_tokens\":25}}") + event("{\"type\":\"message_stop\"}");
        }
        var reason = Map.of("done", "stop", "cut", "length", "refused", "content_filter", "calls", "tool_calls")
                .get(why);
        return event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}]}")
                + event("{\"choices\":[],\"usage\":{\"prompt_tokens\":40,\"completion_tokens\":25,"
                        + "\"prompt_tokens_details\":{\"cached_tokens\":0}}}")
                + "data: [DONE]\n\n";
    }

    /** The same answer without a stream. */
    String whole(String text, boolean json) {
        var body = new JsonObject();
        body.addProperty("model", name + "-1");
        if (this == ANTHROPIC) {
            var block = json ? "{\"type\":\"tool_use\",\"name\":\"answer\",\"input\":" + text + "}"
                    : "{\"type\":\"text\",\"text\":" + new JsonPrimitive(text) + "}";
            body.add("content", JsonParser.parseString("[" + block + "]"));
            body.addProperty("stop_reason", "end_turn");
            body.add("usage", JsonParser.parseString("{\"input_tokens\":40,\"output_tokens\":25}"));
        } else {
            body.add("choices", JsonParser.parseString("[{\"index\":0,\"message\":{\"content\":"
                    + new JsonPrimitive(text) + "},\"finish_reason\":\"stop\"}]"));
            body.add("usage", JsonParser.parseString("{\"prompt_tokens\":40,\"completion_tokens\":25}"));
        }
        return body.toString();
    }

    /** An error that comes inside a stream. */
    String error() {
        return event("{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}");
    }

    private String event(String data) {
        var type = JsonParser.parseString(data).getAsJsonObject().get("type");
        return (this == ANTHROPIC && type != null ? "event: " + type.getAsString() + "\n" : "") + "data: " + data
                + "\n\n";
    }
}
