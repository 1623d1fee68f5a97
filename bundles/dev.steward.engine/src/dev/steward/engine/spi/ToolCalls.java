package dev.steward.engine.spi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

import dev.steward.engine.value.Value;

/**
 * What a model said, as the journal keeps it: a text, or a struct with the text and the calls that it asks for. The
 * names of these structs hold a blank, so that no type of a playbook has them.
 */
public final class ToolCalls {

    private static final String SAID = "tool calls", CALL = "tool call", TEXT = "text", CALLS = "calls", ID = "id",
            TOOL = "tool", ARGUMENTS = "arguments";

    private ToolCalls() {
    }

    /** For the journal. */
    public static Value value(ModelClient.Answer answer) {
        var text = new Value.Text(answer.text());
        if (answer.calls().isEmpty()) {
            return text;
        }
        var fields = new LinkedHashMap<String, Value>();
        fields.put(TEXT, text);
        fields.put(CALLS, new Value.Items(List.copyOf(answer.calls().stream().map(ToolCalls::value).toList())));
        return new Value.Struct(SAID, fields);
    }

    private static Value value(ModelClient.ToolCall call) {
        var fields = new LinkedHashMap<String, Value>();
        fields.put(ID, new Value.Text(call.id()));
        fields.put(TOOL, new Value.Text(call.tool()));
        fields.put(ARGUMENTS, new Value.Text(call.arguments()));
        return new Value.Struct(CALL, fields);
    }

    /** The words beside the calls, or all of it. */
    public static String text(Value said) {
        return said instanceof Value.Text text ? text.text()
                : said instanceof Value.Struct struct ? field(struct, TEXT) : "";
    }

    /** What it asks for, empty when it has answered. */
    public static List<ModelClient.ToolCall> calls(Value said) {
        return said instanceof Value.Struct struct && struct.type().equals(SAID)
                && struct.fields().get(CALLS) instanceof Value.Items items
                        ? items.items().stream().map(ToolCalls::call).flatMap(Optional::stream).toList()
                        : List.of();
    }

    private static Optional<ModelClient.ToolCall> call(Value value) {
        return value instanceof Value.Struct struct
                ? Optional.of(new ModelClient.ToolCall(field(struct, ID), field(struct, TOOL),
                        field(struct, ARGUMENTS)))
                : Optional.empty();
    }

    private static String field(Value.Struct struct, String name) {
        return struct.fields().get(name) instanceof Value.Text text ? text.text() : "";
    }
}
