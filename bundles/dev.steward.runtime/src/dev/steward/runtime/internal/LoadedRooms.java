package dev.steward.runtime.internal;

import java.util.List;
import java.util.ServiceLoader;

import dev.steward.engine.spi.ConnectorProvider;
import dev.steward.engine.spi.MemoryIndexProvider;
import dev.steward.engine.spi.ModelProvider;
import dev.steward.engine.spi.StoreProvider;
import dev.steward.runtime.Rooms;

/** The rooms on the class path of a plain Java process. */
public record LoadedRooms(ClassLoader loader) implements Rooms {

    @Override
    public StoreProvider store() {
        return one(StoreProvider.class);
    }

    @Override
    public MemoryIndexProvider memoryIndex() {
        return one(MemoryIndexProvider.class);
    }

    @Override
    public ModelProvider models() {
        return one(ModelProvider.class);
    }

    @Override
    public List<ConnectorProvider> connectors() {
        return ServiceLoader.load(ConnectorProvider.class, loader).stream().map(ServiceLoader.Provider::get).toList();
    }

    private <T> T one(Class<T> type) {
        return ServiceLoader.load(type, loader).findFirst()
                .orElseThrow(() -> new IllegalStateException("No " + type.getSimpleName() + " on the class path."));
    }
}
