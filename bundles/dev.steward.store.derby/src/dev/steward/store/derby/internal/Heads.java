package dev.steward.store.derby.internal;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.spi.RunStore.RunRow;

/** Where each run's journal ends, as committed; the latest used are kept. Only the writer uses it. */
final class Heads {

    private static final int KEPT = 4_096;

    private final Runs runs;
    private final Lagging lagging;
    private final Map<RunId, Head> heads = new LinkedHashMap<>(16, 0.75f, true);
    private int nextNumber;

    Heads(Runs runs, Lagging lagging) {
        this.runs = runs;
        this.lagging = lagging;
    }

    /** @param row null while the run has none */
    record Head(int number, @Nullable RunRow row, long last) {
    }

    /** The head of a run; a new run gets the next number. */
    Head head(Session session, RunId run) throws SQLException {
        var known = heads.get(run);
        if (known != null) {
            return known;
        }
        var stored = runs.find(session, run);
        if (stored.isEmpty()) {
            return new Head(number(session), null, 0);
        }
        var row = lagging.newest(stored.get().row(), null);
        return new Head(stored.get().number(), row, row.seq());
    }

    private int number(Session session) throws SQLException {
        if (nextNumber == 0) {
            nextNumber = runs.nextNumber(session);
        }
        return nextNumber++;
    }

    void committed(RunId run, Head head) {
        heads.put(run, head);
        if (heads.size() > KEPT) {
            var eldest = heads.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    void forget(RunId run) {
        heads.remove(run);
    }
}
