package dev.steward.llm.internal.openai;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import dev.steward.engine.spi.ModelClient.Tool;
import dev.steward.engine.spi.ModelClient.ToolCall;
import dev.steward.engine.spi.ModelClient.Turn;
import dev.steward.llm.internal.Dialect.Ask;
import dev.steward.llm.internal.Json;
import dev.steward.llm.internal.Received;
import dev.steward.llm.internal.tools.ToolNames;
import dev.steward.llm.internal.tools.ToolText;

/** Tools in chat completions: functions that are offered, calls of them, and messages with their results. */
final class ChatTools {

    private static final int MAX_ID = 40;
    private static final int MAX_DESCRIPTION = 1024;

    private ChatTools() {
    }

    /** What is offered; empty for nothing. */
    static JsonArray offered(Ask ask) {
        var tools = new JsonArray();
        ask.request().tools().forEach(tool -> tools.add(function(tool, ask.tools())));
        return tools;
    }

    /** One turn as a message. */
    static JsonObject turn(Turn turn, ToolNames names) {
        var message = Json.turn(turn.role(), turn.text());
        var answers = turn.answers();
        if (answers != null) {
            message.addProperty("tool_call_id", ToolText.id(answers, MAX_ID));
        }
        if (!turn.calls().isEmpty()) {
            var calls = new JsonArray();
            turn.calls().forEach(call -> calls.add(call(call, names)));
            message.add("tool_calls", calls);
        }
        return message;
    }

    /** Reads the pieces of calls in a delta, or whole calls in a message. */
    static void read(JsonObject message, Received received) {
        for (var call : Json.array(message, "tool_calls")) {
            var function = Json.object(call, "function");
            received.call(place(call.getAsJsonObject()), Json.textOrEmpty(call, "id"),
                    Json.textOrEmpty(function, "name"), function.get("arguments"));
        }
    }

    /** Whole messages have no numbers, and the streams of some servers neither. */
    private static long place(JsonObject call) {
        return call.get("index") instanceof JsonPrimitive index && index.isNumber() ? index.getAsLong() : -1;
    }

    private static JsonObject function(Tool tool, ToolNames names) {
        var function = new JsonObject();
        function.addProperty("name", names.spelled(tool.name()));
        var description = tool.description();
        function.addProperty("description", description.length() <= MAX_DESCRIPTION ? description
                : description.substring(0, MAX_DESCRIPTION - 1) + "…");
        function.add("parameters", ToolText.schema(tool));
        return typed(function);
    }

    private static JsonObject call(ToolCall call, ToolNames names) {
        var function = new JsonObject();
        function.addProperty("name", names.spelled(call.tool()));
        function.addProperty("arguments", readable(call.arguments()));
        var written = typed(function);
        written.addProperty("id", ToolText.id(call.id(), MAX_ID));
        return written;
    }

    /** As the model wrote them, where that is an object. */
    private static String readable(String arguments) {
        try {
            return JsonParser.parseString(arguments) instanceof JsonObject ? arguments
                    : ToolText.object(arguments).toString();
        } catch (JsonParseException e) {
            return ToolText.object(arguments).toString(); // many servers read them, and refuse what they can't
        }
    }

    private static JsonObject typed(JsonObject function) {
        var typed = new JsonObject();
        typed.addProperty("type", "function");
        typed.add("function", function);
        return typed;
    }
}
