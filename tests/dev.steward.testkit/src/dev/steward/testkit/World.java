package dev.steward.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Ports;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

/**
 * The outside: remembers what was done to it over all lives of the process. Each effect is counted as it happens; only
 * operations that are idempotent by a key of their own look at the key, so a second call of any other is seen. Scripts
 * tell operations how to behave. Thread-safe.
 */
public final class World {

    private final List<String> effects = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final Map<String, Value> standing = new HashMap<>();
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private int calls;

    /** How an operation behaves: yields its value, or throws. */
    @FunctionalInterface
    public interface Script {
        /** Called instead of the usual behaviour; {@code usual} is that behaviour. */
        Value call(ConnectorProvider.Operation operation, Usual usual) throws BoundaryException, InterruptedException;
    }

    /** What an operation does when nothing is scripted. */
    @FunctionalInterface
    public interface Usual {
        /** Does it. */
        Value call() throws BoundaryException;
    }

    /** Scripts an operation by its simple name. */
    public World script(String operation, Script script) {
        scripts.put(operation, script);
        return this;
    }

    /** Fails the first {@code times} calls of an operation. */
    public World failing(String operation, int times, String error) {
        var left = new java.util.concurrent.atomic.AtomicInteger(times);
        return script(operation, (op, usual) -> {
            if (left.getAndDecrement() > 0) {
                throw new BoundaryException(error, operation + " failed as scripted.");
            }
            return usual.call();
        });
    }

    /** The effects in order, such as {@code fire(a)}. */
    public synchronized List<String> effects() {
        return List.copyOf(effects);
    }

    /** How often something was called at all. */
    public synchronized int calls() {
        return calls;
    }

    /** Whether the effect of a key stands. */
    public synchronized boolean happened(String effect) {
        return effects.contains(effect);
    }

    /** Connectors of one life of the process. */
    public Ports.ConnectorSource connectors(Life life) {
        return plan -> new ConnectorProvider.Connector() {
            @Override
            public Value call(ConnectorProvider.Operation operation) throws BoundaryException, InterruptedException {
                life.check();
                count();
                var declared = plan.operations().get(operation.name());
                var script = scripts.get(operation.name());
                Usual usual = () -> usual(plan, declared, operation, life);
                return script == null ? usual.call() : script.call(operation, usual);
            }

            @Override
            public @Nullable String trouble() {
                return null;
            }
        };
    }

    private synchronized void count() {
        calls++;
    }

    private synchronized Value usual(Plan.ConnectorPlan connector, Plan.@Nullable OperationPlan declared,
            ConnectorProvider.Operation operation, Life life) {
        life.check();
        if (declared == null) {
            throw new IllegalStateException("No operation " + operation.name() + " in " + connector.name() + ".");
        }
        var about = operation.args().values().stream().findFirst().orElseGet(Value.None::new);
        if (declared.effect() == Plan.EffectKind.READS) {
            return declared.result() instanceof Type.OptionalOf
                    ? standing.getOrDefault(shown(about), new Value.None())
                    : new Value.Text("read " + shown(about));
        }
        if (declared.key() == null || keys.add(operation.name() + operation.key())) {
            effects.add(operation.name() + "(" + shown(about) + ")");
        }
        if (declared.result() instanceof Type.Nothing) {
            standing.remove(shown(about));
            return new Value.None();
        }
        var value = new Value.Text(operation.name() + " " + shown(about));
        standing.put(shown(about), value);
        return value;
    }

    private static String shown(Value value) {
        return value instanceof Value.Text t ? t.text()
                : value instanceof Value.Int i ? "" + i.number() : value.toString();
    }
}
