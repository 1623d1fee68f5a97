package dev.steward.runtime.internal.remote;

import dev.steward.engine.Engine;
import dev.steward.engine.spi.KeyValueStore;
import dev.steward.engine.spi.MemoryIndex;
import dev.steward.engine.spi.MemoryStore;
import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreProvider.Stores;

/** What a company's services work with, wherever its store is owned. {@code stores} is for backups only. */
public record Ports(Engine engine, RunStore runs, MemoryStore memory, MemoryIndex index, KeyValueStore values,
        ModelClient models, Stores stores) {
}
