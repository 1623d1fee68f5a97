package dev.steward.engine.internal.core;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;
import dev.steward.engine.value.Value;
import dev.steward.engine.value.ValueCodec;

/** What was approved is what runs: the hash over target and arguments. */
public final class Hash {

    /** Never fed itself: a copy of it is far cheaper than asking the providers again. */
    private static final MessageDigest FRESH = fresh();

    private Hash() {
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        }
    }

    static long of(CallSpec spec) {
        return of(spec.target(), spec.args());
    }

    /** Over a target and its arguments. */
    public static long of(String target, Map<String, Value> args) {
        var out = new ByteWriter();
        out.text(target);
        var codec = ValueCodec.whole();
        args.forEach((name, value) -> {
            out.text(name);
            codec.write(value, out);
        });
        var digest = empty();
        out.feed(digest);
        return first(digest.digest());
    }

    static long of(byte[] bytes) {
        return first(empty().digest(bytes));
    }

    private static MessageDigest empty() {
        try {
            return (MessageDigest) FRESH.clone();
        } catch (CloneNotSupportedException e) {
            return fresh();
        }
    }

    private static long first(byte[] digest) {
        return new ByteReader(digest, 0, Long.BYTES).fixed();
    }
}
