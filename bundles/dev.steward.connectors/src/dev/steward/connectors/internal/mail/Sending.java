package dev.steward.connectors.internal.mail;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.connectors.internal.Texts;

/**
 * One letter to many, as its folder in the outbox tells it.
 *
 * @param id   name of the folder
 * @param post id of what was sent, empty when it had none
 */
record Sending(String id, String post, String subject, int recipients, Instant at, Instant written) {

    /** The file that tells it. */
    static final String FILE = "sending.txt";

    String source() {
        return "subject: " + Texts.line(subject) + "\npost: " + Texts.line(post) + "\nrecipients: " + recipients
                + "\nat: " + at
                + "\nwritten: " + written + "\n";
    }

    /** Null when the text is none that {@link #source} wrote. */
    static @Nullable Sending parse(String id, String source) {
        var lines = new HashMap<String, String>();
        source.lines().forEach(line -> {
            var colon = line.indexOf(':');
            if (colon > 0) {
                lines.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        });
        try {
            return new Sending(id, lines.getOrDefault("post", ""), lines.getOrDefault("subject", ""),
                    Integer.parseInt(lines.getOrDefault("recipients", "")), Instant.parse(lines.getOrDefault("at", "")),
                    Instant.parse(lines.getOrDefault("written", "")));
        } catch (NumberFormatException | DateTimeParseException e) {
            // a folder of someone else
            return null;
        }
    }
}
