package dev.steward.runtime.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.past.Past;

/**
 * The pasts of the runs that were looked at last, since several views look at the same one and a long journal takes a
 * while to be read. Thread-safe.
 */
public final class KeptPasts {

    private static final int KEPT = 4;

    private final Function<RunId, Optional<Past>> read;
    private final Map<RunId, Slot> slots = new LinkedHashMap<>(KEPT, 0.75f, true);

    private final ReentrantLock lock = new ReentrantLock();

    /**
     * A run's place; who asks for another run need not wait for this one. A lock and no monitor, as who waits for the
     * store may be a virtual thread.
     */
    private static final class Slot {
        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable Past past;

        Optional<Past> get(RunId run, Function<RunId, Optional<Past>> read) {
            lock.lock();
            try {
                var known = past;
                if (known == null) {
                    var found = read.apply(run);
                    past = found.orElse(null);
                    return found;
                }
                known.refresh();
                return Optional.of(known);
            } finally {
                lock.unlock();
            }
        }
    }

    /** @param read reads a past from the journal; empty for an unknown run */
    public KeptPasts(Function<RunId, Optional<Past>> read) {
        this.read = read;
    }

    /** The past of a run, with all that is known now; empty for an unknown run. */
    public Optional<Past> of(RunId run) {
        return slot(run).get(run, read);
    }

    private Slot slot(RunId run) {
        lock.lock();
        try {
            var slot = slots.computeIfAbsent(run, r -> new Slot());
            if (slots.size() > KEPT) {
                var eldest = slots.keySet().iterator();
                eldest.next();
                eldest.remove();
            }
            return slot;
        } finally {
            lock.unlock();
        }
    }
}
