package dev.steward.runtime.internal.remote;

import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.security.MessageDigest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;

/** The owner's end of a connection. A client that doesn't read its events fast enough is sent away and comes again. */
final class Session implements Engine.Listener {

    private static final System.Logger LOG = System.getLogger(Session.class.getName());
    private static final int MOST_CALLS = 500, MOST_UNGREETED_BEATS = 30;

    private final SocketChannel channel;
    private final OwnerServer server;
    private final FrameReader in;
    private final Outbox out;
    private final Map<Integer, ServedCall> calls = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable AutoCloseable listening;
    private volatile boolean greeted;
    private volatile int ungreeted;

    Session(SocketChannel channel, OwnerServer server) {
        this.channel = channel;
        this.server = server;
        in = new FrameReader(channel, () -> {
        });
        out = new Outbox(channel);
    }

    void write() {
        out.run();
    }

    void read() {
        try {
            for (var frame = in.read(); frame != null; frame = in.read()) {
                if (greeted) {
                    take(frame);
                } else if (!greet(frame)) {
                    out.flush(OwnerServer.BEAT_MS);
                    return;
                }
            }
        } catch (ClosedChannelException | EOFException e) {
            LOG.log(Level.DEBUG, "A client is gone", e);
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.INFO, "A client is sent away: " + e.getMessage());
        } finally {
            drop();
        }
    }

    private boolean greet(Frame frame) throws IOException {
        if (frame.kind() != Frame.Kind.HELLO) {
            throw new BrokenFrame("no greeting");
        }
        var client = Greeting.read(frame.body());
        var self = server.served().self();
        if (!MessageDigest.isEqual(client.token().getBytes(StandardCharsets.UTF_8),
                server.address().token().getBytes(StandardCharsets.UTF_8))) {
            throw new BrokenFrame("a wrong token");
        }
        var surface = server.served().surface().get();
        if (!client.fingerprint().equals(surface.fingerprint())) {
            var sentence = new ByteWriter();
            sentence.text(
                    "The process " + self.pid() + " (" + self.role().words() + ") that owns the company is Steward "
                            + self.version() + ", this command is Steward " + client.version()
                            + (self.version().equals(client.version()) ? " of another build" : "")
                            + "; end that process, or use the same Steward for both.");
            out.send(Frame.Kind.REFUSED, 0, sentence.toBytes());
            return false;
        }
        greeted = true;
        out.send(Frame.Kind.WELCOME, 0, new Greeting(surface.fingerprint(), self.version(), "", self.pid(), self.role(),
                self.since()).bytes());
        return true;
    }

    private void take(Frame frame) throws IOException {
        switch (frame.kind()) {
            case CALL -> call(frame);
            case CANCEL -> {
                var call = calls.get(frame.id());
                if (call != null) {
                    call.interrupt();
                }
            }
            case LISTEN -> {
                listen();
                out.send(Frame.Kind.ANSWER, frame.id(), new byte[0]);
            }
            case SILENCE -> silence();
            default -> throw new BrokenFrame("the message " + frame.kind() + " out of place");
        }
    }

    private void call(Frame frame) throws IOException {
        var reader = new ByteReader(frame.body());
        var operation = server.served().surface().get().get(reader.count());
        if (server.isLeaving()) {
            out.send(Frame.Kind.MOVED, frame.id(), new byte[0]);
            return;
        }
        if (calls.size() >= MOST_CALLS) {
            throw new BrokenFrame("too many calls at once");
        }
        var call = new ServedCall(operation, frame.id());
        calls.put(frame.id(), call);
        try {
            server.work(() -> work(call, reader));
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "A call came while the company was closed", e);
            done(call);
            out.send(Frame.Kind.MOVED, frame.id(), new byte[0]);
        }
    }

    private void work(ServedCall call, ByteReader request) {
        try {
            call.serve(server, request, out);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "An answer could not be given", e);
            drop();
        } finally {
            done(call);
        }
    }

    private void done(ServedCall call) {
        lock.lock();
        try {
            calls.remove(call.id());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private synchronized void listen() {
        if (listening == null) {
            listening = server.served().engine().listen(this);
        }
    }

    private synchronized void silence() {
        var before = listening;
        listening = null;
        if (before != null) {
            try {
                before.close();
            } catch (Exception e) {
                LOG.log(Level.WARNING, "A listener could not be taken away", e);
            }
        }
    }

    @Override
    public void event(Engine.RunEvent event) {
        tell(Frame.Kind.EVENT, server.served().surface().get().codec().bytes(Engine.RunEvent.class, event));
    }

    @Override
    public void delta(RunId run, String path, String text) {
        var bytes = new ByteWriter();
        bytes.text(run.text());
        bytes.text(path);
        bytes.text(text);
        tell(Frame.Kind.DELTA, bytes.toBytes());
    }

    private void tell(Frame.Kind kind, byte[] body) {
        if (!out.offer(kind, 0, body)) {
            drop();
        }
    }

    /** Tells the client that this process is well; sends away who doesn't say what it wants. */
    void beat() {
        out.offer(Frame.Kind.BEAT, 0, new byte[0]);
        if (!greeted && ++ungreeted > MOST_UNGREETED_BEATS) {
            drop();
        }
    }

    /** What lasts is given up here. */
    void leave() {
        calls.values().forEach(ServedCall::move);
    }

    /** Waits until the calls are finished. */
    void finish(long until) {
        lock.lock();
        try {
            var left = until - System.nanoTime();
            while (!calls.isEmpty() && left > 0) {
                left = changed.awaitNanos(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
                left = until - System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    void end(long flushMillis) {
        out.flush(flushMillis);
        drop();
    }

    private void drop() {
        silence();
        out.close();
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A connection did not close", e);
        }
        calls.values().forEach(ServedCall::interrupt);
    }
}
