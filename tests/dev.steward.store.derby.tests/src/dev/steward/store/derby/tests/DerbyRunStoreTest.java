package dev.steward.store.derby.tests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreProvider.Stores;
import dev.steward.store.derby.DerbyStores;
import dev.steward.store.derby.DerbyStores.Options;
import dev.steward.testkit.RunStoreContract;

/** The behaviour of a run store, on Derby. */
class DerbyRunStoreTest extends RunStoreContract {

    @TempDir
    Path temporary = Path.of("");

    private final List<Stores> opened = new ArrayList<>();

    @Override
    protected RunStore create() throws Exception {
        return open(Files.createTempDirectory(temporary, "company").resolve(".steward"));
    }

    final RunStore open(Path folder) {
        var stores = DerbyStores.open(folder, Options.standard());
        opened.add(stores);
        return stores.runs();
    }

    /** Closes all that was opened. */
    @AfterEach
    final void closeAll() {
        opened.forEach(Stores::close);
        opened.clear();
    }
}
