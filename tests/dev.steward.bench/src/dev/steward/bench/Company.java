package dev.steward.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.steward.engine.Engine;
import dev.steward.engine.Engines;
import dev.steward.engine.Ports;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.StoreProvider;
import dev.steward.runtime.internal.SystemTicker;
import dev.steward.store.derby.DerbyStores;
import dev.steward.testkit.NoIndex;

/** A company's store and engine, as the product puts them together. */
final class Company implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(-1);

    private final StoreProvider.Stores stores;
    private final Engine engine;
    private final SystemTicker ticker = new SystemTicker();

    private Company(StoreProvider.Stores stores, Outside outside, Map<String, Plan> plans) {
        this.stores = stores;
        engine = Engines.open(new Ports(stores.runs(), stores.memory(), new NoIndex(), List.of(), outside.connectors(),
                plans::get, ticker, null, name -> {
                }), Engines.Options.standard());
    }

    /** Opens the company of a folder, which is made if it is missing. */
    static Company open(Path folder, Outside outside, Plan... plans) {
        var known = new java.util.HashMap<String, Plan>();
        for (var plan : plans) {
            known.put(plan.hash(), plan);
        }
        return new Company(DerbyStores.open(state(folder), DerbyStores.Options.standard()), outside, known);
    }

    /** Where its state is. */
    static Path state(Path folder) {
        return folder.resolve(".steward");
    }

    /** As a company has them. */
    static Engine.Settings settings() {
        return new Engine.Settings(ZoneId.of("UTC"), Locale.ENGLISH, "USD", 1_000_000, Map.of(), null,
                Engine.Approvals.ASK);
    }

    StoreProvider.Stores stores() {
        return stores;
    }

    Engine engine() {
        return engine;
    }

    RunId start(Plan plan) {
        return engine.start(new Engine.Start(plan, Map.of(), settings(), null));
    }

    /** Runs a plan to its end, which is not looked at. */
    RunId complete(Plan plan) throws InterruptedException {
        var run = start(plan);
        rest(run);
        return run;
    }

    /** Waits for a run's end. */
    void finish(RunId run) throws InterruptedException {
        rest(run);
        check(run);
    }

    /** Waits until nothing happens any more by itself. */
    void rest(RunId run) throws InterruptedException {
        engine.await(run, PATIENCE);
    }

    /** A failure unless the run is done. */
    void check(RunId run) {
        var state = state(run);
        if (state != RunState.DONE) {
            throw new IllegalStateException("The run " + run + " is " + state + ", which no bench expects.");
        }
    }

    /** Its state as stored. */
    RunState state(RunId run) {
        return stores.runs().run(run).map(row -> row.state()).orElse(RunState.FAILED);
    }

    @Override
    public void close() {
        engine.close();
        ticker.close();
        stores.close();
    }
}
