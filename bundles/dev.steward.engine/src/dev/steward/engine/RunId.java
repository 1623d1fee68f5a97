package dev.steward.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;

import org.eclipse.jdt.annotation.NonNull;

/**
 * Identity of a run: time-ordered, lower-case, safe in a path and in a shell, such as
 * {@code r-20261122-083001-k3f9abw2x}.
 */
public record RunId(String text) implements Comparable<@NonNull RunId> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";
    /** Thousands may begin in one second. */
    private static final int LENGTH = 9;
    /** Many may have the same time, and two that meet would be taken for one. */
    private static final int NAMED_LENGTH = 10;

    /** An id by chance, at a time. */
    public static RunId random(Instant at, RandomGenerator random) {
        var numbers = new int[LENGTH];
        for (var i = 0; i < LENGTH; i++) {
            numbers[i] = random.nextInt(LETTERS.length());
        }
        return made(at, numbers);
    }

    /** The id of what has a name of its own, such as a schedule's firing: the same for the same time and name. */
    public static RunId of(Instant at, String name) {
        var digest = sha256(name);
        var numbers = new int[NAMED_LENGTH];
        for (var i = 0; i < NAMED_LENGTH; i++) {
            numbers[i] = Byte.toUnsignedInt(digest[i]) % LETTERS.length();
        }
        return made(at, numbers);
    }

    private static RunId made(Instant at, int[] numbers) {
        var id = new StringBuilder("r-").append(TIME.format(at)).append('-');
        for (var number : numbers) {
            id.append(LETTERS.charAt(number));
        }
        return new RunId(id.toString());
    }

    private static byte[] sha256(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public int compareTo(RunId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
