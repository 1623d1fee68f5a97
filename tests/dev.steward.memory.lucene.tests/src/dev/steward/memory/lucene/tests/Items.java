package dev.steward.memory.lucene.tests;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.steward.engine.spi.MemoryIndex;
import dev.steward.engine.spi.MemoryStore.Item;
import dev.steward.engine.spi.MemoryStore.Kind;
import dev.steward.engine.spi.MemoryStore.Write;
import dev.steward.engine.value.Value;

/** Items to remember. */
final class Items {

    private Items() {
    }

    static Item item(long id, String text) {
        return item(id, "content.Voice", "company", text);
    }

    static Item item(long id, String type, String subject, String text) {
        return new Item(id, 1,
                new Write(Kind.FACT, type, subject, new Value.Struct(type, Map.of("text", new Value.Text(text))),
                        text, "brand", Instant.EPOCH, null, false, "test/" + id, Instant.EPOCH));
    }

    static void fill(MemoryIndex index, Item... items) {
        index.add(List.of(items));
        index.commit();
    }

    static List<Long> ids(MemoryIndex index, String query) {
        return index.search(query, null, null, 10).stream().map(MemoryIndex.Hit::id).toList();
    }
}
