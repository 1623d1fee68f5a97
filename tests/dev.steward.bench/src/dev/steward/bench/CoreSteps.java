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
import dev.steward.engine.value.Value;
import dev.steward.engine.value.ValueCodec;

/**
 * {@code core.steps}: 20-step runs through the state machine alone, on one thread, with their entries written to bytes
 * and without: no store, no threads. {@code core.entries} reads them back.
 */
final class CoreSteps implements Bench {

    private static final Instant BEGIN = Instant.parse("2026-09-14T07:00:00Z");
    private static final RunId RUN = new RunId("r-20260914-070000-core");

    private final Plan plan = Playbooks.free();
    private final EntryCodec codec = new EntryCodec(ValueCodec.whole());
    private long seen;

    @Override
    public String name() {
        return "core.steps";
    }

    @Override
    public void run(Context context) {
        var plain = new ArrayList<Double>();
        var written = new ArrayList<Double>();
        var read = new ArrayList<Double>();
        var journal = new ArrayList<byte[]>();
        move(journal);
        for (var round = 0; round <= context.scale().rounds(); round++) {
            var one = rate(context, () -> move(null)) * Playbooks.STEPS;
            var two = rate(context, () -> move(new ArrayList<>())) * Playbooks.STEPS;
            var three = rate(context, () -> readBack(journal)) * journal.size();
            if (round > 0) {
                plain.add(one);
                written.add(two);
                read.add(three);
            }
        }
        var bytes = journal.stream().mapToInt(entry -> entry.length).sum();
        context.rows().add("core.steps", Numbers.median(plain), "steps/s", "written", false);
        context.rows().add("core.steps", Numbers.median(written), "steps/s", "written", true);
        context.rows().add("core.entries", Numbers.median(read), "entries/s", "bytes", bytes / journal.size());
        if (seen == 0) {
            throw new IllegalStateException("Nothing was measured.");
        }
    }

    private static double rate(Context context, Runnable part) {
        var began = System.nanoTime();
        var until = began + context.scale().round().dividedBy(2).toNanos();
        var times = 0L;
        do {
            part.run();
            times++;
        } while (System.nanoTime() < until);
        return times * 1e9 / (System.nanoTime() - began);
    }

    /** One run from start to end; {@code entries} takes its journal, unless it is null. */
    private void move(@org.eclipse.jdt.annotation.Nullable List<byte[]> entries) {
        var core = new Core(plan, () -> false);
        var chain = new Sealed(codec);
        var batch = take(core, chain,
                new In.Started(BEGIN, RUN, plan.hash(), Map.of(), Company.settings(), null, false, null), entries);
        while (!batch.row().state().ended()) {
            var call = (Command.Call) batch.commands().get(0);
            batch = take(core, chain, new In.CallDone(BEGIN.plusMillis(core.seq()), call.call(),
                    new Value.Text("result " + core.seq()), 0, 0, List.of()), entries);
        }
        seen += core.seq();
    }

    private static Batch take(Core core, Sealed chain, In in,
            @org.eclipse.jdt.annotation.Nullable List<byte[]> entries) {
        var batch = core.on(in);
        if (entries != null) {
            entries.add(chain.write(in));
            batch.outs().forEach(out -> entries.add(chain.write(out)));
        }
        return batch;
    }

    private void readBack(List<byte[]> journal) {
        var chain = new Sealed(codec);
        var seq = 0L;
        for (var entry : journal) {
            seen += chain.read(++seq, entry) instanceof In ? 1 : 0;
        }
    }
}
