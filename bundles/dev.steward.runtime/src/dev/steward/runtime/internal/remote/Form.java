package dev.steward.runtime.internal.remote;

import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;

/** How the values of one Java type go over. Thread-safe. */
interface Form {

    /** Writes a value of the type. */
    void write(ByteWriter out, @Nullable Object value);

    /** @throws IllegalArgumentException the bytes are damaged */
    @Nullable
    Object read(ByteReader in);

    /**
     * Adds what the bytes look like, so that two builds can see whether they understand each other.
     *
     * @param seen names that are described already
     */
    void describe(StringBuilder text, Set<String> seen);
}
