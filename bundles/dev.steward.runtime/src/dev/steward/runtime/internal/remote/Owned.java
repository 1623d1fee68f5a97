package dev.steward.runtime.internal.remote;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.spi.KeyValueStore;
import dev.steward.engine.spi.MemoryIndex;
import dev.steward.engine.spi.MemoryStore;
import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreProvider.Stores;
import dev.steward.runtime.Owner;
import dev.steward.runtime.internal.Assembly;
import dev.steward.runtime.internal.Lazy;

/** A company whose store this process owns, and lets others work on. */
final class Owned implements Backend {

    private static final System.Logger LOG = System.getLogger(Owned.class.getName());

    /** What can be reached from other processes. */
    static final List<Class<?>> PORTS = List.of(Engine.class, RunStore.class, MemoryStore.class, MemoryIndex.class,
            KeyValueStore.class, ModelClient.class, Stores.class);

    private final Assembly assembly;
    private final Owner owner;
    private final Map<Class<?>, Object> ports;
    private volatile @Nullable OwnerServer server;

    Owned(Assembly assembly, OwnerLink.Self self) {
        this.assembly = assembly;
        ports = ports(assembly);
        owner = new Owner(ProcessHandle.current().pid(), self.role(), self.version(), Instant.now(), true);
    }

    static Map<Class<?>, Object> ports(Assembly assembly) {
        return Map.of(Engine.class, assembly.engine(), RunStore.class, assembly.stores().runs(), MemoryStore.class,
                assembly.stores().memory(), MemoryIndex.class, assembly.index(), KeyValueStore.class,
                assembly.stores().values(), ModelClient.class, assembly.models(), Stores.class, assembly.stores());
    }

    /**
     * Lets other processes work on it from now on.
     *
     * @param folder the {@code .steward} folder
     */
    void serve(Path folder) {
        var surface = new Lazy<>(() -> new Surface(new Codec(Codec.OURS, assembly.plans()::plan), PORTS));
        try {
            server = OwnerServer.open(folder, new OwnerServer.Served(surface::get, ports, assembly.engine(),
                    new Greeting("", owner.version(), "", owner.pid(), owner.role(), owner.since())));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Other commands can't work on the company while this one does", e);
        }
    }

    Assembly assembly() {
        return assembly;
    }

    @Override
    public Owner owner() {
        return owner;
    }

    /** How many other processes work through this one. */
    int attached() {
        var listening = server;
        return listening == null ? 0 : listening.attached();
    }

    /** Whether other processes can come. */
    boolean isShared() {
        return server != null;
    }

    @Override
    public @Nullable Object call(Operation operation, @Nullable Object @Nullable [] arguments) throws Throwable {
        return operation.callOn(ports, arguments);
    }

    @Override
    public AutoCloseable listen(Engine.Listener listener) {
        return assembly.engine().listen(listener);
    }

    @Override
    public void close() {
        var listening = server;
        if (listening != null) {
            listening.close();
        }
        for (var part : assembly.parts()) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.log(Level.WARNING, "A part of the company did not close", e);
            }
        }
    }
}
