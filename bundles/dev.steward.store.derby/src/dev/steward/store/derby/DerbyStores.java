package dev.steward.store.derby;

import java.nio.file.Path;
import java.time.InstantSource;

import dev.steward.engine.spi.FaultPoint;
import dev.steward.engine.spi.StoreProvider;
import dev.steward.engine.spi.StoreProvider.Stores;
import dev.steward.store.derby.internal.DerbyCompany;
import dev.steward.store.derby.internal.DerbyStoreProvider;

/** Opens a company's stores without a platform. */
public final class DerbyStores {

    private DerbyStores() {
    }

    /**
     * Opens the stores in a company's {@code .steward} folder; see
     * {@link dev.steward.engine.spi.StoreProvider#open(Path, FaultPoint)}.
     */
    public static Stores open(Path folder, Options options) {
        return DerbyCompany.open(folder, options.clock(), options.faults());
    }

    /** What the platform finds as a service. */
    public static StoreProvider provider() {
        return new DerbyStoreProvider();
    }

    /**
     * What can be set.
     *
     * @param clock  says when "now" is for readers of memory that give no moment
     * @param faults told of the instants at which tests stop the process
     */
    public record Options(InstantSource clock, FaultPoint faults) {

        /** System clock, no faults. */
        public static Options standard() {
            return new Options(InstantSource.system(), name -> {
            });
        }

        /** System clock. */
        public static Options with(FaultPoint faults) {
            return new Options(InstantSource.system(), faults);
        }
    }
}
