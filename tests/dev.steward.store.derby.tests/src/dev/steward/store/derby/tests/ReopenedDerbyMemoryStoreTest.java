package dev.steward.store.derby.tests;

import dev.steward.engine.spi.MemoryStore;

/** The same behaviour when every look is taken by a later owner of the folder. */
class ReopenedDerbyMemoryStoreTest extends DerbyMemoryStoreTest {

    @Override
    protected MemoryStore reopened(MemoryStore open) throws Exception {
        closeStores();
        return create();
    }
}
