package dev.steward.llm.internal.http;

import static dev.steward.engine.spi.BoundaryException.AUTH_FAILED;
import static dev.steward.engine.spi.BoundaryException.BAD_REQUEST;
import static dev.steward.engine.spi.BoundaryException.INVALID_OUTPUT;
import static dev.steward.engine.spi.BoundaryException.NOT_FOUND;
import static dev.steward.engine.spi.BoundaryException.OUTAGE;
import static dev.steward.engine.spi.BoundaryException.RATE_LIMIT;
import static dev.steward.engine.spi.BoundaryException.TIMEOUT;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;

import javax.net.ssl.SSLException;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.BoundaryException;
import okhttp3.Headers;

/**
 * Turns what went wrong in a call into one sentence with its cure.
 *
 * @param server host that was called
 * @param model  full id of the model
 * @param env    environment variable of the key
 * @param key    the key, null for none; taken out of all that is quoted
 */
public record Failures(String server, String model, String env, @Nullable String key, Clock clock) {

    @Override
    public String toString() {
        return "Failures[" + server + ", " + model + "]"; // the key stays out
    }

    /** The server refused with a status of 3xx, 4xx or 5xx. */
    public BoundaryException status(int status, Headers headers, String body) {
        var said = Quote.message(body, key);
        return switch (status) {
            case 401, 403 -> new BoundaryException(AUTH_FAILED, refused());
            case 402 -> new BoundaryException(AUTH_FAILED, server + " asks for payment" + said
                    + ": top up the account there, then resume the run.");
            case 404 -> new BoundaryException(NOT_FOUND, server + " does not know " + model + said
                    + ": check the model's name and the address.");
            case 408, 504 -> new BoundaryException(TIMEOUT, server + " gave up waiting for the answer" + said
                    + ": try again, or ask for less.", true, RetryAfter.of(headers, clock), null);
            case 429 -> limited(headers, body, said);
            default -> status >= 500 ? outage(status, headers, said)
                    : status >= 400 ? new BoundaryException(BAD_REQUEST, server + " refused the request to " + model
                            + " (" + status + ")" + said + ".")
                            : redirected(headers);
        };
    }

    /** The connection failed, before or after the request went out. */
    public BoundaryException broken(Exception cause, boolean sent) {
        if (sent) {
            return new BoundaryException(OUTAGE, "The connection to " + server
                    + " broke off before the answer was complete: the call may have been charged; try again.", true,
                    null, null);
        }
        var why = switch (cause) {
            case UnknownHostException e -> "no such host is known: check the address and the network";
            case ConnectException e -> "nothing answers there: check the address, the network and that the server runs";
            case NoRouteToHostException e -> "the network does not lead there: check the network";
            case SSLException e -> "no secure connection came about: check the address and its certificate";
            default -> "the connection failed: check the address and the network";
        };
        return new BoundaryException(OUTAGE, server + " can't be reached; " + why + ".");
    }

    /** No connection within the time for it. */
    public BoundaryException connectTimeout(Duration limit) {
        return new BoundaryException(TIMEOUT, server + " did not accept a connection within " + seconds(limit)
                + ": check the network, then try again.");
    }

    /** The whole call took too long. */
    public BoundaryException timeout(Duration limit, boolean sent) {
        return new BoundaryException(TIMEOUT, model + " did not finish within " + seconds(limit)
                + ": allow more time or ask for less.", sent, null, null);
    }

    /** The stream fell silent. */
    public BoundaryException stalled(Duration limit) {
        return new BoundaryException(TIMEOUT, model + " sent nothing for " + seconds(limit)
                + " in the middle of its answer: try again.", true, null, null);
    }

    /** The answer ended before the model said that it was done. */
    public BoundaryException unfinished() {
        return new BoundaryException(OUTAGE, server + " ended the answer of " + model
                + " in the middle: the call may have been charged; try again.", true, null, null);
    }

    /** What came is not what a model server sends. */
    public BoundaryException garbled() {
        return new BoundaryException(OUTAGE, server + " sent something that is no model's answer: check that the "
                + "address is that of a model server, then try again.", true, null, null);
    }

    /** The answer is larger than any answer may be. */
    public BoundaryException tooLarge() {
        return new BoundaryException(OUTAGE, server + " sent more than an answer may hold, so the rest was not read: "
                + "check that the address is that of a model server.", true, null, null);
    }

    /** An error that the provider reports by name inside a stream. */
    public BoundaryException reported(@Nullable String type, String message) {
        var said = Quote.quoted(message, key);
        var kind = String.valueOf(type);
        if (kind.contains("rate_limit")) {
            return new BoundaryException(RATE_LIMIT, server + " asks to slow down" + said + ": try again later.", true,
                    null, null);
        }
        return new BoundaryException(OUTAGE, server + " gave up in the middle of the answer" + said + ": try again.",
                true, null, null);
    }

    /** The model or a filter of the provider refused to answer. */
    public BoundaryException declined(String words) {
        return new BoundaryException(INVALID_OUTPUT, model + " declined to answer" + Quote.quoted(words, key)
                + ": change what it is asked for.", true, null, null);
    }

    private String refused() {
        return key == null
                ? server + " asks for a key: set the environment variable " + env + "."
                : server + " refused the key: check it there, then set the environment variable " + env + ".";
    }

    private BoundaryException limited(Headers headers, String body, String said) {
        var cure = body.contains("insufficient_quota") ? ": top up the account there, then resume the run."
                : ": wait, or lower how much runs at the same time.";
        return new BoundaryException(RATE_LIMIT, server + " takes no more requests now" + said + cure, false,
                RetryAfter.of(headers, clock), null);
    }

    private BoundaryException outage(int status, Headers headers, String said) {
        return new BoundaryException(OUTAGE, server + " is out of order (" + status + ")" + said
                + ": try again later.", false, RetryAfter.of(headers, clock), null);
    }

    private BoundaryException redirected(Headers headers) {
        var target = headers.get("Location");
        return new BoundaryException(BAD_REQUEST, server + " points to another address"
                + (target == null ? "" : Quote.quoted(target.replaceFirst("[?#].*", ""), key))
                + ", and keys are never sent on: set that address if you trust it.");
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() < 1000 ? duration.toMillis() + " ms" : duration.toSeconds() + " s";
    }
}
