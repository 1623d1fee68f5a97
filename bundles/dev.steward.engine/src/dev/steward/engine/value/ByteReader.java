package dev.steward.engine.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Reads what {@link ByteWriter} wrote; damaged bytes are an {@link IllegalArgumentException}. One thread. */
public final class ByteReader {

    private final byte[] bytes;
    private final int end;
    private int at;

    /** Over a part of the bytes. */
    public ByteReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        at = from;
        end = to;
    }

    /** Over all of the bytes. */
    public ByteReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /** One byte, 0 to 255. */
    public int octet() {
        if (at >= end) {
            throw new IllegalArgumentException("the bytes end too early");
        }
        return bytes[at++] & 0xFF;
    }

    /** See {@link ByteWriter#count}. */
    public long count() {
        var value = 0L;
        for (var shift = 0; shift < 64; shift += 7) {
            var part = octet();
            value |= (long) (part & 0x7F) << shift;
            if ((part & 0x80) == 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number is longer than 64 bits");
    }

    /** A count that must be a length of what is left. */
    public int length() {
        var value = count();
        if (value < 0 || value > end - at) {
            throw new IllegalArgumentException("a length passes the end");
        }
        return (int) value;
    }

    /** See {@link ByteWriter#signed}. */
    public long signed() {
        var value = count();
        return value >>> 1 ^ -(value & 1);
    }

    /** Eight bytes. */
    public long fixed() {
        var value = 0L;
        for (var i = 0; i < 8; i++) {
            value = value << 8 | octet();
        }
        return value;
    }

    /** UTF-8 with its length. */
    public String text() {
        var length = length();
        var text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    /** Bytes with their length. */
    public byte[] blob() {
        var length = length();
        var part = java.util.Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return part;
    }

    /** A decimal number. */
    public BigDecimal decimal() {
        var scale = (int) signed();
        var unscaled = blob();
        if (unscaled.length == 0) {
            throw new IllegalArgumentException("a number has no digits");
        }
        return new BigDecimal(new BigInteger(unscaled), scale);
    }

    /** A point in time. */
    public Instant instant() {
        return Instant.ofEpochSecond(signed(), count());
    }

    /** A length of time. */
    public Duration span() {
        return Duration.ofSeconds(signed(), count());
    }

    /** Whether nothing is left. */
    public boolean atEnd() {
        return at >= end;
    }
}
