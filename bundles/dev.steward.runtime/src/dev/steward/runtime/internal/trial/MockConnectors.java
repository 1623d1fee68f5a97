package dev.steward.runtime.internal.trial;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

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

    private static final String READ_BACK = "~verify";

    private final Answers answers;
    private final List<Called> calls = new CopyOnWriteArrayList<>();

    /** A call of an operation by its qualified name. */
    record Called(String operation, Map<String, Value> args) {
    }

    MockConnectors(Answers answers) {
        this.answers = answers;
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
            var own = connector.equals(MockedPlan.CONNECTOR);
            var name = own ? MockedPlan.target(operation.name()) : connector + "." + operation.name();
            calls.add(new Called(name, operation.args()));
            var path = operation.caller().substring(operation.caller().indexOf('/') + 1);
            return answers.next(name, operation.key().endsWith(READ_BACK) && !path.endsWith(READ_BACK)
                    ? path + READ_BACK
                    : path, own ? name : Types.simple(connector) + "." + operation.name()).value();
        }

        @Override
        public @Nullable String trouble() {
            return null;
        }
    }
}
