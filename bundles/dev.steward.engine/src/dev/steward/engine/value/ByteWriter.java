package dev.steward.engine.value;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.Checksum;

/** Writes the primitives of the compact binary form: variable-length numbers, length-prefixed UTF-8. One thread. */
public final class ByteWriter {

    /** Its length is one byte. */
    private static final int SHORT = 0x7F;

    private byte[] bytes = new byte[64];
    private int size;

    /** One byte. */
    public void octet(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    /** A whole number, seven bits a byte, small and positive ones short. */
    public void count(long value) {
        var rest = value;
        while ((rest & ~0x7FL) != 0) {
            octet((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        octet((int) rest);
    }

    /** A whole number, small ones of either sign short. */
    public void signed(long value) {
        count(value << 1 ^ value >> 63);
    }

    /** Eight bytes. */
    public void fixed(long value) {
        for (var shift = 56; shift >= 0; shift -= 8) {
            octet((int) (value >>> shift));
        }
    }

    /** UTF-8 with its length. */
    public void text(String value) {
        if (!shortAscii(value)) {
            blob(value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Most texts are names: written in place, without a copy; false when it is none, and nothing was written. */
    private boolean shortAscii(String value) {
        var length = value.length();
        if (length > SHORT) {
            return false;
        }
        room(length + 1);
        for (var i = 0; i < length; i++) {
            var character = value.charAt(i);
            if (character >= 0x80) {
                return false;
            }
            bytes[size + 1 + i] = (byte) character;
        }
        bytes[size] = (byte) length;
        size += length + 1;
        return true;
    }

    /** Bytes with their length. */
    public void blob(byte[] value) {
        count(value.length);
        raw(value);
    }

    /** Bytes alone. */
    public void raw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    /** A decimal number. */
    public void decimal(BigDecimal value) {
        signed(value.scale());
        blob(value.unscaledValue().toByteArray());
    }

    /** A point in time to the nanosecond. */
    public void instant(Instant value) {
        signed(value.getEpochSecond());
        count(value.getNano());
    }

    /** A length of time to the nanosecond. */
    public void span(Duration value) {
        signed(value.getSeconds());
        count(value.getNano());
    }

    /** How many bytes there are. */
    public int size() {
        return size;
    }

    /** A copy of what was written. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Feeds a checksum with what was written. */
    public void feed(Checksum sum) {
        sum.update(bytes, 0, size);
    }

    /** Feeds a digest with what was written. */
    public void feed(MessageDigest digest) {
        digest.update(bytes, 0, size);
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
