package dev.steward.store.derby.internal;

import java.nio.file.Path;
import java.time.InstantSource;

import dev.steward.engine.spi.FaultPoint;
import dev.steward.engine.spi.StoreProvider;

/** The service by which the rest of Steward finds this store. */
public final class DerbyStoreProvider implements StoreProvider {

    @Override
    public Stores open(Path folder, FaultPoint faults) {
        return DerbyCompany.open(folder, InstantSource.system(), faults);
    }

    @Override
    public void restore(Path file, Path folder) {
        Backups.restore(file, folder);
    }
}
