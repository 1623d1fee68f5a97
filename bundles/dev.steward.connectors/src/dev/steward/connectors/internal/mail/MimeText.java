package dev.steward.connectors.internal.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import dev.steward.connectors.internal.Texts;

/** Text as mail carries it: encoded words in headers (RFC 2047), quoted-printable in bodies (RFC 2045). */
final class MimeText {

    private static final int LINE = 76;
    /** Bytes of UTF-8 in an encoded word: with it and the header's name a line stays within 76 characters. */
    private static final int WORD_BYTES = 36;

    private MimeText() {
    }

    /** A header without a structure, such as the subject; folded, never with a bare line end. */
    static String unstructured(String name, String text) {
        var line = Texts.line(text);
        if (isPlain(line) && name.length() + 2 + line.length() <= LINE && !line.contains("=?")) {
            return name + ": " + line;
        }
        return name + ": " + String.join("\r\n ", words(line));
    }

    /** A display name: as it is, quoted, or as encoded words. */
    static String phrase(String name) {
        if (!isPlain(name) || name.contains("=?")) {
            return String.join("\r\n ", words(name));
        }
        return name.matches("[A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]+") ? name
                : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Lines of at most 76 characters, each ended by CR LF. */
    static String quotedPrintable(String text) {
        var out = new StringBuilder();
        for (var line : text.split("\n", -1)) {
            encodeLine(line, out);
            out.append("\r\n");
        }
        return out.toString();
    }

    private static void encodeLine(String line, StringBuilder out) {
        var bytes = line.getBytes(StandardCharsets.UTF_8);
        var width = 0;
        for (var i = 0; i < bytes.length; i++) {
            var b = bytes[i] & 0xFF;
            var last = i == bytes.length - 1;
            // blanks at the end would be lost, a dot or "From" at the start is touched by some servers
            var literal = b == ' ' || b == '\t' ? !last
                    : b > ' ' && b < 0x7F && b != '=' && !(width == 0 && (b == '.' || b == 'F'));
            var size = literal ? 1 : 3;
            if (width + size > LINE - 1) {
                out.append("=\r\n");
                width = 0;
                literal = literal && b != '.' && b != 'F';
                size = literal ? 1 : 3;
            }
            if (literal) {
                out.append((char) b);
            } else {
                out.append('=').append(hex(b >> 4)).append(hex(b & 15));
            }
            width += size;
        }
    }

    private static char hex(int digit) {
        return "0123456789ABCDEF".charAt(digit);
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7F);
    }

    // a word never ends inside a character
    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var size = 0;
        for (var c : text.codePoints().toArray()) {
            var one = Character.toString(c);
            var bytes = one.getBytes(StandardCharsets.UTF_8).length;
            if (size + bytes > WORD_BYTES) {
                words.add(word(word));
                word.setLength(0);
                size = 0;
            }
            word.append(one);
            size += bytes;
        }
        words.add(word(word));
        return words;
    }

    private static String word(CharSequence text) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.toString().getBytes(StandardCharsets.UTF_8))
                + "?=";
    }
}
