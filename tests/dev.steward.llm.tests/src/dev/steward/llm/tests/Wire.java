package dev.steward.llm.tests;

import java.util.Locale;
import java.util.Map;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

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
        return begin() + piece(text.substring(0, half), json) + piece(text.substring(half), json) + end("done");
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

    /** The end of a stream: {@code done}, {@code cut} or {@code refused}. */
    String end(String why) {
        if (this == ANTHROPIC) {
            var reason = Map.of("done", "end_turn", "cut", "max_tokens", "refused", "refusal").get(why);
            return event("{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"" + reason
                    + "\"},\"usage\":{\"output_tokens\":25}}") + event("{\"type\":\"message_stop\"}");
        }
        var reason = Map.of("done", "stop", "cut", "length", "refused", "content_filter").get(why);
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
