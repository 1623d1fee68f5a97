package dev.steward.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

import dev.steward.engine.Engines;
import dev.steward.engine.Limits;
import dev.steward.engine.Ports;
import dev.steward.engine.RunId;
import dev.steward.engine.past.Past;
import dev.steward.engine.spi.KeyValueStore;
import dev.steward.engine.spi.MemoryIndex;
import dev.steward.engine.spi.MemoryStore;
import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.Ticker;
import dev.steward.testkit.Lab;
import dev.steward.testkit.MemKeyValueStore;
import dev.steward.testkit.MemMemory;

/** Counts what crosses each boundary of an engine over the doubles of a lab; reads of the journal are none. */
final class Counted {

    private static final Set<String> READS = Set.of("RunStore.run", "RunStore.read", "RunStore.payload");

    private final Lab lab;
    private final TreeMap<String, Integer> calls = new TreeMap<>();

    Counted(Lab lab) {
        this.lab = lab;
    }

    Past past(RunId run) {
        var memory = new MemMemory(lab.disk, lab.life(), lab.ticker::now);
        var ports = new Ports(port(RunStore.class, lab.store()), port(MemoryStore.class, memory),
                port(MemoryIndex.class, memory), List.of(port(ModelClient.class, lab.model)),
                port(Ports.ConnectorSource.class, lab.world.connectors(lab.life())), lab::plan,
                port(Ticker.class, lab.ticker), null, lab.life(), port(KeyValueStore.class, new MemKeyValueStore()),
                Limits.standard());
        var engine = Engines.open(ports, Engines.Options.standard());
        calls.clear();
        return engine.past(run).orElseThrow();
    }

    /** Nothing was called, written or asked the time. */
    void nothing() {
        var crossed = new TreeMap<>(calls);
        crossed.keySet().removeAll(READS);
        assertEquals(new TreeMap<>(), crossed);
    }

    private <T> T port(Class<T> type, T port) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{ type },
                (proxy, method, arguments) -> {
                    calls.merge(type.getSimpleName() + "." + method.getName(), 1, Integer::sum);
                    try {
                        return method.invoke(port, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                }));
    }
}
