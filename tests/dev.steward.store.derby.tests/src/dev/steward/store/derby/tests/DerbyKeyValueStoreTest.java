package dev.steward.store.derby.tests;

import java.nio.file.Path;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.engine.spi.KeyValueStore;
import dev.steward.engine.spi.StoreProvider.Stores;
import dev.steward.store.derby.DerbyStores;
import dev.steward.store.derby.DerbyStores.Options;
import dev.steward.testkit.KeyValueStoreContract;

/** The behaviour of small values, on Derby; every second look is taken by a later owner of the folder. */
class DerbyKeyValueStoreTest extends KeyValueStoreContract {

    @TempDir
    Path temporary = Path.of("");

    private @Nullable Stores stores;

    @Override
    protected KeyValueStore create() {
        var open = DerbyStores.open(temporary.resolve(".steward"), Options.standard());
        stores = open;
        return open.values();
    }

    @Override
    protected KeyValueStore reopened(KeyValueStore open) {
        close();
        return create();
    }

    /** Gives the folder back. */
    @AfterEach
    void close() {
        var open = stores;
        if (open != null) {
            open.close();
        }
    }
}
