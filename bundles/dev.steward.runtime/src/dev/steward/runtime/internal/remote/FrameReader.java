package dev.steward.runtime.internal.remote;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Reads messages. On the wire each is one or more pieces: length of what follows (4 bytes), kind with the high bit when
 * more pieces come (1), id (4), bytes. Pieces of different messages may alternate. One thread.
 */
public final class FrameReader {

    /** Most bytes of a piece, without its length. */
    public static final int MOST_PIECE = 64 * 1024;

    /** Most bytes of a message: more than a run's whole trace takes. */
    public static final int MOST_MESSAGE = 512 * 1024 * 1024;

    /** Most messages that are under way at once in one direction. */
    public static final int MOST_OPEN = 1000;

    /** Kind and id. */
    public static final int HEAD = 5;

    /** In a kind: more pieces follow. */
    public static final int MORE = 0x80;

    private final ReadableByteChannel channel;
    private final Runnable heard;
    private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
    private final Map<Integer, ByteArrayOutputStream> open = new HashMap<>();

    /** @param heard called for every piece */
    public FrameReader(ReadableByteChannel channel, Runnable heard) {
        this.channel = channel;
        this.heard = heard;
    }

    /**
     * The next message; null at the end.
     *
     * @throws EOFException the other side stopped in the middle of a message
     * @throws BrokenFrame  what came is no message
     */
    @Nullable
    public Frame read() throws IOException {
        while (true) {
            var piece = piece();
            if (piece == null) {
                if (!open.isEmpty()) {
                    throw new EOFException("The other side stopped in the middle of a message.");
                }
                return null;
            }
            heard.run();
            var kind = Byte.toUnsignedInt(piece.get());
            var frame = frame(kind, piece.getInt(), piece);
            if (frame != null) {
                return frame;
            }
        }
    }

    private @Nullable Frame frame(int kind, int id, ByteBuffer rest) throws BrokenFrame {
        var more = (kind & MORE) != 0;
        var known = Frame.Kind.of(kind & ~MORE);
        var bytes = new byte[rest.remaining()];
        rest.get(bytes);
        var before = open.get(id);
        if (before == null && !more) {
            return new Frame(known, id, bytes);
        }
        if (before == null && open.size() >= MOST_OPEN) {
            throw new BrokenFrame("too many messages at once");
        }
        var all = before == null ? new ByteArrayOutputStream() : before;
        if (all.size() + bytes.length > MOST_MESSAGE) {
            throw new BrokenFrame("a message of more than " + MOST_MESSAGE + " bytes");
        }
        all.writeBytes(bytes);
        if (more) {
            open.put(id, all);
            return null;
        }
        open.remove(id);
        return new Frame(known, id, all.toByteArray());
    }

    private @Nullable ByteBuffer piece() throws IOException {
        length.clear();
        if (!fill(length)) {
            return null;
        }
        var bytes = length.flip().getInt();
        if (bytes < HEAD || bytes > MOST_PIECE) {
            throw new BrokenFrame("a piece of " + bytes + " bytes");
        }
        var piece = ByteBuffer.allocate(bytes);
        if (!fill(piece)) {
            throw new EOFException("The other side stopped in the middle of a message.");
        }
        return piece.flip();
    }

    /** False when the channel ends before the first byte. */
    private boolean fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                if (buffer.position() == 0) {
                    return false;
                }
                throw new EOFException("The other side stopped in the middle of a message.");
            }
        }
        return true;
    }
}
