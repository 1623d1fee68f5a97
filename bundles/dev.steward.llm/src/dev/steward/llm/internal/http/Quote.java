package dev.steward.llm.internal.http;

import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** Quotes what a server said: one line, short, without the key. */
final class Quote {

    private static final int MAX = 160;
    private static final int MAX_JSON = 64 << 10;

    private Quote() {
    }

    /** The message inside an error body as {@code  (it said “…”)}; empty when there is none. */
    static String message(String body, @Nullable String key) {
        if (body.length() > MAX_JSON) {
            return "";
        }
        try {
            if (JsonParser.parseString(body) instanceof JsonObject object) {
                var error = object.get("error") instanceof JsonObject inner ? inner : object;
                return error.get("message") == null || !error.get("message").isJsonPrimitive() ? ""
                        : quoted(error.get("message").getAsString(), key);
            }
        } catch (JsonParseException e) {
            return ""; // an HTML page of a proxy: nothing worth quoting
        }
        return "";
    }

    /** A text from outside as {@code  (it said “…”)}; empty when it is blank. */
    static String quoted(String text, @Nullable String key) {
        var safe = key == null || key.isEmpty() ? text : text.replace(key, "…");
        var line = safe.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (line.isEmpty()) {
            return "";
        }
        return " (it said “" + (line.length() > MAX ? line.substring(0, MAX) + "…" : line) + "”)";
    }
}
