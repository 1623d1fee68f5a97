package dev.steward.engine.spi;

import java.nio.file.Path;

/** Opens the stores of a company; a service of the platform and of {@link java.util.ServiceLoader}. Thread-safe. */
@FunctionalInterface
public interface StoreProvider {

    /**
     * Opens the stores in a company's {@code .steward} folder, which is made if it is missing, and brings an older
     * schema up to date. The caller owns them until they are closed.
     *
     * @param folder the {@code .steward} folder itself
     * @throws StoreException {@code IN_USE} when they are open already, here or in another process; {@code FULL},
     *                        {@code READ_ONLY}, {@code BROKEN}
     */
    Stores open(Path folder, FaultPoint faults);

    /** The stores of one company over one database. Thread-safe. */
    interface Stores extends AutoCloseable {

        /** Journal of all runs. */
        RunStore runs();

        /** Records and facts. */
        MemoryStore memory();

        /** What the company keeps beside its runs. */
        KeyValueStore values();

        /** Waits for queued appends to be durable, then closes both stores. A second call does nothing. */
        @Override
        void close();
    }
}
