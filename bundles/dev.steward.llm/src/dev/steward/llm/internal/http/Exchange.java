package dev.steward.llm.internal.http;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.llm.internal.http.Part.Body;
import dev.steward.llm.internal.http.Part.Broken;
import dev.steward.llm.internal.http.Part.End;
import dev.steward.llm.internal.http.Part.Head;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * One HTTP exchange, read on a virtual thread of its own, so that the caller waits on a queue: an interrupt or a
 * time-out ends its wait at once, whatever the socket does. Closing cancels what is still under way.
 *
 * <p>Memory is bounded: the queue, each line, a whole body and the sum of a stream.
 */
public final class Exchange implements AutoCloseable {

    private static final int QUEUE = 64;
    private static final long MAX_LINE = 1 << 20;
    private static final long MAX_STREAM = 64 << 20;
    private static final long MAX_BODY = 8 << 20;

    private final BlockingQueue<Part> parts = new ArrayBlockingQueue<>(QUEUE);
    private final Call call;
    private final AtomicBoolean sent;
    private final Thread reader;

    private Exchange(Call call, AtomicBoolean sent) {
        this.call = call;
        this.sent = sent;
        this.reader = Thread.ofVirtual().name("model-call").unstarted(this::read);
    }

    /** Starts it; {@code sent} turns true when the request's body begins to leave. */
    public static Exchange start(OkHttpClient client, Request request, AtomicBoolean sent) {
        var exchange = new Exchange(client.newCall(request), sent);
        exchange.reader.start();
        return exchange;
    }

    /** The next part; null when none came within {@code nanos}. */
    public @Nullable Part next(long nanos) throws InterruptedException {
        return parts.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }

    /** Whether the request may have reached the server. */
    public boolean sent() {
        return sent.get();
    }

    @Override
    public void close() {
        call.cancel();
        reader.interrupt();
    }

    private void read() {
        try {
            Part last;
            try (var response = call.execute()) {
                parts.put(new Head(response.code(), response.headers()));
                last = readAll(response);
            } catch (IOException e) {
                last = new Broken(e);
            }
            parts.put(last);
        } catch (InterruptedException e) {
            // closed: nobody waits for more
            Thread.currentThread().interrupt();
        }
    }

    private Part readAll(Response response) throws IOException, InterruptedException {
        var source = response.body().source();
        var type = String.valueOf(response.header("Content-Type"));
        if (response.isSuccessful() && type.startsWith("text/event-stream")) {
            return readEvents(source);
        }
        source.request(MAX_BODY + 1);
        var cut = source.getBuffer().size() > MAX_BODY;
        parts.put(new Body(source.getBuffer().readUtf8(Math.min(MAX_BODY, source.getBuffer().size())), cut));
        return new End();
    }

    private Part readEvents(BufferedSource source) throws IOException, InterruptedException {
        var events = new EventParser();
        long total = 0;
        while (!source.exhausted()) {
            var line = line(source);
            total += line.length();
            if (total > MAX_STREAM) {
                throw new IOException("the stream is too long");
            }
            var part = events.line(line);
            if (part != null) {
                parts.put(part);
            }
        }
        return new End();
    }

    private static String line(BufferedSource source) throws IOException {
        var end = source.indexOf((byte) '\n', 0, MAX_LINE);
        if (end < 0 && source.getBuffer().size() >= MAX_LINE) {
            throw new IOException("a line of the stream is too long");
        }
        var text = source.readUtf8(end < 0 ? source.getBuffer().size() : end);
        if (end >= 0) {
            source.skip(1);
        }
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
