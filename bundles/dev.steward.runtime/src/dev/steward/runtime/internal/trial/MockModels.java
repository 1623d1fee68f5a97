package dev.steward.runtime.internal.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonPrimitive;

import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.value.PlainJson;
import dev.steward.engine.value.Types;
import dev.steward.engine.value.Value;
import dev.steward.runtime.internal.fixture.Fixture;
import dev.steward.runtime.internal.fixture.Recording;

/**
 * Answers for agents: each agent's model is called {@code mock:} and the agent's name, until a budget degrades it to
 * another one. A reply that is too dear for the budget is not given; what follows it in the mock is what the cheaper
 * model answers. Thread-safe.
 */
final class MockModels implements ModelClient {

    static final String PREFIX = "mock:";

    private final Answers answers;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    /** The agent that asks at a path of a run: its first request says it. */
    private final Map<String, String> agents = new ConcurrentHashMap<>();
    /** What the next call of a request gets, so that it costs what was said before. */
    private final Map<String, Quoted> quoted = new ConcurrentHashMap<>();

    private record Quoted(String model, Recording.Reply reply) {
    }

    MockModels(Answers answers) {
        this.answers = answers;
    }

    /** Agents that were asked, in order. */
    List<String> calls() {
        return calls;
    }

    @Override
    public boolean serves(String model) {
        return true;
    }

    @Override
    public Quote quote(ModelRequest request) {
        var agent = agent(request);
        var known = quoted.get(request.key());
        if (known == null || !known.model().equals(request.model())) {
            var taken = answers.take(agent);
            if (taken.isEmpty()) {
                return new Quote(0, 0, true);
            }
            known = new Quoted(request.model(), taken.get());
            quoted.put(request.key(), known);
        }
        return new Quote(known.reply().microUsd(), 0, true);
    }

    private String agent(ModelRequest request) {
        var place = request.key().substring(0, request.key().lastIndexOf('#'));
        if (request.model().startsWith(PREFIX)) {
            agents.put(place, request.model().substring(PREFIX.length()));
        }
        var agent = agents.get(place);
        if (agent == null) {
            throw new IllegalStateException(place + " asks " + request.model() + " without an agent.");
        }
        return agent;
    }

    @Override
    public Answer call(ModelRequest request, Progress progress) throws BoundaryException {
        var agent = agent(request);
        calls.add(agent);
        // the key is run/path#round
        var key = request.key();
        var known = quoted.remove(key);
        var reply = known != null ? Answers.given(known.reply())
                : answers.next(agent, key.substring(key.indexOf('/') + 1, key.lastIndexOf('#')), Types.simple(agent));
        if (!reply.asks().isEmpty()) {
            return new Answer("", 0, 0, reply.microUsd(), request.model(), true, asked(key, reply.asks()));
        }
        var said = reply.says();
        return new Answer(said == null ? shown(reply.value()) : said, 0, 0, reply.microUsd(), request.model(), true);
    }

    /** As they were recorded; each round has a key of its own. */
    private static List<ToolCall> asked(String key, List<Fixture.Asked> asks) {
        var calls = new ArrayList<ToolCall>();
        asks.forEach(asked -> calls.add(new ToolCall(key + "." + (calls.size() + 1), asked.tool(),
                asked.arguments() instanceof JsonPrimitive unreadable && unreadable.isString()
                        ? unreadable.getAsString() : asked.arguments().toString())));
        return calls;
    }

    @Override
    public @Nullable String trouble(String model) {
        return null;
    }

    private static String shown(Value value) {
        return value instanceof Value.Text text ? text.text() : PlainJson.text(value);
    }
}
