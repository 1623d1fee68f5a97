package dev.steward.store.derby.internal;

import java.sql.SQLException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.spi.RunStore.RunRow;

/** Where each run's journal ends, as committed; the latest used are kept. Only the writer uses it. */
final class Heads {

    private static final int KEPT = 4_096;
    /** Bits that remember which runs began in this process. */
    private static final int MARKS = 1 << 22;

    private final Runs runs;
    private final Recent recent;
    private final Map<RunId, Head> heads = new LinkedHashMap<>(16, 0.75f, true);
    private final BitSet begun = new BitSet(MARKS);
    private final String greatest;
    private int nextNumber;

    Heads(Runs runs, Recent recent, Recovered recovered) {
        this.runs = runs;
        this.recent = recent;
        nextNumber = recovered.nextRun();
        greatest = recovered.greatest();
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
        var tail = recent.find(run);
        if (tail != null) {
            return new Head(tail.number(), tail.row(), tail.pieces().getLast().last());
        }
        if (isSurelyNew(run)) {
            return new Head(nextNumber++, null, 0);
        }
        var stored = runs.find(session, run);
        return stored.isEmpty() ? new Head(nextNumber++, null, 0)
                : new Head(stored.get().number(), stored.get().row(), stored.get().row().seq());
    }

    /**
     * Ids grow with time: one beyond all that were here when the company was opened, and not begun since, needs no
     * look into the database.
     */
    private boolean isSurelyNew(RunId run) {
        return run.text().compareTo(greatest) > 0 && !begun.get(mark(run));
    }

    private static int mark(RunId run) {
        int hash = run.text().hashCode() * 0x9E3779B1;
        return (hash ^ hash >>> 15) & MARKS - 1;
    }

    void committed(RunId run, Head head) {
        begun.set(mark(run));
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
