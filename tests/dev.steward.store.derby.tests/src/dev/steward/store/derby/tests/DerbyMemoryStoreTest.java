package dev.steward.store.derby.tests;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.engine.spi.MemoryStore;
import dev.steward.engine.spi.StoreProvider.Stores;
import dev.steward.store.derby.DerbyStores;
import dev.steward.store.derby.DerbyStores.Options;
import dev.steward.testkit.MemoryStoreContract;

/** The behaviour of a memory store, on Derby. */
class DerbyMemoryStoreTest extends MemoryStoreContract {

    @TempDir
    Path temporary = Path.of("");

    private @Nullable Stores stores;

    @Override
    protected MemoryStore create() throws Exception {
        var open = DerbyStores.open(temporary.resolve(".steward"),
                new Options(InstantSource.fixed(NOW.plus(Duration.ofHours(1))), name -> {
                }));
        stores = open;
        return open.memory();
    }

    @AfterEach
    final void closeStores() {
        var open = stores;
        if (open != null) {
            open.close();
        }
    }
}
