package dev.steward.crash.child;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import dev.steward.engine.Engine;
import dev.steward.engine.Engines;
import dev.steward.engine.Limits;
import dev.steward.engine.Ports;
import dev.steward.engine.RefusedException;
import dev.steward.engine.RunId;
import dev.steward.engine.spi.FaultPoint;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreException;
import dev.steward.engine.spi.StoreProvider.Stores;
import dev.steward.engine.value.Value;
import dev.steward.store.derby.DerbyStores;
import dev.steward.store.derby.DerbyStores.Options;
import dev.steward.testkit.NoIndex;

/**
 * One life of a company's process: opens it, goes on with its runs, starts those that are missing, and ends when all
 * have ended, or earlier: killed, halted at a fault point, told to close, or stopped by its store.
 */
public final class ChildMain {

    /** How it ends. */
    public static final int DONE = 0, STOPPED = 21, CLOSED = 22, HALTED = 77;

    private static final Duration PATIENCE = Duration.ofMinutes(5), STANDSTILL = Duration.ofMillis(20);
    private static final String WHO = "operator";
    private static final Instant BEGIN = Instant.parse("2026-11-22T00:00:00Z");
    private static final long CAP = 50_000_000;

    private final Orders orders;
    private final Teller teller;
    /** Completes with the code to end with. */
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private final AtomicInteger reached = new AtomicInteger();

    private ChildMain(Orders orders, Teller teller) {
        this.orders = orders;
        this.teller = teller;
    }

    /** See {@link Orders#words()}. */
    public static void main(String[] words) throws Exception {
        var orders = Orders.of(words);
        int code;
        try (var teller = new Teller(orders.harness())) {
            code = new ChildMain(orders, teller).live();
        }
        System.exit(code);
    }

    /** The id of a company's run. */
    public static RunId id(String world, int number) {
        return RunId.of(BEGIN.plusSeconds(number), world + "/" + number);
    }

    private int live() throws IOException, InterruptedException {
        try (var stores = DerbyStores.open(orders.folder(), Options.with(faults()))) {
            teller.tell("open");
            live(stores);
        } catch (StoreException e) {
            stopped(e);
        }
        teller.tell("closed");
        return end.getNow(DONE);
    }

    private void live(Stores stores) throws InterruptedException {
        var outside = new Outside(orders.server(), orders.world());
        var appends = new AtomicInteger();
        var store = TellingStore.around(stores.runs(), teller, () -> {
            if (appends.incrementAndGet() == orders.close()) {
                end.complete(CLOSED);
            }
        }, orders.early());
        try (var alarms = new Alarms(); var engine = engine(stores, store, outside, alarms)) {
            var operator = new Operator(engine, store, outside, teller);
            engine.listen(operator);
            engine.recover();
            teller.tell("recovered", engine.queue().stopped() == null ? "free" : "stopped");
            lift(engine);
            start(engine, stores);
            if (orders.seed() % 2 == 0) {
                engine.stopAll(WHO);
                teller.tell("all stopped");
                LockSupport.parkNanos(STANDSTILL.toNanos());
                lift(engine);
            }
            var desk = Thread.ofPlatform().daemon().name("operator").start(operator);
            Thread.ofPlatform().daemon().name("wait").start(() -> await(engine, store, operator));
            try {
                end.get();
            } catch (ExecutionException e) {
                teller.tell("note", "broken: " + e.getCause());
                throw new IllegalStateException(e.getCause());
            } finally {
                desk.interrupt();
            }
            teller.tell("closing");
        }
    }

    private void lift(Engine engine) {
        teller.tell("lifting");
        engine.liftStop(WHO);
    }

    private Engine engine(Stores stores, RunStore store, Outside outside, Alarms alarms) {
        return Engines.open(new Ports(store, stores.memory(), new NoIndex(), List.of(new CountedModel(outside)),
                plan -> new CountedConnector(plan, outside), Playbooks::plan, alarms, null, faults(),
                stores.values(), Limits.standard()),
                Engines.Options.standard());
    }

    private FaultPoint faults() {
        return name -> {
            if (name.equals(orders.point()) && reached.incrementAndGet() == orders.times()) {
                Runtime.getRuntime().halt(HALTED);
            }
        };
    }

    private void start(Engine engine, Stores stores) {
        var settings = new Engine.Settings(ZoneId.of("UTC"), Locale.ENGLISH, "USD", CAP, Map.of(), null,
                Engine.Approvals.ASK);
        var number = 0;
        for (var playbook : Playbooks.picked(orders.seed(), orders.runs())) {
            var id = id(orders.world(), number++);
            stores.runs().putPlan(new RunStore.StoredPlan(playbook.name(), "t.main", new byte[]{ 1 }, new byte[]{ 2 },
                    Map.of(), null));
            engine.start(new Engine.Start(playbook.plan(), Map.of("tag", new Value.Text(id.text())), settings, null, id,
                    "harness"));
            teller.tell("started", id, playbook.name());
            if (playbook.name().equals(Playbooks.PAUSED)) {
                pause(engine, id);
            }
        }
    }

    private void pause(Engine engine, RunId id) {
        try {
            engine.pause(id, WHO);
            teller.tell("paused", id);
        } catch (RefusedException e) {
            // the store failed meanwhile, which whoever waits for the runs hears
            teller.tell("note", "not paused: " + e.getMessage());
        }
    }

    /** Until every run has ended, or one can't go on. */
    private void await(Engine engine, RunStore store, Operator operator) {
        try {
            for (var open = store.open(); !open.isEmpty(); open = store.open()) {
                for (var row : open) {
                    engine.await(row.run(), PATIENCE);
                }
                operator.awaitProgress();
            }
            end.complete(DONE);
        } catch (StoreException e) {
            stopped(e);
        } catch (InterruptedException | RuntimeException e) {
            end.completeExceptionally(e);
        }
    }

    private void stopped(StoreException e) {
        if (end.complete(STOPPED)) {
            teller.tell("stopped", e.reason(), e.getMessage());
            for (var cause = e.getCause(); cause != null; cause = cause.getCause()) {
                teller.tell("note", "  because of " + cause.getClass().getSimpleName() + ": " + cause.getMessage());
            }
        } else {
            teller.tell("note", "stopped later: " + e.reason() + " " + e.getMessage());
        }
    }
}
