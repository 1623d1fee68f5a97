package dev.steward.llm.internal.rehearsal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import dev.steward.engine.spi.ModelClient.ModelRequest;

/** Numbers that look like chance and are the same for the same request and place. */
record Seed(long value) {

    static Seed of(ModelRequest request) {
        var all = new StringBuilder(request.schema());
        request.turns().forEach(turn -> all.append('\0').append(turn.role()).append('\0').append(turn.text()));
        request.examples().forEach(example -> all.append('\0').append(example));
        return new Seed(hash(all.toString()));
    }

    /** A number from 0 to {@code bound - 1} for a place in the answer. */
    int pick(String place, int bound) {
        return (int) Math.floorMod(hash(value + place), (long) bound);
    }

    private static long hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
