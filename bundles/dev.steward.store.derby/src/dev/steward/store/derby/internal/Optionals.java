package dev.steward.store.derby.internal;

import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;

/** Values that may be absent, in the compact binary form: a mark, then the value. */
public final class Optionals {

    private Optionals() {
    }

    /** Writes text. */
    public static void write(ByteWriter out, @Nullable String value) {
        out.octet(value == null ? 0 : 1);
        if (value != null) {
            out.text(value);
        }
    }

    /** Writes an instant. */
    public static void write(ByteWriter out, @Nullable Instant value) {
        out.octet(value == null ? 0 : 1);
        if (value != null) {
            out.instant(value);
        }
    }

    /** Reads text. */
    public static @Nullable String text(ByteReader in) {
        return in.octet() == 0 ? null : in.text();
    }

    /** Reads an instant. */
    public static @Nullable Instant instant(ByteReader in) {
        return in.octet() == 0 ? null : in.instant();
    }
}
