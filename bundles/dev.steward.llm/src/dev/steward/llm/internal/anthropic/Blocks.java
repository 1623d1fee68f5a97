package dev.steward.llm.internal.anthropic;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import dev.steward.engine.spi.ModelClient.Tool;
import dev.steward.engine.spi.ModelClient.Turn;
import dev.steward.llm.internal.Dialect.Ask;
import dev.steward.llm.internal.Json;
import dev.steward.llm.internal.tools.ToolNames;
import dev.steward.llm.internal.tools.ToolText;

/** A conversation as messages made of blocks: texts, uses of tools, and their results. */
final class Blocks {

    private static final int MAX_ID = 64;

    private Blocks() {
    }

    /** The turns as messages; results that follow each other stand in one message, as the provider demands. */
    static JsonArray messages(List<Turn> turns, ToolNames names) {
        var messages = new JsonArray();
        JsonArray results = null;
        for (var turn : turns) {
            var answers = turn.answers();
            if (answers == null) {
                results = null;
                messages.add(turn.calls().isEmpty() ? Json.turn(turn.role(), turn.text()) : uses(turn, names));
            } else {
                if (results == null) {
                    results = new JsonArray();
                    messages.add(message("user", results));
                }
                results.add(result(answers, turn.text()));
            }
        }
        return messages;
    }

    /**
     * The tools of a call, that which takes the answer first; empty for none. A conversation that has uses of tools is
     * refused without tools, so that those stand for themselves when no more may be used.
     */
    static JsonArray offered(Ask ask) {
        var offered = new JsonArray();
        var schema = ask.schema();
        if (schema != null) {
            offered.add(tool(ToolNames.ANSWER, "Takes the answer. Call it once, with the whole answer.",
                    schema.root()));
        }
        var tools = new ArrayList<Tool>(ask.request().tools());
        if (tools.isEmpty() && schema == null) {
            var used = new LinkedHashSet<String>();
            ask.request().turns().forEach(turn -> turn.calls().forEach(call -> used.add(call.tool())));
            used.forEach(name -> tools.add(new Tool(name, "No longer at hand.", "")));
        }
        tools.forEach(tool -> offered.add(tool(ask.tools().spelled(tool.name()), tool.description(),
                ToolText.schema(tool))));
        return offered;
    }

    /** The blocks of a whole answer, each with its place as a stream would tell it. */
    static List<JsonObject> numbered(JsonObject answer) {
        var blocks = new ArrayList<JsonObject>();
        for (var block : Json.array(answer, "content")) {
            var numbered = block.getAsJsonObject().deepCopy();
            numbered.addProperty("index", blocks.size());
            blocks.add(numbered);
        }
        return blocks;
    }

    private static JsonObject uses(Turn turn, ToolNames names) {
        var blocks = new JsonArray();
        if (!turn.text().isBlank()) {
            var text = block("text", null);
            text.addProperty("text", turn.text());
            blocks.add(text);
        }
        for (var call : turn.calls()) {
            var use = block("tool_use", ToolText.id(call.id(), MAX_ID));
            use.addProperty("name", names.spelled(call.tool()));
            use.add("input", ToolText.object(call.arguments()));
            blocks.add(use);
        }
        return message(turn.role(), blocks);
    }

    private static JsonObject result(String id, String text) {
        var result = block("tool_result", null);
        result.addProperty("tool_use_id", ToolText.id(id, MAX_ID));
        result.addProperty("content", text);
        return result;
    }

    private static JsonObject block(String type, @Nullable String id) {
        var block = new JsonObject();
        block.addProperty("type", type);
        if (id != null) {
            block.addProperty("id", id);
        }
        return block;
    }

    private static JsonObject message(String role, JsonArray blocks) {
        var message = new JsonObject();
        message.addProperty("role", role);
        message.add("content", blocks);
        return message;
    }

    private static JsonObject tool(String name, String description, JsonObject schema) {
        var tool = new JsonObject();
        tool.addProperty("name", name);
        tool.addProperty("description", description);
        tool.add("input_schema", schema);
        return tool;
    }
}
