package dev.steward.runtime.tests.remote;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.steward.runtime.internal.remote.BrokenFrame;
import dev.steward.runtime.internal.remote.Frame;
import dev.steward.runtime.internal.remote.FrameReader;
import dev.steward.runtime.internal.remote.Outbox;

/** Messages in pieces, and what is none. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class FramesTest {

    private static FrameReader reader(byte... bytes) {
        return new FrameReader(Channels.newChannel(new ByteArrayInputStream(bytes)), () -> {
        });
    }

    private static byte[] piece(int length, int kind, int id, int... body) {
        var piece = ByteBuffer.allocate(9 + body.length).putInt(length).put((byte) kind).putInt(id);
        for (var each : body) {
            piece.put((byte) each);
        }
        return piece.array();
    }

    @Test
    void theEndIsNoMessage() throws IOException {
        assertNull(reader().read());
    }

    @Test
    void aMessageThatIsCutIsTold() {
        var whole = piece(8, Frame.Kind.CALL.ordinal(), 1, 1, 2, 3);
        for (var length = 1; length < whole.length; length++) {
            var cut = java.util.Arrays.copyOf(whole, length);
            assertThrows(EOFException.class, () -> reader(cut).read(), "cut after " + length);
        }
        assertThrows(EOFException.class, () -> reader(piece(6, Frame.Kind.CALL.ordinal() | 0x80, 1, 1)).read());
    }

    @Test
    void lengthsAndKindsOfNoMessageAreRefusedWithoutReadingOn() {
        for (var length : new int[]{ 0, 4, -1, Integer.MAX_VALUE, FrameReader.MOST_PIECE + 1 }) {
            assertThrows(BrokenFrame.class, () -> reader(piece(length, 1, 1)).read(), "length " + length);
        }
        assertThrows(BrokenFrame.class, () -> reader(piece(5, 0x7f, 1)).read());
    }

    @Test
    void piecesOfTwoMessagesMayAlternate() throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        bytes.writeBytes(piece(6, Frame.Kind.ANSWER.ordinal() | 0x80, 1, 10));
        bytes.writeBytes(piece(6, Frame.Kind.ANSWER.ordinal(), 2, 20));
        bytes.writeBytes(piece(6, Frame.Kind.ANSWER.ordinal(), 1, 11));
        var reader = reader(bytes.toByteArray());
        var first = reader.read();
        var second = reader.read();
        assertNotNull(first);
        assertNotNull(second);
        assertEquals(2, first.id());
        assertEquals(1, second.id());
        assertArrayEquals(new byte[]{ 10, 11 }, second.body());
    }

    @Test
    void aLargeMessageGoesInPiecesAndSmallOnesPassIt() throws Exception {
        var pipe = Pipe.open();
        var out = new Outbox(pipe.sink());
        var large = new byte[20_000_000];
        new SplittableRandom(1).nextBytes(large);
        var events = 0;
        while (out.offer(Frame.Kind.EVENT, 0, new byte[100_000])) {
            events++;
        }
        assertTrue(events > 70 && events < 90, "too much is on its way after " + events);
        // Nobody reads, so both wait for room.
        var small = begun(out, 2, new byte[1]);
        var sent = begun(out, 1, large);
        Thread.ofPlatform().daemon().start(out::run);
        var reader = new FrameReader(pipe.source(), () -> {
        });
        for (var read = 0; read < events; read++) {
            var event = reader.read();
            assertEquals(Frame.Kind.EVENT, event == null ? null : event.kind());
        }
        var first = reader.read();
        var second = reader.read();
        assertNotNull(first);
        assertNotNull(second);
        assertEquals(2, first.id(), "the small one came first");
        assertArrayEquals(large, second.body());
        sent.get(10, TimeUnit.SECONDS);
        small.get(10, TimeUnit.SECONDS);
        assertTrue(out.offer(Frame.Kind.EVENT, 0, new byte[100_000]));
        out.close();
        assertFalse(out.offer(Frame.Kind.EVENT, 0, new byte[1]));
        assertThrows(IOException.class, () -> out.send(Frame.Kind.CALL, 3, new byte[0]));
    }

    private static CompletableFuture<Void> begun(Outbox out, int id, byte[] body) throws InterruptedException {
        var begun = new CountDownLatch(1);
        var sent = CompletableFuture.runAsync(() -> {
            begun.countDown();
            send(out, id, body);
        });
        begun.await();
        return sent;
    }

    private static void send(Outbox out, int id, byte[] body) {
        try {
            out.send(Frame.Kind.ANSWER, id, body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
