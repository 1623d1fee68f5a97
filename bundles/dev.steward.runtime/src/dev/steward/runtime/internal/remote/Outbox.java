package dev.steward.runtime.internal.remote;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What is on its way to the other side, in order, at most so many bytes; a thread of its own writes it. Who sends a
 * large message waits piece by piece, so that others get theirs in between. Thread-safe.
 */
public final class Outbox {

    /** Most bytes that wait to be written. */
    public static final int MOST_WAITING = 8 * 1024 * 1024;

    private final WritableByteChannel channel;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean closed;
    private boolean writing;

    public Outbox(WritableByteChannel channel) {
        this.channel = channel;
    }

    /** Writes until it is closed or the channel breaks. */
    public void run() {
        try {
            for (var next = next(); next != null; next = next()) {
                while (next.hasRemaining()) {
                    channel.write(next);
                }
                written(next.limit());
            }
        } catch (IOException e) {
            // The reader of this connection sees the same and tells whoever waits.
            close();
        }
    }

    private @Nullable ByteBuffer next() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            writing = !closed;
            return closed ? null : waiting.poll();
        } finally {
            lock.unlock();
        }
    }

    private void written(int count) {
        lock.lock();
        try {
            bytes -= count;
            writing = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Sends a message; waits while too much is on its way. */
    public void send(Frame.Kind kind, int id, byte[] body) throws IOException {
        if (body.length > FrameReader.MOST_MESSAGE) {
            throw new IOException("A message of " + body.length + " bytes is too large.");
        }
        pieces(kind, id, body, this::put);
    }

    /** Sends a message without waiting; false when too much is on its way. */
    public boolean offer(Frame.Kind kind, int id, byte[] body) {
        lock.lock();
        try {
            if (closed || bytes > 0 && bytes + body.length > MOST_WAITING) {
                return false;
            }
            pieces(kind, id, body, this::add);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes a piece of a message. */
    @FunctionalInterface
    private interface Taker<E extends Exception> {
        void take(ByteBuffer piece) throws E;
    }

    /** One after the other, so that only what is taken needs room. */
    private static <E extends Exception> void pieces(Frame.Kind kind, int id, byte[] body, Taker<E> to) throws E {
        var most = FrameReader.MOST_PIECE - FrameReader.HEAD;
        var from = 0;
        do {
            var length = Math.min(most, body.length - from);
            var last = from + length == body.length;
            to.take(piece(kind.ordinal() | (last ? 0 : FrameReader.MORE), id, body, from, length));
            from += length;
        } while (from < body.length);
    }

    private static ByteBuffer piece(int kind, int id, byte[] body, int from, int length) {
        return ByteBuffer.allocate(Integer.BYTES + FrameReader.HEAD + length).putInt(FrameReader.HEAD + length)
                .put((byte) kind).putInt(id).put(body, from, length).flip();
    }

    private void put(ByteBuffer piece) throws IOException {
        lock.lock();
        try {
            while (!closed && bytes > 0 && bytes + piece.limit() > MOST_WAITING) {
                changed.awaitUninterruptibly();
            }
            if (closed) {
                throw new AsynchronousCloseException();
            }
            add(piece);
        } finally {
            lock.unlock();
        }
    }

    private void add(ByteBuffer piece) {
        bytes += piece.limit();
        waiting.add(piece);
        changed.signalAll();
    }

    /** Waits until everything is written, at most that long. */
    public void flush(long millis) {
        lock.lock();
        try {
            var left = TimeUnit.MILLISECONDS.toNanos(millis);
            while ((!waiting.isEmpty() || writing) && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more is written. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
