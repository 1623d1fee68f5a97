package dev.steward.connectors.tests;

import static dev.steward.connectors.tests.Company.args;
import static dev.steward.connectors.tests.Company.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.connectors.internal.mail.MailProvider;
import dev.steward.engine.value.Value;

/** Reads the letters back as a mail program does. */
class LetterFormatTest {

    private static final Pattern WORD = Pattern.compile("=\\?UTF-8\\?B\\?([^?]*)\\?=(\\s+(?==\\?))?");

    @TempDir
    Path folder;

    @Test
    void aPlainLetterReadsPlainly() throws Exception {
        var letter = letter("Pricing", "Hello *there*.\n", Map.of());
        assertEquals("Pricing", letter.header("Subject"));
        assertEquals("Mon, 14 Sep 2026 09:00:00 +0200", letter.header("Date"));
        assertEquals("Marta <marta@kiln.example.org>", letter.header("From"));
        assertEquals("\"Berg, Ana\" <ana@example.org>", letter.header("To"));
        assertTrue(letter.header("Message-ID").matches("<[0-9a-f]{32}@kiln\\.example\\.org>"),
                letter.header("Message-ID"));
        assertEquals("Hello *there*.\n", letter.part("text/plain"));
        assertTrue(letter.part("text/html").contains("<em>there</em>"));
    }

    @Test
    void otherScriptsSurviveSubjectNamesAndBody() throws Exception {
        var subject = "Grüße aus der Töpferei — 陶芸だより 🏺 " + "ä".repeat(80);
        var body = "Zeile mit Ümlaut und = Zeichen \n.dot\nFrom here\n" + "lang ".repeat(60) + "\n🏺".repeat(3) + "\n";
        var letter = letter(subject, body, Map.of("from", "Šimić Ö <marta@kiln.example.org>"));
        assertEquals(subject, decodeWords(letter.header("Subject")));
        assertEquals("Šimić Ö <marta@kiln.example.org>", decodeWords(letter.header("From")));
        assertEquals(body, letter.part("text/plain"));
        assertTrue(letter.raw().lines().allMatch(line -> line.length() <= 76), "each line is short");
        assertTrue(letter.raw().chars().allMatch(c -> c < 0x7F), "each character is ASCII");
        assertFalse(letter.raw().replace("\r\n", "").matches("(?s).*[\r\n].*"), "each line ends with CR LF");
        assertFalse(letter.raw().lines().anyMatch(line -> line.startsWith("From ") || line.startsWith(".")));
    }

    @Test
    void headersCanNotBeInjected() throws Exception {
        var letter = letter("Pricing\r\nBcc: all@example.org\r\n\r\nbody", "x\r\n.\r\nQUIT",
                Map.of("from", "A x\r\nBcc: b@example.org <marta@kiln.example.org>", "footer", "a\r\nb"));
        assertEquals(List.of("Content-Type", "Date", "From", "MIME-Version", "Message-ID", "Subject", "To"),
                letter.headers.keySet().stream().sorted().toList());
        assertEquals("Pricing Bcc: all@example.org body", letter.header("Subject"));
    }

    @Test
    void optionalHeadersAndFooter() throws Exception {
        var letter = letter("S", "B",
                Map.of("replyTo", "post@kiln.example.org", "unsubscribe", "bye@kiln.example.org", "footer",
                        "Kiln, Vienna <3"));
        assertEquals("post@kiln.example.org", letter.header("Reply-To"));
        assertEquals("<mailto:bye@kiln.example.org>", letter.header("List-Unsubscribe"));
        assertTrue(letter.part("text/plain").endsWith("-- \nKiln, Vienna <3\n")
                || letter.part("text/plain").endsWith("-- \nKiln, Vienna <3"));
        assertTrue(letter.part("text/html").contains("Kiln, Vienna &lt;3"));
    }

    @Test
    void rawHtmlInTheBodyIsShownAsText() throws Exception {
        var html = letter("<b>S</b>", "<script>alert(1)</script>", Map.of()).part("text/html");
        assertFalse(html.contains("<script") || html.contains("<b>"), html);
    }

    private Letter letter(String subject, String body, Map<String, String> more) throws Exception {
        var company = new Company(folder);
        var settings = new TreeMap<>(Map.of("from", "Marta <marta@kiln.example.org>"));
        settings.putAll(more);
        var reader = new Value.Struct("t.Reader", args("email", text("ana@example.org"), "name", text("Berg, Ana")));
        company.open(new MailProvider(), "mail", settings).call(Company.operation("send",
                args("to", new Value.Items(List.of(reader)), "subject", text(subject), "body", text(body), "at",
                        new Value.Moment(Instant.parse("2026-09-14T07:00:00Z"))),
                Types.named("t.Sending"), "k1"));
        return Letter.parse(company.snapshot().entrySet().stream().filter(f -> f.getKey().endsWith(".eml")).findFirst()
                .orElseThrow().getValue());
    }

    private static String decodeWords(String header) {
        return WORD.matcher(header).replaceAll(m -> Matcher.quoteReplacement(
                new String(Base64.getDecoder().decode(m.group(1)), StandardCharsets.UTF_8)));
    }

    private record Letter(String raw, Map<String, String> headers, Map<String, String> parts) {

        static Letter parse(String raw) {
            var end = raw.indexOf("\r\n\r\n");
            var headers = new TreeMap<String, String>();
            for (var line : raw.substring(0, end).replaceAll("\r\n[ \t]+", " ").split("\r\n")) {
                headers.merge(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2),
                        (a, b) -> "twice");
            }
            var type = headers.getOrDefault("Content-Type", "");
            var boundary = type.substring(type.indexOf('"') + 1, type.lastIndexOf('"'));
            var parts = new TreeMap<String, String>();
            for (var part : raw.substring(end + 4).split("--" + Pattern.quote(boundary) + "(--)?\r\n")) {
                var body = part.indexOf("\r\n\r\n");
                if (body > 0) {
                    parts.put(part.substring("Content-Type: ".length(), part.indexOf(';')),
                            decode(part.substring(body + 4)));
                }
            }
            return new Letter(raw, headers, parts);
        }

        private static String decode(String quoted) {
            // the line end before a boundary belongs to the boundary
            var text = quoted.substring(0, quoted.length() - 2).replace("=\r\n", "").replace("\r\n", "\n");
            var bytes = new ByteArrayOutputStream();
            for (var i = 0; i < text.length(); i++) {
                if (text.charAt(i) == '=') {
                    bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                    i += 2;
                } else {
                    bytes.write(text.charAt(i));
                }
            }
            return bytes.toString(StandardCharsets.UTF_8);
        }

        String header(String name) {
            return headers.getOrDefault(name, "missing");
        }

        String part(String type) {
            return parts.getOrDefault(type, "missing");
        }
    }
}
