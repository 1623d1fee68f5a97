package dev.steward.engine.spi;

import java.nio.file.Path;

/** Opens the stores of a company; a service of the platform and of {@link java.util.ServiceLoader}. Thread-safe. */
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

    /**
     * Makes a {@code .steward} folder from a backup, whose content is checked before anything is put in place; on
     * failure the folder is as it was. What is derived, such as the memory index, is built again when it is opened.
     *
     * @param file   written by {@link Stores#backup}
     * @param folder the {@code .steward} folder; missing, or without a store
     * @throws StoreException {@code EXISTS} when the folder has a store or anything else in it, {@code BROKEN} when the
     *                        file is no complete backup, {@code IN_USE}, {@code FULL}, {@code READ_ONLY}
     */
    void restore(Path file, Path folder);

    /** The stores of one company over one database. Thread-safe. */
    interface Stores extends AutoCloseable {

        /** Journal of all runs. */
        RunStore runs();

        /** Records and facts. */
        MemoryStore memory();

        /** What the company keeps beside its runs. */
        KeyValueStore values();

        /**
         * Writes all that is durable by now, and perhaps some more, to one file, while runs go on; on return the file
         * is on the disk under its name and was opened once as a test. Derived files are left out.
         *
         * @param file does not exist; its folder does
         * @throws StoreException {@code EXISTS}, {@code FULL}, {@code READ_ONLY}, {@code BROKEN}; nothing is left then
         */
        void backup(Path file);

        /** Waits for queued appends to be durable, then closes both stores. A second call does nothing. */
        @Override
        void close();
    }
}
