package dev.steward.engine;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider;
import dev.steward.engine.spi.FaultPoint;
import dev.steward.engine.spi.KeyValueStore;
import dev.steward.engine.spi.MemoryIndex;
import dev.steward.engine.spi.MemoryStore;
import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StepGate;
import dev.steward.engine.spi.Ticker;

/**
 * Everything an engine reaches outside itself with. The caller owns and closes what it passes, after the engine.
 *
 * @param models     asked in order which serves a model id
 * @param connectors yields the open connector of a plan; asked for every call, so it keeps them open
 * @param plans      freezes the stored plan of a hash; asked once for each run that is taken up, traced or replayed
 * @param gate       a debugger's hold before steps, null for none
 * @param faults     {@code name -> { }} in the product
 * @param values     whether everything is stopped, the queue held, how often a limited connector was called
 * @param limits     how much is done at once
 */
public record Ports(RunStore store, MemoryStore memory, MemoryIndex index, List<ModelClient> models,
        ConnectorSource connectors, PlanSource plans, Ticker ticker, @Nullable StepGate gate, FaultPoint faults,
        KeyValueStore values, Limits limits) {

    /** For runs that don't outlive the process: no value is kept, limits are the standard ones. */
    public Ports(RunStore store, MemoryStore memory, MemoryIndex index, List<ModelClient> models,
            ConnectorSource connectors, PlanSource plans, Ticker ticker, @Nullable StepGate gate, FaultPoint faults) {
        this(store, memory, index, models, connectors, plans, ticker, gate, faults, new PassingValues(),
                Limits.standard());
    }

    public Ports {
        models = List.copyOf(models);
    }

    /** Where open connectors come from. Thread-safe. */
    @FunctionalInterface
    public interface ConnectorSource {
        /** The open connector for a declaration; a failure is the failure of the call that needed it. */
        ConnectorProvider.Connector connector(Plan.ConnectorPlan plan) throws BoundaryException;
    }

    /** Where frozen plans come from. Thread-safe. */
    @FunctionalInterface
    public interface PlanSource {
        /** The plan of a hash; throws a {@link RuntimeException} whose message is one sentence when there is none. */
        Plan plan(String hash);
    }
}
