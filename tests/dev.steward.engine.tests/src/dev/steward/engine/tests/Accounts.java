package dev.steward.engine.tests;

import java.util.HashMap;
import java.util.Map;

import dev.steward.engine.internal.core.Batch;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.internal.journal.Out;

/** Keeps a run's books from its entries alone: what is spent and reserved never passes the cap. */
final class Accounts {

    private final long cap;
    private final Map<Integer, Long> reserved = new HashMap<>();
    private long spent;

    Accounts(long cap) {
        this.cap = cap;
    }

    void batch(Batch batch) {
        switch (batch.in()) {
            case In.CallDone done -> {
                reserved.remove(done.call());
                spent += done.microUsd();
            }
            case In.CallFailed failed -> spent += take(failed.call()) * (failed.unknown() ? 1 : 0);
            default -> {
                // costs nothing
            }
        }
        batch.outs().forEach(this::entry);
        if (batch.row().costMicroUsd() != spent) {
            throw new AssertionError(
                    "the row says " + batch.row().costMicroUsd() + " were spent, the entries " + spent);
        }
    }

    private long take(int call) {
        var set = reserved.remove(call);
        return set == null ? 0 : set;
    }

    private void entry(Out out) {
        if (out instanceof Out.CallIntended intended) {
            reserved.put(intended.call(), intended.microUsd());
            var open = reserved.values().stream().mapToLong(Long::longValue).sum();
            if (spent + open > cap) {
                throw new AssertionError("spent " + spent + " and reserved " + open + " pass the cap at " + intended);
            }
        } else if (out instanceof Out.CallLost lost) {
            take(lost.call());
            spent += lost.microUsd();
        }
    }
}
