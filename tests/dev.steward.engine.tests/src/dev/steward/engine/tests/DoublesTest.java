package dev.steward.engine.tests;

import java.util.TreeMap;

import org.junit.jupiter.api.Nested;

import dev.steward.engine.spi.KeyValueStore;
import dev.steward.engine.spi.MemoryStore;
import dev.steward.engine.spi.RunStore;
import dev.steward.testkit.Disk;
import dev.steward.testkit.KeyValueStoreContract;
import dev.steward.testkit.Life;
import dev.steward.testkit.MemKeyValueStore;
import dev.steward.testkit.MemMemory;
import dev.steward.testkit.MemRunStore;
import dev.steward.testkit.MemoryStoreContract;
import dev.steward.testkit.RunStoreContract;

/** The doubles do what the stores of the product do. */
class DoublesTest {

    @Nested
    class Runs extends RunStoreContract {
        private Disk disk = new Disk();

        @Override
        protected RunStore create() {
            disk = new Disk();
            return new MemRunStore(disk, Life.long_(), true);
        }

        @Override
        protected RunStore reopened(RunStore open) {
            open.close();
            return new MemRunStore(disk, Life.long_(), true);
        }
    }

    @Nested
    class Values extends KeyValueStoreContract {
        private final TreeMap<String, byte[]> kept = new TreeMap<>();

        @Override
        protected KeyValueStore create() {
            return new MemKeyValueStore(kept);
        }

        @Override
        protected KeyValueStore reopened(KeyValueStore open) {
            return new MemKeyValueStore(kept);
        }
    }

    @Nested
    class Memory extends MemoryStoreContract {
        private final Disk disk = new Disk();

        @Override
        protected MemoryStore create() {
            return new MemMemory(disk, Life.long_(), () -> NOW.plusSeconds(3600));
        }
    }
}
