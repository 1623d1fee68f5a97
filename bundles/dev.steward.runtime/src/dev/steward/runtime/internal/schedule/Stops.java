package dev.steward.runtime.internal.schedule;

import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.steward.engine.Engine;
import dev.steward.engine.RefusedException;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreException;

/** Asks runs to stop, each of them once. One that can't hear of it stays open, and is asked again. Thread-safe. */
public final class Stops {

    private static final System.Logger LOG = System.getLogger(Stops.class.getName());

    private final Engine engine;
    private final RunStore store;
    private final Set<RunId> asked = ConcurrentHashMap.newKeySet();
    private final Set<RunId> deaf = ConcurrentHashMap.newKeySet();

    /** Over a company's runs. */
    public Stops(Engine engine, RunStore store) {
        this.engine = engine;
        this.store = store;
    }

    /** Asks a run to stop; harmless when it was asked or has ended. */
    public void stop(RunId run, String by) {
        if (!isOpen(run)) {
            return;
        }
        asked.removeIf(each -> !each.equals(run) && !isOpen(each));
        if (!asked.add(run)) {
            return;
        }
        try {
            engine.cancel(run, by);
            deaf.remove(run);
        } catch (RefusedException | StoreException e) {
            asked.remove(run);
            if (e instanceof StoreException problem && problem.reason() != StoreException.Reason.BROKEN) {
                throw problem;
            }
            if (deaf.add(run)) {
                LOG.log(Level.WARNING, "The run " + run + " can't be stopped, so what is to replace it waits", e);
            }
        }
    }

    private boolean isOpen(RunId run) {
        return store.run(run).filter(row -> !row.state().ended() && row.state() != RunState.COMPENSATING).isPresent();
    }
}
