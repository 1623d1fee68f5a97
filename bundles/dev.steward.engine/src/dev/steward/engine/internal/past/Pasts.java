package dev.steward.engine.internal.past;

import java.util.Optional;
import java.util.function.Supplier;

import dev.steward.engine.Ports;
import dev.steward.engine.RunId;
import dev.steward.engine.internal.journal.EntryCodec;
import dev.steward.engine.internal.journal.JournalException;
import dev.steward.engine.past.Past;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreException;
import dev.steward.engine.value.ValueCodec;

/** Opens the pasts of runs over a store, wherever that is; reaches nothing else. Thread-safe. */
public final class Pasts {

    private final RunStore store;
    private final Ports.PlanSource plans;
    private final EntryCodec codec;

    /** Over a store, with the plans that its runs keep. */
    public Pasts(RunStore store, Ports.PlanSource plans) {
        this.store = store;
        this.plans = plans;
        codec = new EntryCodec(new ValueCodec(null, address -> store.payload(address)
                .orElseThrow(() -> new IllegalArgumentException("its value was removed from the company"))));
    }

    /** The past of a run, empty when there is no such run. */
    public Optional<Past> of(RunId run) {
        return store.run(run).map(row -> new Navigator(run, () -> readable(run,
                () -> Reading.of(run, store, codec, plans))));
    }

    static <T> T readable(RunId run, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (JournalException e) {
            throw new StoreException(StoreException.Reason.BROKEN,
                    "The journal of " + run + " can't be read: " + e.getMessage(), e);
        }
    }
}
