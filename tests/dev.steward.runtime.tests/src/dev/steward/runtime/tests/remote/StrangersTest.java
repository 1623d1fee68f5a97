package dev.steward.runtime.tests.remote;

import static dev.steward.runtime.tests.remote.Served.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.engine.spi.RunStore;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.Role;
import dev.steward.runtime.internal.remote.Address;
import dev.steward.runtime.internal.remote.Binding;
import dev.steward.runtime.internal.remote.Frame;
import dev.steward.runtime.internal.remote.FrameReader;
import dev.steward.runtime.internal.remote.Greeting;
import dev.steward.runtime.internal.remote.Outbox;
import dev.steward.runtime.internal.remote.OwnerLink;
import dev.steward.testkit.Plans;

/** Clients that don't speak as they should, and owners that don't answer. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class StrangersTest {

    @TempDir
    Path folder = Path.of(".");

    private static SocketChannel connected(Address address) throws IOException {
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(address.target());
        return channel;
    }

    private static void isSentAway(SocketChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(1000);
        try (channel) {
            while (channel.read(bytes) >= 0) {
                bytes.clear();
            }
        } catch (SocketException e) {
            // Ended before all that was sent was read.
            assertEquals("Connection reset", e.getMessage());
        }
    }

    private static Frame next(FrameReader reader) throws IOException {
        var frame = reader.read();
        while (frame != null && frame.kind() == Frame.Kind.BEAT) {
            frame = reader.read();
        }
        if (frame == null) {
            throw new AssertionError("The owner ended the connection.");
        }
        return frame;
    }

    private static byte[] hello(Served served, String token) {
        return new Greeting(Served.surface().fingerprint(), "1.0.0", token, 1, Role.COMMAND, Instant.EPOCH).bytes();
    }

    private static void serves(Served served) throws Throwable {
        var link = served.link();
        assertEquals(List.of(), call(link, RunStore.class, "open"));
        link.close();
    }

    @Test
    void whoeverSendsSomethingElseIsSentAwayAndOthersAreServed() throws Throwable {
        try (var served = new Served(folder)) {
            for (var bytes : List.of("GET / HTTP/1.1\r\n\r\n".getBytes(), new byte[]{ 0, 0, 0, 0 },
                    new byte[]{ 0, 0, 0, 5, 3, 0, 0, 0, 1 }, new byte[]{ 0, 0, 0, 6, 0, 0, 0, 0, 0, 99 })) {
                var channel = connected(served.address());
                channel.write(ByteBuffer.wrap(bytes));
                isSentAway(channel);
            }
            serves(served);
        }
    }

    @Test
    void aWrongTokenOpensNothing() throws Throwable {
        try (var served = new Served(folder)) {
            var channel = connected(served.address());
            var out = new Outbox(channel);
            Thread.ofPlatform().daemon().start(out::run);
            out.send(Frame.Kind.HELLO, 0, hello(served, "guessed"));
            isSentAway(channel);
            serves(served);
        }
    }

    @Test
    void anUnknownCallEndsTheConnection() throws Throwable {
        try (var served = new Served(folder)) {
            var channel = connected(served.address());
            var out = new Outbox(channel);
            Thread.ofPlatform().daemon().start(out::run);
            out.send(Frame.Kind.HELLO, 0, hello(served, served.address().token()));
            var welcome = next(new FrameReader(channel, () -> {
            }));
            assertEquals(Frame.Kind.WELCOME, welcome.kind());
            out.send(Frame.Kind.CALL, 1, new byte[]{ 127 });
            isSentAway(channel);
            serves(served);
        }
    }

    @Test
    void anotherBuildIsToldSo() throws Throwable {
        var before = writers();
        try (var served = new Served(folder)) {
            var other = new dev.steward.runtime.internal.remote.Surface(
                    new dev.steward.runtime.internal.remote.Codec(dev.steward.runtime.internal.remote.Codec.OURS,
                            hash -> {
                                throw new IllegalArgumentException(hash);
                            }),
                    List.of(RunStore.class));
            var problem = assertThrows(ProblemException.class, () -> OwnerLink.connect(served.address(), other,
                    new OwnerLink.Self("2.0.0", Role.COMMAND), gone -> {
                    }));
            assertEquals(ProblemException.Kind.WRONG_USE, problem.kind());
            assertEquals("The process " + ProcessHandle.current().pid() + " (steward serve) that owns the company is"
                    + " Steward 1.0.0, this command is Steward 2.0.0; end that process, or use the same Steward for both.",
                    problem.sentence());
            serves(served);
            // Who is sent away leaves no thread that waits for something to write.
            for (var i = 0; writers() > before; i++) {
                assertTrue(i < 200, () -> writers() + " threads write, before " + before);
                assertFalse(new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS));
            }
        }
    }

    private static long writers() {
        return Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().equals("steward-link-out")).count();
    }

    @Test
    void anOwnerThatDoesNotAnswerIsNamed() throws IOException {
        var binding = Binding.open(folder);
        var began = System.nanoTime();
        var problem = assertThrows(ProblemException.class, () -> OwnerLink.connect(binding.address(),
                Served.surface(), new OwnerLink.Self("1.0.0", Role.COMMAND), gone -> {
                }));
        assertEquals(ProblemException.Kind.IN_USE, problem.kind());
        assertTrue(problem.sentence().contains("process " + ProcessHandle.current().pid()), problem::sentence);
        var took = Duration.ofNanos(System.nanoTime() - began);
        assertTrue(took.compareTo(Duration.ofSeconds(15)) < 0, took::toString);
        binding.close();
    }

    @Test
    void aClientThatDoesNotReadIsSentAwayAndNobodyWaitsForIt() throws Throwable {
        try (var served = new Served(folder)) {
            var channel = connected(served.address());
            var out = new Outbox(channel);
            Thread.ofPlatform().daemon().start(out::run);
            out.send(Frame.Kind.HELLO, 0, hello(served, served.address().token()));
            var reader = new FrameReader(channel, () -> {
            });
            assertEquals(Frame.Kind.WELCOME, next(reader).kind());
            out.send(Frame.Kind.LISTEN, 1, new byte[0]);
            assertEquals(Frame.Kind.ANSWER, next(reader).kind());
            // Each run tells of its large input, far more than may wait for one client.
            var large = "x".repeat(400_000);
            for (var i = 0; i < 40; i++) {
                served.lab.finish(served.lab.start(Plans.plan(Plans.step("a" + i,
                        Plans.call("fire", Plans.text(large + i))))));
            }
            isSentAway(channel);
            serves(served);
        }
    }
}
