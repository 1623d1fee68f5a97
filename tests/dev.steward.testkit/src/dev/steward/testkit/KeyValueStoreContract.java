package dev.steward.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.steward.engine.spi.KeyValueStore;

/** What every {@link KeyValueStore} does: the tests write, call {@link #later}, and read. */
@Timeout(60)
public abstract class KeyValueStoreContract {

    private @Nullable KeyValueStore store;

    /** An empty store. */
    protected abstract KeyValueStore create() throws Exception;

    /** The store as a later process finds it. */
    protected KeyValueStore reopened(KeyValueStore open) throws Exception {
        return open;
    }

    /** Makes the store. */
    @BeforeEach
    public final void open() throws Exception {
        store = create();
    }

    private KeyValueStore store() {
        var open = store;
        if (open == null) {
            throw new IllegalStateException("no store");
        }
        return open;
    }

    /** From now on the store as a later process finds it. */
    protected final KeyValueStore later() throws Exception {
        store = reopened(store());
        return store();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(KeyValueStore store, String name) {
        return new String(store.get(name).orElseThrow(), StandardCharsets.UTF_8);
    }

    @Test
    public void aNewStoreIsEmpty() throws Exception {
        assertTrue(later().get("engine/queue").isEmpty());
        assertTrue(store().all("").isEmpty());
    }

    @Test
    public void theLastValueCounts() throws Exception {
        store().put("engine/queue", bytes("held"));
        store().put("engine/queue", bytes("open"));
        store().put("engine/stopped", new byte[0]);
        assertEquals("open", text(later(), "engine/queue"));
        assertEquals("", text(store(), "engine/stopped"), "an empty value is one");
    }

    @Test
    public void aRemovedValueIsGone() throws Exception {
        store().put("engine/queue", bytes("held"));
        store().remove("engine/queue");
        store().remove("never/there");
        assertTrue(later().get("engine/queue").isEmpty());
        assertTrue(store().putIfAbsent("engine/queue", bytes("again")));
    }

    @Test
    public void whatIsThereIsNotReplacedByIfAbsent() throws Exception {
        assertTrue(store().putIfAbsent("event/1", bytes("first")));
        assertFalse(store().putIfAbsent("event/1", bytes("second")));
        assertFalse(later().putIfAbsent("event/1", bytes("third")));
        assertEquals("first", text(store(), "event/1"));
    }

    @Test
    public void valuesAreListedByTheBeginningOfTheirNames() throws Exception {
        for (var name : List.of("schedule/b", "schedule/a/2", "schedule", "event/1", "schedule/a/10", "schedulf")) {
            store().put(name, bytes(name));
        }
        assertEquals(List.of("schedule/a/10", "schedule/a/2", "schedule/b"),
                List.copyOf(later().all("schedule/").keySet()));
        assertEquals(6, store().all("").size());
        assertTrue(store().all("scheduler").isEmpty());
        assertArrayEquals(bytes("event/1"), store().all("event/").get("event/1"));
    }

    @Test
    public void theLongestValuesFitAndLongerOnesAreRefused() throws Exception {
        var name = "schedule/" + "語".repeat(KeyValueStore.MOST_NAME - 9);
        var value = new byte[KeyValueStore.MOST_BYTES];
        new Random(1).nextBytes(value);
        store().put(name, value);
        assertArrayEquals(value, later().get(name).orElseThrow());
        assertThrows(IllegalArgumentException.class, () -> store().put(name + "x", value));
        assertThrows(IllegalArgumentException.class,
                () -> store().putIfAbsent("a", new byte[KeyValueStore.MOST_BYTES + 1]));
        assertThrows(IllegalArgumentException.class, () -> store().put("", value));
    }

    @Test
    public void ofManyThatComeAtOnceOneIsFirst() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 16; i++) {
                var value = bytes("from " + i);
                first.add(() -> store().putIfAbsent("event/same", value));
            }
            int winners = 0;
            for (var answer : threads.invokeAll(first)) {
                winners += answer.get() ? 1 : 0;
            }
            assertEquals(1, winners);
        }
    }
}
