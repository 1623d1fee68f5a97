package dev.steward.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.steward.engine.RunId;
import dev.steward.engine.internal.core.Batch;
import dev.steward.engine.internal.core.Command;
import dev.steward.engine.internal.core.Core;
import dev.steward.engine.internal.journal.EntryCodec;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.internal.journal.Sealed;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.Value;
import dev.steward.engine.value.ValueCodec;

/** Moves the core of one run to its end without a driver, and writes its journal. */
final class Scribe {

    /** As many entries as fit one commit well. */
    private static final int MANY = 400;
    private static final Instant BEGIN = Instant.parse("2026-09-14T07:00:00Z");

    private final RunStore store;
    private final RunId run;
    private final Core core;
    private final Sealed journal = new Sealed(new EntryCodec(ValueCodec.whole()));
    private final List<byte[]> entries = new ArrayList<>();
    private final Plan plan;
    private long written;

    Scribe(RunStore store, Plan plan, RunId run) {
        this.store = store;
        this.plan = plan;
        this.run = run;
        core = new Core(plan, () -> false);
    }

    /** Durable on return. */
    void write() {
        var batch = add(new In.Started(BEGIN, run, plan.hash(), Map.of(), Company.settings(), null, false, null));
        var last = append(batch);
        while (!batch.row().state().ended()) {
            var call = (Command.Call) batch.commands().get(0);
            batch = add(new In.CallDone(BEGIN.plusMillis(core.seq()), call.call(),
                    new Value.Text("result " + core.seq()), 0, 0, List.of()));
            if (entries.size() >= MANY || batch.row().state().ended()) {
                last = append(batch);
            }
        }
        last.toCompletableFuture().join();
    }

    private Batch add(In in) {
        var batch = core.on(in);
        entries.add(journal.write(in));
        batch.outs().forEach(out -> entries.add(journal.write(out)));
        return batch;
    }

    private java.util.concurrent.CompletionStage<Void> append(Batch batch) {
        var stage = store.append(new RunStore.Append(run, written + 1, entries, Map.of(), batch.row(), List.of()));
        written += entries.size();
        entries.clear();
        return stage;
    }
}
