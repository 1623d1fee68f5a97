package dev.steward.runtime.internal.trial;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.value.PlainJson;
import dev.steward.engine.value.Types;
import dev.steward.engine.value.Value;

/** Answers for agents: each agent's model is called {@code mock:} and the agent's name. Thread-safe. */
final class MockModels implements ModelClient {

    static final String PREFIX = "mock:";

    private final Answers answers;
    private final List<String> calls = new CopyOnWriteArrayList<>();

    MockModels(Answers answers) {
        this.answers = answers;
    }

    /** Agents that were asked, in order. */
    List<String> calls() {
        return calls;
    }

    @Override
    public boolean serves(String model) {
        return model.startsWith(PREFIX);
    }

    @Override
    public Quote quote(ModelRequest request) {
        return new Quote(answers.most(agent(request)), 0, true);
    }

    private static String agent(ModelRequest request) {
        return request.model().substring(PREFIX.length());
    }

    @Override
    public Answer call(ModelRequest request, Progress progress) throws BoundaryException {
        var agent = agent(request);
        calls.add(agent);
        // the key is run/path#round
        var key = request.key();
        var reply = answers.next(agent, key.substring(key.indexOf('/') + 1, key.lastIndexOf('#')),
                Types.simple(agent));
        var said = reply.says();
        var text = said != null ? said
                : reply.value() instanceof Value.Text t ? t.text() : PlainJson.text(reply.value());
        return new Answer(text, 0, 0, reply.microUsd(), request.model(), true);
    }

    @Override
    public @Nullable String trouble(String model) {
        return null;
    }
}
