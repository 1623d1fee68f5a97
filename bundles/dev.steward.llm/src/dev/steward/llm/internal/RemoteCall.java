package dev.steward.llm.internal;

import static dev.steward.engine.spi.BoundaryException.INVALID_OUTPUT;

import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import dev.steward.engine.spi.BoundaryException;
import dev.steward.llm.internal.Dialect.Ask;
import dev.steward.llm.internal.Received.Stop;
import dev.steward.llm.internal.http.Exchange;
import dev.steward.llm.internal.http.Failures;
import dev.steward.llm.internal.http.PaidBody;
import dev.steward.llm.internal.http.Part;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** One request to a provider, from the first byte out to the last byte in. Used once. */
final class RemoteCall {

    private final OkHttpClient http;
    private final Dialect dialect;
    private final Failures failures;
    private final Received received;
    private final Duration timeout;
    private final Duration stall;
    private final long deadline;
    private final AtomicBoolean sent = new AtomicBoolean();

    RemoteCall(OkHttpClient http, Dialect dialect, Failures failures, Received received, Duration timeout,
            Duration stall) {
        this.http = http;
        this.dialect = dialect;
        this.failures = failures;
        this.received = received;
        this.timeout = timeout;
        this.stall = stall;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    /** Sends and reads until the answer is complete. */
    void run(String url, Headers headers, Ask ask) throws BoundaryException, InterruptedException, Refused {
        var request = new Request.Builder().url(url).headers(headers)
                .header("Accept", "text/event-stream, application/json")
                .header("Idempotency-Key", idempotencyKey(ask))
                .post(new PaidBody(dialect.body(ask).toString(), sent)).build();
        sent.set(false);
        try (var exchange = Exchange.start(http, request, sent)) {
            var head = head(exchange);
            if (head.status() / 100 != 2) {
                throw new Refused(head.status(), head.headers(), body(exchange));
            }
            read(exchange);
        }
        finish(ask);
    }

    /** One key for each retry of a call, in characters that a header may have. */
    private static String idempotencyKey(Ask ask) {
        var key = ask.request().key() + (ask.plain() ? "~plain" : "");
        return "steward-" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }

    private Part.Head head(Exchange exchange) throws BoundaryException, InterruptedException {
        return switch (exchange.next(left())) {
            case Part.Head head -> head;
            case Part.Broken broken -> throw broken(broken);
            case null -> throw failures.timeout(timeout, sent.get());
            default -> throw new IllegalStateException("An answer begins with its head.");
        };
    }

    private void read(Exchange exchange) throws BoundaryException, InterruptedException {
        while (true) {
            switch (exchange.next(Math.min(left(), stall.toNanos()))) {
                case Part.Event event -> guarded(() -> dialect.event(event.data(), received, failures));
                case Part.Body body -> whole(body);
                case Part.Alive alive -> {
                    // the wait for silence begins anew
                }
                case Part.End end -> {
                    return;
                }
                case Part.Broken broken -> throw broken(broken);
                case Part.Head head -> throw new IllegalStateException("An answer has one head.");
                case null -> throw left() <= 0 ? failures.timeout(timeout, true) : failures.stalled(stall);
            }
        }
    }

    private String body(Exchange exchange) throws InterruptedException {
        return exchange.next(Math.min(left(), stall.toNanos())) instanceof Part.Body body ? body.text() : "";
    }

    private void whole(Part.Body body) throws BoundaryException {
        if (body.cut()) {
            throw failures.tooLarge();
        }
        guarded(() -> {
            if (!(JsonParser.parseString(body.text()) instanceof JsonObject object)) {
                throw failures.garbled();
            }
            dialect.whole(object, received, failures);
        });
    }

    private interface Reader {
        void read() throws BoundaryException;
    }

    /** What a dialect can't read is the server's fault, whatever way it fails in. */
    private void guarded(Reader reader) throws BoundaryException {
        try {
            reader.read();
        } catch (JsonParseException | ClassCastException | IllegalStateException
                | NumberFormatException e) {
            throw failures.garbled();
        }
    }

    private void finish(Ask ask) throws BoundaryException {
        if (received.stop() == Stop.OPEN) {
            throw failures.unfinished();
        }
        if (received.stop() == Stop.CUT) {
            throw new BoundaryException(INVALID_OUTPUT, "The answer of " + ask.request().model() + " was cut after "
                    + ask.maxOutput() + " tokens: allow a longer answer or ask for less.", true, null, null);
        }
        if (received.stop() == Stop.REFUSED) {
            throw failures.declined(received.refusal());
        }
    }

    private BoundaryException broken(Part.Broken broken) {
        var began = sent.get();
        return !began && broken.cause() instanceof SocketTimeoutException
                ? failures.connectTimeout(Duration.ofMillis(http.connectTimeoutMillis()))
                : failures.broken(broken.cause(), began);
    }

    private long left() {
        return Math.max(0, deadline - System.nanoTime());
    }

    /** The server refused by status; whether that is the end is the caller's choice. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;
        private final int status;
        private final transient Headers headers;
        private final transient String body;

        Refused(int status, Headers headers, String body) {
            super("refused with status " + status, null, false, false);
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        int status() {
            return status;
        }

        BoundaryException told(Failures failures) {
            return failures.status(status, headers, body);
        }
    }
}
