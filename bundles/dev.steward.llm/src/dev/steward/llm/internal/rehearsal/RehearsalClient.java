package dev.steward.llm.internal.rehearsal;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.value.Type;
import dev.steward.llm.internal.Tokens;
import dev.steward.llm.internal.schema.AnswerSchema;
import dev.steward.llm.internal.tools.ToolText;

/**
 * The model {@code rehearsal}: answers at once, offline and free. The same request gives the same answer, whatever its
 * key. Where it may use tools it asks for the first one, once, and then answers.
 */
public final class RehearsalClient implements ModelClient {

    private static final String ID = "rehearsal";
    private static final int PIECE = 48;

    @Override
    public boolean serves(String model) {
        return model.equals(ID);
    }

    @Override
    public Quote quote(ModelRequest request) {
        return new Quote(0, Tokens.of(request) + request.maxOutput(), true);
    }

    @Override
    public Answer call(ModelRequest request, Progress progress) throws InterruptedException {
        var calls = asked(request);
        var text = calls.isEmpty() ? answer(request) : Wording.LABEL;
        for (var piece : pieces(text)) {
            if (Thread.interrupted()) {
                throw new InterruptedException("cancelled");
            }
            progress.delta(piece);
        }
        var output = Tokens.of(text) + calls.stream().mapToLong(call -> Tokens.of(call.arguments())).sum();
        return new Answer(text, Tokens.of(request), output, 0, ID, true, calls);
    }

    @Override
    public @Nullable String trouble(String model) {
        return null;
    }

    /** The first tool, once in a conversation, so that a rehearsal shows how its run goes. */
    private static List<ToolCall> asked(ModelRequest request) {
        if (request.tools().isEmpty() || request.turns().stream().anyMatch(turn -> !turn.calls().isEmpty())) {
            return List.of();
        }
        var tool = request.tools().get(0);
        var words = new Wording(Prompt.of(request), Seed.of(request));
        var arguments = new AnswerWriter(ToolText.schema(tool), request.types(), words).write(new Type.Nothing());
        return List.of(new ToolCall("rehearsal-1", tool.name(), arguments.toString()));
    }

    private static String answer(ModelRequest request) {
        var words = new Wording(Prompt.of(request), Seed.of(request));
        if (AnswerSchema.plain(request.output())) {
            return words.plain(request.output());
        }
        var schema = request.schema().isBlank() ? new JsonObject()
                : JsonParser.parseString(request.schema()).getAsJsonObject();
        return new AnswerWriter(schema, request.types(), words).write(request.output()).toString();
    }

    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(text.length(), from + PIECE);
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                to++;
            }
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }
}
