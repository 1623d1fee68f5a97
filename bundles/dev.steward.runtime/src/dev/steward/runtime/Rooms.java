package dev.steward.runtime;

import java.util.List;

import dev.steward.engine.spi.ConnectorProvider;
import dev.steward.engine.spi.MemoryIndexProvider;
import dev.steward.engine.spi.ModelProvider;
import dev.steward.engine.spi.StoreProvider;

/**
 * The rooms that are found by interface only: store, index, models, connectors. Each is asked for when it is needed
 * first, so that a command pays only for what it uses. Thread-safe.
 */
public interface Rooms {

    /** Opens stores. */
    StoreProvider store();

    /** Opens the text index over memory. */
    MemoryIndexProvider memoryIndex();

    /** Opens models. */
    ModelProvider models();

    /** One for each kind of connector. */
    List<ConnectorProvider> connectors();
}
