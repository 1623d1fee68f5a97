package dev.steward.llm.internal;

import java.io.IOException;
import java.time.Duration;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.llm.internal.http.Failures;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** Asks a provider for its list of models, which costs nothing: does it answer, and does it take the key? */
final class Reachability {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private Reachability() {
    }

    static @Nullable String trouble(OkHttpClient http, String url, Headers headers, Failures failures) {
        var quick = http.newBuilder().callTimeout(LIMIT).connectTimeout(LIMIT).build();
        var request = new Request.Builder().url(url).headers(headers).get().build();
        try (var response = quick.newCall(request).execute()) {
            var status = response.code();
            return status == 401 || status == 403 || status >= 300 && status < 400 || status >= 500
                    ? failures.status(status, response.headers(), "").getMessage()
                    : null;
        } catch (IOException e) {
            return failures.broken(e, false).getMessage();
        }
    }
}
