package dev.steward.engine.internal.drive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.internal.core.Asks;
import dev.steward.engine.internal.core.Batch;
import dev.steward.engine.internal.core.Command;
import dev.steward.engine.internal.journal.Entry;
import dev.steward.engine.internal.journal.EntryCodec;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.internal.journal.Out;
import dev.steward.engine.internal.journal.Sealed;
import dev.steward.engine.spi.FaultPoint;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreException;
import dev.steward.engine.value.ValueCodec;

/** Appends of one run, in order, and what waits for each to be durable. Confined to the run's queue. */
final class Ledger {

    /** Who needs not hear that something is durable. */
    static final CompletableFuture<Void> NOBODY = CompletableFuture.completedFuture(null);

    private final Shared shared;
    private final RunId run;
    private final Sealed journal;
    private final Map<String, byte[]> payloads = new LinkedHashMap<>();
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private final AtomicLong reached = new AtomicLong();
    /** Number of the first append whose end the run has to hear of at once. */
    private volatile long awaited = Long.MAX_VALUE;
    private long appended;

    /** An append that is under way, and what may be done after it. */
    record Pending(long number, List<Batch> batches, List<Command.Call> calls, List<CompletableFuture<Void>> told) {

        Batch last() {
            return batches.get(batches.size() - 1);
        }

        boolean isAwaited() {
            return !calls.isEmpty() || !told.isEmpty() || last().row().state().ended();
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

    /**
     * Appends what followed from facts, in one.
     *
     * @param due    called on any thread when there is something to hear
     * @param failed called on any thread when it could not be written
     */
    Pending append(List<Batch> batches, CompletableFuture<Void> told, Runnable due, Consumer<StoreException> failed) {
        return append(List.of(), batches, told, due, failed);
    }

    /** As above, after what a fork shares, which is written with it. */
    Pending append(List<Entry> past, List<Batch> batches, CompletableFuture<Void> told, Runnable due,
            Consumer<StoreException> failed) {
        var entries = new ArrayList<byte[]>();
        past.forEach(shared -> entries.add(journal.write(shared)));
        var asks = new LinkedHashMap<String, RunStore.AskRow>();
        for (var batch : batches) {
            entries.add(journal.write(batch.in()));
            batch.outs().forEach(out -> entries.add(journal.write(out)));
            batch.asks().forEach(ask -> asks.put(ask.id(), ask));
            faults(batch);
        }
        asks.values().removeIf(ask -> Asks.RENAMED.equals(ask.answer()));
        var entry = new Pending(++appended, batches, new ArrayList<>(), new ArrayList<>());
        if (told != NOBODY) {
            entry.told().add(told);
        }
        var append = new RunStore.Append(run, batches.get(0).firstSeq() - past.size(), entries, payloads,
                entry.last().row(), List.copyOf(asks.values()));
        var stage = shared.ports.store().append(append);
        payloads.clear();
        pending.add(entry);
        stage.whenComplete((done, error) -> {
            if (error != null) {
                failed.accept(sentence(error));
            } else if (reached(entry.number())) {
                due.run();
            }
        });
        return entry;
    }

    private static StoreException sentence(Throwable error) {
        var cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        return cause instanceof StoreException store ? store
                : new StoreException(StoreException.Reason.BROKEN, "The journal could not be written.", cause);
    }

    private void faults(Batch batch) {
        if (batch.in() instanceof In.CallDone || batch.in() instanceof In.CallFailed) {
            shared.ports.faults().reached(FaultPoint.BEFORE_RESULT);
        }
        if (batch.outs().stream().anyMatch(Out.CallIntended.class::isInstance)) {
            shared.ports.faults().reached(FaultPoint.BEFORE_INTENT);
        }
    }

    /** Says that appends are durable, on any thread; whether the run has to hear of it at once. */
    private boolean reached(long number) {
        reached.accumulateAndGet(number, Math::max);
        return number >= awaited || shared.observed();
    }

    /** Takes out the first append that is durable by now, null when there is none. */
    @Nullable
    Pending durable() {
        return !pending.isEmpty() && pending.element().number() <= reached.get() ? pending.remove() : null;
    }

    /** The run has to hear when all is durable. */
    void awaitAll() {
        if (!pending.getLast().isAwaited()) {
            tellAll(NOBODY);
        }
    }

    /** {@code told} hears when all is durable, which it isn't yet. */
    void tellAll(CompletableFuture<Void> told) {
        pending.getLast().told().add(told);
    }

    /** Whether something is durable by now that the run had to hear of; if not, {@link #reached} will say so. */
    boolean isDue() {
        var first = Long.MAX_VALUE;
        for (var entry : pending) {
            if (entry.isAwaited()) {
                first = entry.number();
                break;
            }
        }
        awaited = first;
        return reached.get() >= first;
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
