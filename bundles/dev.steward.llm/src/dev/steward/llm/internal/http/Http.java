package dev.steward.llm.internal.http;

import java.time.Duration;

import org.eclipse.jdt.annotation.Nullable;

import okhttp3.OkHttpClient;

/**
 * The HTTP client of one company, made at the first call: a run that only rehearses never pays for loading it. It hides
 * nothing: no retries, no redirects. Thread-safe.
 */
public final class Http implements AutoCloseable {

    private final Duration connect;
    private final Duration write;
    private @Nullable OkHttpClient client;

    /** With the longest waits for a connection and for a server to take what is sent. */
    public Http(Duration connect, Duration write) {
        this.connect = connect;
        this.write = write;
    }

    /** The client; silence while reading is the caller's to bound. */
    public synchronized OkHttpClient client() {
        var made = client;
        if (made != null) {
            return made;
        }
        var fresh = new OkHttpClient.Builder().connectTimeout(connect).writeTimeout(write).readTimeout(Duration.ZERO)
                .retryOnConnectionFailure(false).followRedirects(false).followSslRedirects(false).build();
        client = fresh;
        return fresh;
    }

    @Override
    public synchronized void close() {
        var made = client;
        if (made != null) {
            made.connectionPool().evictAll();
        }
    }
}
