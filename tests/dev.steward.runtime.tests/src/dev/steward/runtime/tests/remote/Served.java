package dev.steward.runtime.tests.remote;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.steward.engine.Engine;
import dev.steward.engine.spi.RunStore;
import dev.steward.runtime.Role;
import dev.steward.runtime.internal.remote.Address;
import dev.steward.runtime.internal.remote.Backend;
import dev.steward.runtime.internal.remote.Binding;
import dev.steward.runtime.internal.remote.Codec;
import dev.steward.runtime.internal.remote.Greeting;
import dev.steward.runtime.internal.remote.Operation;
import dev.steward.runtime.internal.remote.OwnerLink;
import dev.steward.runtime.internal.remote.OwnerServer;
import dev.steward.runtime.internal.remote.Surface;
import dev.steward.testkit.Lab;

/** A laboratory's engine behind a socket. */
final class Served implements AutoCloseable {

    static final List<Class<?>> PORTS = List.of(Engine.class, RunStore.class);

    final Lab lab = new Lab();
    final Path folder;
    private final OwnerServer server;

    Served(Path folder) throws IOException {
        this(folder, Binding.open(folder));
    }

    Served(Path folder, Binding binding) {
        this.folder = folder;
        var surface = surface();
        server = OwnerServer.open(binding, new OwnerServer.Served(() -> surface,
                Map.of(Engine.class, lab.engine(), RunStore.class, lab.store()), lab.engine(),
                new Greeting("", "1.0.0", "", ProcessHandle.current().pid(), Role.SERVE, Instant.now())));
    }

    static Surface surface() {
        return new Surface(new Codec(Codec.OURS, hash -> {
            throw new IllegalArgumentException("no plan " + hash);
        }), PORTS);
    }

    OwnerServer server() {
        return server;
    }

    Address address() {
        return server.address();
    }

    OwnerLink link() throws IOException {
        return OwnerLink.connect(address(), surface(), new OwnerLink.Self("1.0.0", Role.COMMAND), gone -> {
        });
    }

    /** Calls by name; a null among the arguments is left out. */
    static Object call(Backend at, Class<?> port, String name, Object... arguments) throws Throwable {
        var answer = at.call(operation(port, name, arguments.length), arguments);
        return answer == null ? "nothing" : answer;
    }

    static Operation operation(Class<?> port, String name, int parameters) {
        for (var method : port.getMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == parameters) {
                return SURFACE.find(method).orElseThrow();
            }
        }
        throw new IllegalArgumentException("no " + name);
    }

    private static final Surface SURFACE = surface();

    @Override
    public void close() {
        server.close();
        lab.close();
    }
}
