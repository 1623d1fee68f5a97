package dev.steward.engine.spi;

import java.util.Map;
import java.util.Optional;

/**
 * Small durable values of a company that belong to no run: whether its queue is held, when a schedule fired last,
 * which events came in already. Thread-safe.
 *
 * <p>Every change is one transaction and durable on return. Names are at most {@value #MOST_NAME} characters, such as
 * {@code schedule/content.weeklyLetter/1}; values at most {@value #MOST_BYTES} bytes. Failures are
 * {@link StoreException}.
 */
public interface KeyValueStore {

    /** Most characters of a name. */
    int MOST_NAME = 500;

    /** Most bytes of a value. */
    int MOST_BYTES = 30_000;

    /** The value of a name. */
    Optional<byte[]> get(String name);

    /** All values whose names begin so, in the order of the names. */
    Map<String, byte[]> all(String prefix);

    /** Sets a value. */
    void put(String name, byte[] value);

    /** Sets a value only if there is none yet; says whether it did. */
    boolean putIfAbsent(String name, byte[] value);

    /** Removes a value; harmless when there is none. */
    void remove(String name);
}
