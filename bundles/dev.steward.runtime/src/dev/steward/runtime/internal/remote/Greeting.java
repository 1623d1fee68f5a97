package dev.steward.runtime.internal.remote;

import java.time.Instant;

import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;
import dev.steward.runtime.Role;

/**
 * The first message of each side. Its layout never changes, so that builds that understand nothing else of each other
 * can say so.
 *
 * @param fingerprint of the {@link Surface}
 * @param version     of the product, for people
 * @param token       of the {@link Address}; empty from the owner
 * @param since       when this process opened the company
 */
public record Greeting(String fingerprint, String version, String token, long pid, Role role, Instant since) {

    private static final String MAGIC = "steward-door-1";

    public byte[] bytes() {
        var out = new ByteWriter();
        out.text(MAGIC);
        out.text(fingerprint);
        out.text(version);
        out.text(token);
        out.count(pid);
        out.text(role.name());
        out.instant(since);
        return out.toBytes();
    }

    public static Greeting read(byte[] bytes) throws BrokenFrame {
        try {
            var in = new ByteReader(bytes);
            if (!in.text().equals(MAGIC)) {
                throw new BrokenFrame("no greeting");
            }
            return new Greeting(in.text(), in.text(), in.text(), in.count(), Role.valueOf(in.text()), in.instant());
        } catch (IllegalArgumentException e) {
            throw new BrokenFrame("a damaged greeting");
        }
    }
}
