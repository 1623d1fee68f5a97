package dev.steward.bench;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Ports;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider;
import dev.steward.engine.value.Value;

/** What the steps of a bench call. Thread-safe. */
@FunctionalInterface
interface Outside {

    /** Does an operation. */
    Value call(ConnectorProvider.Operation operation) throws BoundaryException, InterruptedException;

    /** Free results, each another short text. */
    static Outside free() {
        return operation -> new Value.Text("result " + Long.toHexString(mixed(operation.key().hashCode())));
    }

    private static long mixed(long number) {
        var mixed = (number ^ number >>> 32) * 0x9E3779B97F4A7C15L;
        return mixed ^ mixed >>> 29;
    }

    /** As the engine reaches it. */
    default Ports.ConnectorSource connectors() {
        var connector = new ConnectorProvider.Connector() {
            @Override
            public Value call(ConnectorProvider.Operation operation) throws BoundaryException, InterruptedException {
                return Outside.this.call(operation);
            }

            @Override
            public @Nullable String trouble() {
                return null;
            }
        };
        return plan -> connector;
    }
}
