package dev.steward.connectors.internal.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.connectors.internal.Markdown;
import dev.steward.connectors.internal.Texts;

/**
 * One letter, to be written once for each recipient. Everything in it follows from the call, so writing it again gives
 * the same bytes.
 *
 * @param sending     id of the sending that it belongs to
 * @param unsubscribe mail or web address, null for none
 */
record Letter(String sending, Address from, @Nullable Address replyTo, @Nullable String unsubscribe,
        @Nullable String footer,
        String subject, String body, Instant at, ZoneId zone) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z",
            Locale.ROOT);

    /** The message to one reader, who sees no other reader's address. */
    byte[] to(Address reader, Markdown markdown) {
        var mark = Texts.hash(sending + "\n" + reader.identity(), 32);
        var boundary = "=_" + Texts.hash("boundary " + mark, 24);
        var text = Texts.clean(body).stripTrailing() + "\n" + (footer == null ? "" : "\n-- \n" + footer + "\n");
        var message = new StringBuilder();
        header(message, "Date: " + DATE.format(at.atZone(zone)));
        header(message, "From: " + from.header());
        header(message, "To: " + reader.header());
        if (replyTo != null) {
            header(message, "Reply-To: " + replyTo.header());
        }
        header(message, MimeText.unstructured("Subject", subject));
        header(message, "Message-ID: <" + mark + "@" + from.domain() + ">");
        if (unsubscribe != null) {
            header(message, "List-Unsubscribe: <" + unsubscribe + ">");
        }
        header(message, "MIME-Version: 1.0");
        header(message, "Content-Type: multipart/alternative;\r\n boundary=\"" + boundary + "\"");
        header(message, "");
        part(message, boundary, "plain", text);
        part(message, boundary, "html", html(markdown));
        header(message, "--" + boundary + "--");
        return message.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private String html(Markdown markdown) {
        return """
                <!DOCTYPE html>
                <html><head><meta charset="utf-8"><title>%s</title></head>
                <body style="margin:0 auto;padding:1.5em;max-width:40em;font:1em/1.6 Georgia,serif">
                <h1 style="font-size:1.5em;line-height:1.25">%s</h1>
                %s%s</body></html>
                """.formatted(Texts.escape(subject), Texts.escape(subject), markdown.html(body, subject),
                footer == null ? "" : "<p style=\"color:#777;font-size:.85em\">" + Texts.escape(footer) + "</p>\n");
    }

    private static void part(StringBuilder message, String boundary, String kind, String content) {
        header(message, "--" + boundary);
        header(message, "Content-Type: text/" + kind + "; charset=UTF-8");
        header(message, "Content-Transfer-Encoding: quoted-printable");
        header(message, "");
        message.append(MimeText.quotedPrintable(content));
    }

    private static void header(StringBuilder message, String line) {
        message.append(line).append("\r\n");
    }
}
