package dev.steward.engine.internal.core;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;
import dev.steward.engine.value.Value;
import dev.steward.engine.value.ValueCodec;

/** What was approved is what runs: the hash over target and arguments. */
final class Hash {

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

    static long of(String target, Map<String, Value> args) {
        var out = new ByteWriter();
        out.text(target);
        var codec = ValueCodec.whole();
        args.forEach((name, value) -> {
            out.text(name);
            codec.write(value, out);
        });
        return of(out.toBytes());
    }

    static long of(byte[] bytes) {
        try {
            return new ByteReader(((MessageDigest) FRESH.clone()).digest(bytes), 0, 8).fixed();
        } catch (CloneNotSupportedException e) {
            return new ByteReader(fresh().digest(bytes), 0, 8).fixed();
        }
    }
}
