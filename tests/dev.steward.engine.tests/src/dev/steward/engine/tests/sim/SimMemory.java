package dev.steward.engine.tests.sim;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.MemoryStore;
import dev.steward.engine.spi.StoreException;

/** Memory as one process reaches it: it fails at times, before or after it wrote. */
record SimMemory(MemoryStore memory, Process process, Books books, Choices.Source choices) implements MemoryStore {

    private void perhapsFails() {
        process.check();
        if (process.swarm.has(Fault.FAILING_MEMORY) && choices.oneIn(6)) {
            throw new StoreException(StoreException.Reason.FULL, "The disk is full; make room.", null);
        }
    }

    @Override
    public Item write(Write write) {
        books.written(write.origin());
        perhapsFails();
        var item = memory.write(write);
        process.instant("memory written");
        perhapsFails();
        return item;
    }

    @Override
    public long nextKey(String type, String origin) {
        perhapsFails();
        return memory.nextKey(type, origin);
    }

    @Override
    public Optional<Item> record(String type, String key, @Nullable Instant asOf) {
        return memory.record(type, key, asOf);
    }

    @Override
    public List<Item> find(String type, @Nullable String subject, @Nullable Instant asOf, int limit) {
        perhapsFails();
        return memory.find(type, subject, asOf, limit);
    }

    @Override
    public List<Item> byIds(List<Long> ids, @Nullable Instant asOf) {
        return memory.byIds(ids, asOf);
    }

    @Override
    public List<Item> after(long afterId, int limit) {
        return memory.after(afterId, limit);
    }
}
