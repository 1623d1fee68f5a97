package dev.steward.runtime.internal.remote;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.steward.engine.Engine;

/** Lets other processes of the same user work on the company that this process owns. Thread-safe. */
public final class OwnerServer implements AutoCloseable {

    /** How often the owner says that it is well. */
    static final long BEAT_MS = 1000;

    private static final System.Logger LOG = System.getLogger(OwnerServer.class.getName());
    private static final long DRAIN_MS = 5000, FLUSH_MS = 1000;

    private final Binding binding;
    private final Served served;
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers = Executors
            .newCachedThreadPool(Thread.ofPlatform().daemon().name("steward-door-", 0).factory());
    private final ScheduledThreadPoolExecutor beats = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("steward-door-beat").factory());
    private final CountDownLatch gone = new CountDownLatch(1);
    private volatile boolean leaving;

    /**
     * What is served.
     *
     * @param surface made at the first connection, as most commands end before there is one
     * @param ports   by type, those of the surface
     */
    public record Served(Supplier<Surface> surface, Map<Class<?>, Object> ports, Engine engine, Greeting self) {
    }

    private OwnerServer(Binding binding, Served served) {
        this.binding = binding;
        this.served = served;
    }

    /** Listens from now on. */
    public static OwnerServer open(Path folder, Served served) throws IOException {
        return open(Binding.open(folder), served);
    }

    /** Listens there from now on. */
    public static OwnerServer open(Binding binding, Served served) {
        var server = new OwnerServer(binding, served);
        var entrance = new Entrance(binding.channel()::accept, server::begin, server.gone);
        Thread.ofPlatform().daemon().name("steward-door").start(entrance::run);
        server.beats.scheduleAtFixedRate(() -> server.sessions.forEach(Session::beat), BEAT_MS, BEAT_MS,
                TimeUnit.MILLISECONDS);
        return server;
    }

    private void begin(SocketChannel channel) {
        var session = new Session(channel, this);
        sessions.add(session);
        try {
            workers.execute(session::write);
            workers.execute(() -> {
                try {
                    session.read();
                } finally {
                    sessions.remove(session);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "A client came while the company was closed", e);
            turnAway(session);
        }
        if (leaving) {
            turnAway(session);
        }
    }

    private void turnAway(Session session) {
        sessions.remove(session);
        session.end(0);
    }

    Served served() {
        return served;
    }

    public Address address() {
        return binding.address();
    }

    boolean isLeaving() {
        return leaving;
    }

    void work(Runnable call) {
        workers.execute(call);
    }

    /** How many processes work through this one. */
    public int attached() {
        return sessions.size();
    }

    /**
     * Nobody comes any more, what lasts is sent away to whoever owns the company next, and the rest is finished. The
     * store is closed after it.
     */
    @Override
    public void close() {
        leaving = true;
        gone.countDown();
        try {
            binding.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The socket of the company did not close", e);
        }
        var until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DRAIN_MS);
        sessions.forEach(Session::leave);
        sessions.forEach(session -> session.finish(until));
        sessions.forEach(session -> session.end(FLUSH_MS));
        beats.shutdownNow();
        workers.shutdown();
    }
}
