package dev.steward.runtime.internal.trial;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.value.PlainJson;
import dev.steward.engine.value.Types;
import dev.steward.engine.value.Value;

/** Answers for agents: each agent's model is called {@code mock:} and the agent's name. Thread-safe. */
final class MockModels implements ModelClient {

    static final String PREFIX = "mock:";

    private final Map<String, Mocked> mocks;
    private final Consumer<String> unmocked;
    private final List<String> calls = new CopyOnWriteArrayList<>();

    /** What a boundary answers: a value, or an error by name. */
    record Mocked(Value value, @Nullable String error) {
    }

    /** @param unmocked hears of agents that have no stand-in */
    MockModels(Map<String, Mocked> mocks, Consumer<String> unmocked) {
        this.mocks = Map.copyOf(mocks);
        this.unmocked = unmocked;
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
        return new Quote(0, 0, true);
    }

    @Override
    public Answer call(ModelRequest request, Progress progress) throws BoundaryException {
        var agent = request.model().substring(PREFIX.length());
        calls.add(agent);
        var mock = mocks.get(agent);
        if (mock == null) {
            unmocked.accept(Unmocked.say(Types.simple(agent)));
            throw new BoundaryException(Unmocked.ERROR, Unmocked.say(Types.simple(agent)));
        }
        var error = mock.error();
        if (error != null) {
            throw new BoundaryException(error, "The test raises " + error + ".");
        }
        var text = mock.value() instanceof Value.Text t ? t.text() : PlainJson.text(mock.value());
        return new Answer(text, 0, 0, 0, request.model(), true);
    }

    @Override
    public @Nullable String trouble(String model) {
        return null;
    }
}
