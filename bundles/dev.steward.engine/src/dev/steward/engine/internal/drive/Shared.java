package dev.steward.engine.internal.drive;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;

import dev.steward.engine.Engine;
import dev.steward.engine.Engines;
import dev.steward.engine.Ports;
import dev.steward.engine.RunId;
import dev.steward.engine.internal.journal.EntryCodec;
import dev.steward.engine.spi.StoreException;
import dev.steward.engine.value.ValueCodec;

/** What the actors of one engine share. Thread-safe. */
final class Shared {

    static final System.Logger LOG = System.getLogger("dev.steward.engine");

    final Ports ports;
    final Engines.Options options;
    final Threads threads;
    final List<Engine.Listener> listeners = new CopyOnWriteArrayList<>();
    final Boundary boundary;
    final Standing standing;
    final Words words;
    final Watch watch;
    final Slots slots;
    final Meters meters;
    private final Serial feed;

    Shared(Ports ports, Engines.Options options, Threads threads, Slots.Given given) {
        this.ports = ports;
        this.options = options;
        this.threads = threads;
        feed = new Serial(threads, e -> LOG.log(System.Logger.Level.WARNING, "A listener of runs failed.", e));
        boundary = new Boundary(ports, options);
        standing = new Standing(ports.values(), ports.ticker());
        words = new Words(standing);
        watch = new Watch(ports.ticker());
        meters = new Meters(ports.values(), threads);
        slots = new Slots(ports.limits(), ports.ticker(), () -> standing.stopped() != null,
                new Rates(ports.values(), ports.ticker(), threads), given);
    }

    /** Tells listeners, in order. */
    void publish(List<Engine.RunEvent> events) {
        if (!events.isEmpty() && !listeners.isEmpty()) {
            feed.execute(() -> events.forEach(event -> each(listener -> listener.event(event))));
        }
    }

    /** Whether anyone listens now. */
    boolean observed() {
        return !listeners.isEmpty();
    }

    void delta(RunId run, String path, String text) {
        if (!listeners.isEmpty()) {
            feed.execute(() -> each(listener -> listener.delta(run, path, text)));
        }
    }

    private void each(java.util.function.Consumer<Engine.Listener> tell) {
        for (var listener : listeners) {
            try {
                tell.accept(listener);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "A listener of runs failed.", e);
            }
        }
    }

    /** What a run answers when it is durable. */
    <T> T durable(CompletableFuture<T> told) {
        try {
            return threads.await(told);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(StoreException.Reason.CLOSED, "Interrupted while waiting for the journal.", e);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    static RuntimeException unwrapped(ExecutionException e) {
        return e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e.getMessage(), e);
    }

    /** Whether a debugger watches a run. */
    boolean watched(RunId run) {
        var gate = ports.gate();
        return gate != null && gate.watches(run);
    }

    /** Reads values of a journal; what was put aside is fetched from the store. */
    EntryCodec reading() {
        return new EntryCodec(new ValueCodec(null, this::fetch));
    }

    byte[] fetch(String address) {
        return ports.store().payload(address)
                .orElseThrow(() -> new IllegalArgumentException("its value was removed from the company"));
    }
}
