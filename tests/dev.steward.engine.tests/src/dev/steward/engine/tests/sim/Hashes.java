package dev.steward.engine.tests.sim;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;
import dev.steward.engine.value.Value;
import dev.steward.engine.value.ValueCodec;

/** The hash over what is called with what, as journals keep it: computed here once more, apart from the engine. */
final class Hashes {

    private Hashes() {
    }

    static long of(String target, Map<String, Value> args) {
        var out = new ByteWriter();
        out.text(target);
        var codec = ValueCodec.whole();
        args.forEach((name, value) -> {
            out.text(name);
            codec.write(value, out);
        });
        try {
            return new ByteReader(MessageDigest.getInstance("SHA-256").digest(out.toBytes()), 0, 8).fixed();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        }
    }
}
