package dev.steward.runtime.internal.remote;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.value.ByteReader;
import dev.steward.runtime.Owner;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.Role;

/** The connection of a client to the owner of its company. Thread-safe. */
public final class OwnerLink implements Backend {

    private final SocketChannel channel;
    private final Surface surface;
    private final FrameReader in;
    private final Outbox out;
    private final Watch watch;
    private final Ears ears;
    private final Map<Integer, CompletableFuture<Frame>> pending = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final Owner owner;
    private volatile @Nullable Exception broken;

    /** Who connects. */
    public record Self(String version, Role role) {
    }

    private OwnerLink(SocketChannel channel, Surface surface, Address address, Self self, Watch watch)
            throws IOException {
        this.channel = channel;
        this.surface = surface;
        this.watch = watch;
        in = new FrameReader(channel, watch::heard);
        out = new Outbox(channel);
        ears = new Ears(this::giveUp);
        Thread.ofPlatform().daemon().name("steward-link-out").start(out::run);
        try {
            owner = greet(address, self);
        } catch (IOException | RuntimeException e) {
            out.close();
            ears.close();
            throw e;
        }
    }

    /**
     * Connects.
     *
     * @param gone called once, on a thread of the link, when the connection ends
     * @throws ProblemException the owner does not answer, or is of another version
     * @throws IOException      nobody listens there
     */
    public static OwnerLink connect(Address address, Surface surface, Self self, Consumer<OwnerLink> gone)
            throws IOException {
        var channel = address.socket() == null ? SocketChannel.open() : SocketChannel.open(StandardProtocolFamily.UNIX);
        var watch = new Watch(channel);
        try {
            channel.connect(address.target());
            var link = new OwnerLink(channel, surface, address, self, watch);
            Thread.ofPlatform().daemon().name("steward-link").start(() -> link.read(gone));
            return link;
        } catch (IOException | RuntimeException e) {
            watch.close();
            channel.close();
            if (watch.isSilent()) {
                throw silent(address.pid());
            }
            throw e;
        }
    }

    private static ProblemException silent(long pid) {
        return new ProblemException(ProblemException.Kind.IN_USE, "The process " + pid
                + " that owns the company does not answer: nothing was heard from it for " + Watch.SECONDS
                + " s. What was acknowledged is safe; what was asked last may be done still: wait and look before"
                + " you ask again, or end that process.");
    }

    private Owner greet(Address address, Self self) throws IOException {
        out.send(Frame.Kind.HELLO, 0, new Greeting(surface.fingerprint(), self.version(), address.token(),
                ProcessHandle.current().pid(), self.role(), Instant.now()).bytes());
        var frame = in.read();
        while (frame != null && frame.kind() == Frame.Kind.BEAT) {
            frame = in.read();
        }
        if (frame == null) {
            throw new IOException("The owner of the company ended the connection.");
        }
        if (frame.kind() == Frame.Kind.REFUSED) {
            throw ProblemException.wrongUse(new ByteReader(frame.body()).text());
        }
        if (frame.kind() != Frame.Kind.WELCOME) {
            throw new BrokenFrame("no greeting");
        }
        var greeting = Greeting.read(frame.body());
        return new Owner(greeting.pid(), greeting.role(), greeting.version(), greeting.since(),
                false);
    }

    @Override
    public Owner owner() {
        return owner;
    }

    private void read(Consumer<OwnerLink> gone) {
        try {
            for (var frame = in.read(); frame != null; frame = in.read()) {
                take(frame);
            }
            end(new Lost("The owner of the company ended the connection.", null));
        } catch (IOException | IllegalArgumentException e) {
            end(watch.isSilent() ? silent(owner.pid())
                    : new Lost("The connection to the owner of the company broke.", e));
        } finally {
            gone.accept(this);
        }
    }

    private void take(Frame frame) throws IOException {
        switch (frame.kind()) {
            case ANSWER, FAILURE, MOVED -> {
                var waiting = pending.remove(frame.id());
                if (waiting != null) {
                    waiting.complete(frame);
                }
            }
            case EVENT -> {
                if (surface.codec().value(Engine.RunEvent.class, frame.body()) instanceof Engine.RunEvent event) {
                    ears.event(event);
                }
            }
            case DELTA -> ears.delta(frame.body());
            case BEAT -> {
                // That something came is what counts.
            }
            default -> throw new BrokenFrame("the message " + frame.kind() + " out of place");
        }
    }

    private void end(Exception why) {
        broken = why;
        out.close();
        watch.close();
        ears.close();
        giveUp();
        pending.values().forEach(waiting -> waiting.completeExceptionally(why));
    }

    private void giveUp() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public @Nullable Object call(Operation operation, @Nullable Object @Nullable [] arguments) throws Throwable {
        var frame = exchange(Frame.Kind.CALL, operation.request(arguments), operation.waits());
        return switch (frame.kind()) {
            case ANSWER -> operation.answered(frame.body());
            case FAILURE -> throw Failures.read(frame.body());
            default -> throw new Lost("The company is being handed over.", null);
        };
    }

    private Frame exchange(Frame.Kind kind, byte[] body, boolean waits) throws Throwable {
        var id = ids.incrementAndGet();
        var answer = new CompletableFuture<Frame>();
        pending.put(id, answer);
        var why = broken;
        if (why != null) {
            pending.remove(id);
            throw why;
        }
        try {
            out.send(kind, id, body);
        } catch (IOException e) {
            pending.remove(id);
            var known = broken;
            throw known == null ? new Lost("The connection to the owner of the company broke.", e) : known;
        }
        return waits ? answered(id, answer) : finished(answer);
    }

    /** The wait can be interrupted; the owner is told. */
    private Frame answered(int id, CompletableFuture<Frame> answer) throws Throwable {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            pending.remove(id);
            out.offer(Frame.Kind.CANCEL, id, new byte[0]);
            throw e;
        } catch (ExecutionException e) {
            throw cause(e);
        }
    }

    private static Frame finished(CompletableFuture<Frame> answer) throws Throwable {
        var interrupted = false;
        try {
            while (true) {
                try {
                    return answer.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw cause(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Throwable cause(ExecutionException e) {
        var cause = e.getCause();
        return cause == null ? e : cause;
    }

    @Override
    public AutoCloseable listen(Engine.Listener listener) throws Lost {
        var taken = ears.add(listener);
        try {
            exchange(Frame.Kind.LISTEN, new byte[0], false);
        } catch (Lost | RuntimeException e) {
            taken.close();
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        return () -> {
            taken.close();
            if (ears.isEmpty()) {
                out.offer(Frame.Kind.SILENCE, 0, new byte[0]);
            }
        };
    }

    @Override
    public void close() {
        out.flush(OwnerServer.BEAT_MS);
        giveUp();
    }
}
