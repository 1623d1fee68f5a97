package dev.steward.llm.internal.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A JSON body that is sent at most once (the HTTP library never repeats it) and knows whether it began to leave. */
public final class PaidBody extends RequestBody {

    private final byte[] json;
    private final AtomicBoolean sent;

    /** {@code sent} turns true when the first byte leaves. */
    public PaidBody(String json, AtomicBoolean sent) {
        this.json = json.getBytes(StandardCharsets.UTF_8);
        this.sent = sent;
    }

    @Override
    public @Nullable MediaType contentType() {
        return MediaType.get("application/json; charset=utf-8");
    }

    @Override
    public long contentLength() {
        return json.length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    @NonNullByDefault({})
    public void writeTo(BufferedSink sink) throws IOException {
        sent.set(true);
        sink.write(json);
    }
}
