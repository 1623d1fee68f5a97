package dev.steward.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ModelClient;

/** A model that says what it was told to: by model id, in order, the last one again and again. Thread-safe. */
public final class ScriptedModel implements ModelClient {

    private final Map<String, Queue<Object>> answers = new ConcurrentHashMap<>();
    private final List<ModelRequest> requests = new ArrayList<>();
    private long costs = 10_000;
    private long quotes = 20_000;
    private boolean priced = true;

    /** Answers with a text. */
    public ScriptedModel says(String model, String... texts) {
        answers.computeIfAbsent(model, m -> new ArrayDeque<>()).addAll(List.of(texts));
        return this;
    }

    /** Asks for tools, instead of an answer. */
    public ScriptedModel asks(String model, ToolCall... calls) {
        answers.computeIfAbsent(model, m -> new ArrayDeque<>()).add(List.of(calls));
        return this;
    }

    /** Answers by what it is told: a text, or a list of calls; whatever else was lost meanwhile. */
    public ScriptedModel does(String model, Function<ModelRequest, Object> script) {
        answers.computeIfAbsent(model, m -> new ArrayDeque<>()).add(script);
        return this;
    }

    /** A call of a tool with its one argument. */
    public static ToolCall use(String id, String tool, String about) {
        return new ToolCall(id, tool, "{\"id\": \"" + about + "\"}");
    }

    /** Fails. */
    public ScriptedModel fails(String model, String error, boolean unknown) {
        answers.computeIfAbsent(model, m -> new ArrayDeque<>())
                .add(new BoundaryException(error, model + " failed as scripted.", unknown, null, null));
        return this;
    }

    /** What a call costs and what is quoted for it, in micro-USD. */
    public ScriptedModel price(long cost, long quote) {
        costs = cost;
        quotes = quote;
        return this;
    }

    /** Whose price nobody knows, so that its bound is a guess. */
    public ScriptedModel unpriced() {
        priced = false;
        return this;
    }

    /** What was asked so far. */
    public synchronized List<ModelRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public boolean serves(String model) {
        return answers.containsKey(model);
    }

    @Override
    public Quote quote(ModelRequest request) {
        return new Quote(quotes, 1000, priced);
    }

    @Override
    public synchronized Answer call(ModelRequest request, Progress progress) throws BoundaryException {
        requests.add(request);
        var queue = answers.getOrDefault(request.model(), new ArrayDeque<>());
        var next = queue.size() > 1 ? queue.poll() : queue.peek();
        if (next instanceof Function<?, ?> script) {
            @SuppressWarnings("unchecked")
            var does = (Function<ModelRequest, Object>) script;
            next = does.apply(request);
        }
        if (next instanceof BoundaryException e) {
            throw e;
        }
        if (next instanceof List<?> calls) {
            return new Answer("", 100, 50, costs, request.model(), false,
                    List.copyOf(calls.stream().map(ToolCall.class::cast).toList()));
        }
        var text = String.valueOf(next);
        progress.delta(text);
        return new Answer(text, 100, 50, costs, request.model(), false);
    }

    @Override
    public @Nullable String trouble(String model) {
        return null;
    }
}
