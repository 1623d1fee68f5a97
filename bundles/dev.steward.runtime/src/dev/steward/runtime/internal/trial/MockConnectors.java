package dev.steward.runtime.internal.trial;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Ports;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider.Connector;
import dev.steward.engine.spi.ConnectorProvider.Operation;
import dev.steward.engine.value.Types;
import dev.steward.engine.value.Value;

/** Answers for operations of connectors, and remembers what was called with what. Thread-safe. */
final class MockConnectors implements Ports.ConnectorSource {

    private final Map<String, MockModels.Mocked> mocks;
    private final Consumer<String> unmocked;
    private final List<Called> calls = new CopyOnWriteArrayList<>();

    /** A call of an operation by its qualified name. */
    record Called(String operation, Map<String, Value> args) {
    }

    /** @param unmocked hears of operations that have no stand-in */
    MockConnectors(Map<String, MockModels.Mocked> mocks, Consumer<String> unmocked) {
        this.mocks = Map.copyOf(mocks);
        this.unmocked = unmocked;
    }

    /** What was called, in order. */
    List<Called> calls() {
        return calls;
    }

    @Override
    public Connector connector(Plan.ConnectorPlan plan) {
        return new Mock(plan.name());
    }

    private final class Mock implements Connector {
        private final String connector;

        Mock(String connector) {
            this.connector = connector;
        }

        @Override
        public Value call(Operation operation) throws BoundaryException {
            var name = connector.equals(MockedPlan.CONNECTOR) ? operation.name() : connector + "." + operation.name();
            calls.add(new Called(name, operation.args()));
            var mock = mocks.get(name);
            if (mock == null) {
                var why = Unmocked.say(Types.simple(connector) + "." + operation.name());
                unmocked.accept(why);
                throw new BoundaryException(Unmocked.ERROR, why);
            }
            var error = mock.error();
            if (error != null) {
                throw new BoundaryException(error, "The test raises " + error + ".");
            }
            return mock.value();
        }

        @Override
        public @Nullable String trouble() {
            return null;
        }
    }
}
