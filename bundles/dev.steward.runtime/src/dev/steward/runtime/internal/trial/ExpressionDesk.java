package dev.steward.runtime.internal.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.steward.engine.Engine;
import dev.steward.engine.Engines;
import dev.steward.engine.Ports;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Value;

/**
 * Evaluates expressions of tests exactly as runs do: each is a run of its own that only returns it. Thread-safe.
 */
final class ExpressionDesk implements AutoCloseable {

    private static final String NAME = "test.expression";

    /** Read by the engine's threads too while {@link #value} waits for them. */
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();
    private final TrialRunStore store = new TrialRunStore();
    private final Engine engine;
    private final Engine.Settings settings;

    /** An expression raised an error; the message is a sentence. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        Failed(String message) {
            super(message);
        }
    }

    ExpressionDesk(Engine.Settings settings, Instant now) {
        this.settings = settings;
        var memory = new TrialMemory();
        engine = Engines.open(new Ports(store, memory, memory, List.of(), plan -> {
            throw new BoundaryException(BoundaryException.BAD_REQUEST, "An expression calls nothing.");
        }, this::plan, new VirtualTicker(now), null, name -> {
        }), Engines.Options.standard());
    }

    private Plan plan(String hash) {
        var plan = plans.get(hash);
        if (plan == null) {
            throw new IllegalStateException("There is no plan " + hash + ".");
        }
        return plan;
    }

    /** The value of an expression that names only what {@code names} holds. */
    synchronized Value value(Expr expr, Map<String, Value> names, TypeTable types) throws Failed, InterruptedException {
        var closed = new Substitution(names).in(expr);
        if (closed instanceof Expr.Const constant) {
            return constant.value();
        }
        var hash = "expression-" + plans.size();
        var body = new Stmt.Block(List.of(new Stmt.Return(closed)), null);
        var plan = new Plan(hash, NAME,
                Map.of(NAME, new Plan.PlaybookPlan(NAME, List.of(), new Type.Nothing(), List.of(),
                        null, null, 0, body)),
                Map.of(), Map.of(), List.of(), types);
        plans.put(hash, plan);
        var run = engine.start(new Engine.Start(plan, Map.of(), settings, null));
        engine.await(run, Duration.ZERO);
        var trace = engine.trace(run, Long.MAX_VALUE).orElseThrow();
        var output = trace.output();
        if (output == null) {
            throw new Failed(trace.error() == null ? "it has no value" : String.valueOf(trace.error()));
        }
        return output;
    }

    @Override
    public void close() {
        engine.close();
    }
}
