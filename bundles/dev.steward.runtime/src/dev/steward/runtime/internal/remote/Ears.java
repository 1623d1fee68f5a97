package dev.steward.runtime.internal.remote;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.value.ByteReader;

/**
 * Those who listen at this end of a connection, told on a thread of their own so that a slow one does not hold up
 * answers. When they fall too far behind the connection is given up; they catch up from the journal afterwards.
 */
final class Ears implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Ears.class.getName());
    private static final int MOST_BEHIND = 50_000;

    private final List<Engine.Listener> listeners = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<Runnable> behind = new LinkedBlockingQueue<>();
    private final ThreadPoolExecutor teller = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, behind,
            Thread.ofPlatform().daemon().name("steward-link-events").factory());
    private final Runnable giveUp;

    Ears(Runnable giveUp) {
        this.giveUp = giveUp;
    }

    /** The handle's close throws nothing. */
    Handle add(Engine.Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Takes a listener away. */
    @FunctionalInterface
    interface Handle extends AutoCloseable {
        @Override
        void close();
    }

    boolean isEmpty() {
        return listeners.isEmpty();
    }

    void event(Engine.RunEvent event) {
        tell(() -> listeners.forEach(listener -> told(() -> listener.event(event))));
    }

    void delta(byte[] bytes) {
        var in = new ByteReader(bytes);
        var run = new RunId(in.text());
        var path = in.text();
        var text = in.text();
        tell(() -> listeners.forEach(listener -> told(() -> listener.delta(run, path, text))));
    }

    private void tell(Runnable what) {
        if (behind.size() >= MOST_BEHIND) {
            giveUp.run();
        } else if (!teller.isShutdown()) {
            teller.execute(what);
        }
    }

    private static void told(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A listener failed", e);
        }
    }

    @Override
    public void close() {
        teller.shutdown();
    }
}
