package dev.steward.connectors.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/** Small rules for texts that end up in files. */
public final class Texts {

    private static final int LONGEST_SLUG = 60;

    private Texts() {
    }

    /** A name for a file made of lower-case ASCII letters, digits and hyphens; {@code fallback} when nothing is left. */
    public static String slug(String text, String fallback) {
        var ascii = Normalizer.normalize(text.replace("ß", "ss").replace("ø", "o").replace("Ø", "o").replace("æ", "ae")
                .replace("Æ", "ae").replace("ł", "l").replace("Ł", "l"), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "");
        var slug = ascii.toLowerCase(Locale.ROOT).replaceAll("['’]", "").replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        if (slug.length() > LONGEST_SLUG) {
            var end = slug.lastIndexOf('-', LONGEST_SLUG);
            slug = slug.substring(0, end > LONGEST_SLUG / 2 ? end : LONGEST_SLUG);
        }
        return slug.isEmpty() || Names.isReserved(slug) ? fallback : slug;
    }

    /** The first {@code length} hexadecimal digits of the text's SHA-256. */
    public static String hash(String text, int length) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** On one line, without control characters: for headers, titles and front matter. */
    public static String line(String text) {
        return clean(text).replaceAll("\\s+", " ").strip();
    }

    /** Without the control characters that XML and mail forbid; line ends become {@code \n}. */
    public static String clean(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n')
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]|[\\uFFFE\\uFFFF]|[\\u0085\\u2028\\u2029]|\\p{Cs}", "");
    }

    /** Escaped for HTML and XML text and attributes. */
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'",
                "&#39;");
    }
}
