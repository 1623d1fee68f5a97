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
     */
    record ModelRequest(String model, List<Turn> turns, Type output, TypeTable types, String schema, String key,
            int maxOutput, Duration timeout, List<String> examples, boolean later) {
        public ModelRequest {
            turns = List.copyOf(turns);
            examples = List.copyOf(examples);
        }

        /** That is wanted soon. */
        public ModelRequest(String model, List<Turn> turns, Type output, TypeTable types, String schema, String key,
                int maxOutput, Duration timeout, List<String> examples) {
            this(model, turns, output, types, schema, key, maxOutput, timeout, examples, false);
        }
    }

    /** One turn; {@code role} is {@code system}, {@code user} or {@code assistant}. */
    record Turn(String role, String text) {
    }

    /** Upper bound of a call; {@code known} is false when the price table has no row for the model. */
    record Quote(long microUsd, long tokens, boolean known) {
    }

    /**
     * @param text      the whole answer
     * @param microUsd  what it cost by the price table
     * @param model     the model that answered, as the provider names it
     * @param rehearsal whether no real model was asked
     */
    record Answer(String text, long inputTokens, long outputTokens, long microUsd, String model, boolean rehearsal) {
    }

    /** Told of the text as it streams in; called on the calling thread; must return at once. */
    @FunctionalInterface
    interface Progress {
        /** A further piece of the answer. */
        void delta(String text);
    }
}
