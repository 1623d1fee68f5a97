package dev.steward.engine.spi;

import java.nio.file.Path;

/** Opens the text index of a company; a service of the platform and of {@link java.util.ServiceLoader}. Thread-safe. */
@FunctionalInterface
public interface MemoryIndexProvider {

    /**
     * Opens the index in a folder, which is made if it is missing. A damaged index, or one of another version, is
     * deleted: it comes back empty with position 0, and the caller fills it from the {@link MemoryStore}.
     *
     * @param folder for the index alone, such as {@code .steward/index}
     * @throws StoreException {@code IN_USE} when it is open already, here or in another process; {@code FULL},
     *                        {@code READ_ONLY}, {@code BROKEN} when the folder is no folder
     */
    MemoryIndex open(Path folder);
}
