package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.cli.Cli;
import dev.steward.cli.Streams;
import dev.steward.engine.spi.ConnectorProvider;
import dev.steward.engine.spi.FaultPoint;
import dev.steward.engine.spi.KeyValueStore;
import dev.steward.engine.spi.MemoryIndexProvider;
import dev.steward.engine.spi.MemoryStore;
import dev.steward.engine.spi.ModelProvider;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreProvider;
import dev.steward.runtime.Rooms;
import dev.steward.runtime.Steward;

/** One altered value in a journal makes the replay a finding that says where. */
class AlteredJournalTest {

    @TempDir
    Path folder = Path.of(".");

    @Test
    void theReplayFailsAndSaysWhere() throws IOException {
        var place = new Place(folder).with("connector.drafts.folder = drafts\n", Texts.SMALL);
        assertEquals(0, place.steward("run", "greet", "--input", "who=Ana").exit());
        assertEquals(0, place.steward("replay", "last").exit());
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        var exit = new Cli(new Steward(new Altered(new RealRooms()), Map::of, Map.of(), "0.1.0")).run(
                List.of("replay", "last"),
                new Streams(new BufferedReader(new StringReader("")), stream, stream, false, false, 80, Map.of(),
                        folder));
        var told = out.toString(StandardCharsets.UTF_8);
        assertEquals(1, exit, told);
        assertTrue(told.matches("(?is).*\\bentry \\d+.*"), told);
    }

    /** Rooms whose journal says Eve where Ana was written. */
    private record Altered(Rooms real) implements Rooms {

        @Override
        public StoreProvider store() {
            return new StoreProvider() {
                @Override
                public Stores open(Path state, FaultPoint faults) {
                    return altered(real.store().open(state, faults));
                }

                @Override
                public void restore(Path file, Path state) {
                    real.store().restore(file, state);
                }
            };
        }

        private static StoreProvider.Stores altered(StoreProvider.Stores stores) {
            return new StoreProvider.Stores() {
                @Override
                public RunStore runs() {
                    return altered(stores.runs());
                }

                @Override
                public MemoryStore memory() {
                    return stores.memory();
                }

                @Override
                public KeyValueStore values() {
                    return stores.values();
                }

                @Override
                public void backup(Path file) {
                    stores.backup(file);
                }

                @Override
                public void close() {
                    stores.close();
                }
            };
        }

        private static RunStore altered(RunStore store) {
            return (RunStore) Proxy.newProxyInstance(RunStore.class.getClassLoader(), new Class<?>[]{ RunStore.class },
                    (proxy, method, args) -> {
                        try {
                            var answer = method.invoke(store, args);
                            return method.getName().equals("read") && answer instanceof List<?> entries
                                    ? entries.stream().map(e -> e instanceof RunStore.Entry entry ? changed(entry) : e)
                                            .toList()
                                    : answer;
                        } catch (InvocationTargetException e) {
                            throw e.getCause() == null ? e : e.getCause();
                        }
                    });
        }

        private static RunStore.Entry changed(RunStore.Entry entry) {
            var text = new String(entry.bytes(), StandardCharsets.ISO_8859_1).replace("Ana", "Eve");
            return new RunStore.Entry(entry.seq(), text.getBytes(StandardCharsets.ISO_8859_1));
        }

        @Override
        public MemoryIndexProvider memoryIndex() {
            return real.memoryIndex();
        }

        @Override
        public ModelProvider models() {
            return real.models();
        }

        @Override
        public List<ConnectorProvider> connectors() {
            return real.connectors();
        }
    }
}
