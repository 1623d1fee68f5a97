package dev.steward.llm.internal.tools;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonElement;

import dev.steward.engine.spi.ModelClient.ToolCall;
import dev.steward.engine.spi.ModelClient.Turn;

/** The calls that an answer asks for, in the order in which they began. Their pieces may come mixed. */
public final class Calls {

    private static final class Written {

        private final String id;
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();

        private Written(String id) {
            this.id = id;
        }
    }

    private final List<Written> all = new ArrayList<>();
    private final Map<Long, Written> open = new HashMap<>();

    /**
     * A piece of a call.
     *
     * @param place     which one; below 0 where the provider does not say, which means the latest
     * @param id        of the call; empty where an earlier piece had it, or none has. Another id in a place begins
     *                  another call, since some servers number all calls alike
     * @param name      as the model wrote it; empty where an earlier piece had it
     * @param arguments further text of the arguments, or all of them; null for none
     */
    public void piece(long place, String id, String name, @Nullable JsonElement arguments) {
        var known = place < 0 && !all.isEmpty() ? all.get(all.size() - 1) : open.get(place);
        var begins = known == null || !id.isEmpty() && !id.equals(known.id)
                || place < 0 && id.isEmpty() && !name.isEmpty() && !known.name.isEmpty();
        var call = begins || known == null ? begin(place, id) : known;
        if (call.name.isEmpty()) {
            call.name = name;
        }
        if (arguments != null && !arguments.isJsonNull()) {
            call.arguments.append(ToolText.arguments(arguments));
        }
    }

    /** Whether nothing is asked for. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** All that was written of them, for an estimate. */
    public String text() {
        var text = new StringBuilder();
        all.forEach(call -> text.append(call.name).append(' ').append(call.arguments).append('\n'));
        return text.toString();
    }

    /** The calls; those without an id of their own in the conversation get one, the same for the same conversation. */
    public List<ToolCall> asked(ToolNames names, List<Turn> conversation) {
        var used = new HashSet<String>();
        conversation.forEach(turn -> turn.calls().forEach(call -> used.add(call.id())));
        var result = new ArrayList<ToolCall>();
        for (var call : all) {
            var id = call.id;
            for (int number = used.size() + 1; id.isBlank() || used.contains(id); number++) {
                id = "call-" + number;
            }
            used.add(id);
            result.add(new ToolCall(id, names.tool(call.name), ToolText.arguments(call.arguments)));
        }
        return result;
    }

    private Written begin(long place, String id) {
        var call = new Written(id);
        all.add(call);
        open.put(place, call);
        return call;
    }
}
