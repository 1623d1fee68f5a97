package dev.steward.engine.internal.drive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.internal.core.Asks;
import dev.steward.engine.internal.core.Batch;
import dev.steward.engine.internal.core.Command;
import dev.steward.engine.internal.journal.EntryCodec;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.internal.journal.Out;
import dev.steward.engine.internal.journal.Sealed;
import dev.steward.engine.spi.FaultPoint;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.ValueCodec;

/** Appends of one run, in order, and what waits for each to be durable. Confined to the run's queue. */
final class Ledger {

    private final Shared shared;
    private final RunId run;
    private final Sealed journal;
    private final Map<String, byte[]> payloads = new LinkedHashMap<>();
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private long appended;

    /** An append that is under way, and what may be done after it. */
    record Pending(long number, List<Batch> batches, List<Command.Call> calls, List<CompletableFuture<Void>> told) {

        Batch last() {
            return batches.get(batches.size() - 1);
        }
    }

    /** {@code journal} is that of a run that is taken up, or a new one, with this encoding. */
    Ledger(Shared shared, RunId run, Function<EntryCodec, Sealed> journal) {
        this.shared = shared;
        this.run = run;
        this.journal = journal.apply(new EntryCodec(new ValueCodec(this::putAside, shared::fetch)));
    }

    private String putAside(byte[] bytes) {
        var address = shared.ports.store().address(bytes);
        payloads.put(address, bytes);
        return address;
    }

    /** Appends what followed from facts, in one; the caller hears of the stage on any thread. */
    CompletionStage<Void> append(List<Batch> batches, CompletableFuture<Void> told) {
        var entries = new ArrayList<byte[]>();
        var asks = new LinkedHashMap<String, RunStore.AskRow>();
        for (var batch : batches) {
            entries.add(journal.write(batch.in()));
            batch.outs().forEach(out -> entries.add(journal.write(out)));
            batch.asks().forEach(ask -> asks.put(ask.id(), ask));
            faults(batch);
        }
        asks.values().removeIf(ask -> Asks.RENAMED.equals(ask.answer()));
        var entry = new Pending(++appended, batches, new ArrayList<>(), new ArrayList<>(List.of(told)));
        var stage = shared.ports.store().append(new RunStore.Append(run, batches.get(0).firstSeq(), entries, payloads,
                entry.last().row(), List.copyOf(asks.values())));
        payloads.clear();
        pending.add(entry);
        return stage;
    }

    private void faults(Batch batch) {
        if (batch.in() instanceof In.CallDone || batch.in() instanceof In.CallFailed) {
            shared.ports.faults().reached(FaultPoint.BEFORE_RESULT);
        }
        if (batch.outs().stream().anyMatch(Out.CallIntended.class::isInstance)) {
            shared.ports.faults().reached(FaultPoint.BEFORE_INTENT);
        }
    }

    /** Number of the latest append. */
    long appended() {
        return appended;
    }

    /** The latest append that is under way. */
    Pending latest() {
        return pending.getLast();
    }

    /** Takes out the first append that is durable by now, null when there is none. */
    @Nullable
    Pending durable(long number) {
        return !pending.isEmpty() && pending.element().number() <= number ? pending.remove() : null;
    }

    /** Whether a call waits for its intent to be durable. */
    boolean awaits(int call) {
        return pending.stream().flatMap(entry -> entry.calls().stream()).anyMatch(made -> made.call() == call);
    }

    /** Whether nothing is under way. */
    boolean settled() {
        return pending.isEmpty();
    }

    /** Nothing more becomes durable in this process. */
    void fail(RuntimeException why) {
        pending.forEach(p -> p.told().forEach(told -> told.completeExceptionally(why)));
        pending.clear();
    }
}
