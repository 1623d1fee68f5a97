package dev.steward.llm.internal.http;

import java.io.IOException;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.llm.internal.http.Part.Event;

/** Puts the lines of a server-sent event stream together. Not thread-safe. */
final class EventParser {

    private static final int MAX_EVENT = 4 << 20;

    private final StringBuilder data = new StringBuilder();
    private @Nullable String name;

    /** Takes a line without its end; returns the event that it completes, a sign of life for a comment, else null. */
    @Nullable
    Part line(String line) throws IOException {
        if (line.isEmpty()) {
            return complete();
        }
        if (line.startsWith(":")) {
            return new Part.Alive();
        }
        if (line.startsWith("data:")) {
            if (data.length() + line.length() > MAX_EVENT) {
                throw new IOException("an event of the stream is too long");
            }
            data.append(data.isEmpty() ? "" : "\n").append(value(line));
        } else if (line.startsWith("event:")) {
            name = value(line);
        }
        return null;
    }

    private @Nullable Part complete() {
        var event = data.isEmpty() ? null : new Event(name, data.toString());
        data.setLength(0);
        name = null;
        return event;
    }

    private static String value(String line) {
        var value = line.substring(line.indexOf(':') + 1);
        return value.startsWith(" ") ? value.substring(1) : value;
    }
}
