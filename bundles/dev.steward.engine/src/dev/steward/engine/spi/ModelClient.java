package dev.steward.engine.spi;

import java.time.Duration;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeTable;

/** A provider of models. Calls block (they run on virtual threads) and end soon after an interrupt. Thread-safe. */
public interface ModelClient {

    /** Whether this client answers for the model id, such as {@code rehearsal} or {@code openai:gpt-5}. */
    boolean serves(String model);

    /** Upper bound of what a call can cost and use, from the price table; asked before money is reserved. */
    Quote quote(ModelRequest request);

    /**
     * One answer. The text is checked against the type by the engine, not here.
     *
     * @throws BoundaryException    typed failure; {@code unknown} when the provider may have billed the call
     * @throws InterruptedException cancelled
     */
    Answer call(ModelRequest request, Progress progress) throws BoundaryException, InterruptedException;

    /** Whether a call could work now: null, or one sentence that says what is missing and how to get it. */
    @Nullable
    String trouble(String model);

    /**
     * @param model     full id, such as {@code anthropic:claude-sonnet-5} or {@code compatible:http://host:1/v1#name}
     * @param turns     the conversation; the last turn is the user's
     * @param output    declared type of the answer; TEXT and MARKDOWN are asked for as plain text, all else as JSON
     * @param schema    JSON Schema of {@code output} as text
     * @param key       idempotency key of the call, the same for each retry
     * @param maxOutput bound on output tokens
     * @param timeout   for the whole call
     * @param examples  texts recalled from memory, for the rehearsal model
     * @param later     whether the answer may take longer, within the timeout, where the provider has a price for that
     * @param tools     what the model may ask to be called instead of answering; empty for nothing
     */
    record ModelRequest(String model, List<Turn> turns, Type output, TypeTable types, String schema, String key,
            int maxOutput, Duration timeout, List<String> examples, boolean later, List<Tool> tools) {
        public ModelRequest {
            turns = List.copyOf(turns);
            examples = List.copyOf(examples);
            tools = List.copyOf(tools);
        }

        /** Without tools. */
        public ModelRequest(String model, List<Turn> turns, Type output, TypeTable types, String schema, String key,
                int maxOutput, Duration timeout, List<String> examples, boolean later) {
            this(model, turns, output, types, schema, key, maxOutput, timeout, examples, later, List.of());
        }

        /** That is wanted soon. */
        public ModelRequest(String model, List<Turn> turns, Type output, TypeTable types, String schema, String key,
                int maxOutput, Duration timeout, List<String> examples) {
            this(model, turns, output, types, schema, key, maxOutput, timeout, examples, false);
        }
    }

    /**
     * One turn.
     *
     * @param role    {@code system}, {@code user}, {@code assistant} or {@code tool}
     * @param calls   what an assistant's turn asked to be called; empty for others
     * @param answers id of the call whose result the text of a tool's turn is, null for others
     */
    record Turn(String role, String text, List<ToolCall> calls, @Nullable String answers) {
        public Turn {
            calls = List.copyOf(calls);
        }

        /** That has to do with no tool. */
        public Turn(String role, String text) {
            this(role, text, List.of(), null);
        }
    }

    /**
     * What a model may ask to be called.
     *
     * @param name        full name, such as {@code site.recent}; clients spell it as their provider wants it
     * @param description what it does, for the model
     * @param schema      JSON Schema of the object that holds its arguments, as text
     */
    record Tool(String name, String description, String schema) {
    }

    /**
     * A call that a model asks for.
     *
     * @param id        by which its result is given back; never empty, and no other call of the conversation has it
     * @param tool      name of the {@link Tool} as it was offered, or whatever else the model wrote
     * @param arguments JSON as the model wrote it, checked by the engine
     */
    record ToolCall(String id, String tool, String arguments) {
    }

    /** Upper bound of a call; {@code known} is false when the price table has no row for the model. */
    record Quote(long microUsd, long tokens, boolean known) {
    }

    /**
     * @param text      the whole answer
     * @param microUsd  what it cost by the price table
     * @param model     the model that answered, as the provider names it
     * @param rehearsal whether no real model was asked
     * @param calls     what is to be called before the model goes on; then the text is what it said beside
     */
    record Answer(String text, long inputTokens, long outputTokens, long microUsd, String model, boolean rehearsal,
            List<ToolCall> calls) {
        public Answer {
            calls = List.copyOf(calls);
        }

        /** That asks for no call. */
        public Answer(String text, long inputTokens, long outputTokens, long microUsd, String model,
                boolean rehearsal) {
            this(text, inputTokens, outputTokens, microUsd, model, rehearsal, List.of());
        }
    }

    /** Told of the text as it streams in; called on the calling thread; must return at once. */
    @FunctionalInterface
    interface Progress {
        /** A further piece of the answer. */
        void delta(String text);
    }
}
