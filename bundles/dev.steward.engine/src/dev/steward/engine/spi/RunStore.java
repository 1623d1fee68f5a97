package dev.steward.engine.spi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;

/**
 * The durable journal of all runs, and the rows derived from it. Thread-safe.
 *
 * <p>The journal is the only truth: {@link RunRow} and {@link AskRow} are derived from it by the engine, written in
 * the same transaction, and can be rebuilt. Entries are opaque bytes to the store.
 */
public interface RunStore extends AutoCloseable {

    /**
     * Queues an append. Appends of one run are applied in the order of the calls; appends of all runs that wait
     * together go into one transaction. Returns at once; the stage completes when the append is durable. It fails with
     * {@link StoreException}: {@code CONFLICT} if an entry with that sequence number exists (nothing of the append is
     * kept and every later queued append of that run fails too), {@code FULL}, {@code READ_ONLY}, {@code BROKEN}.
     */
    CompletionStage<Void> append(Append append);

    /**
     * Entries of a run from {@code fromSeq} on, in order, at most {@code limit}; durable ones only. Of a compacted run
     * a {@link StoreException}, {@code COMPACTED}.
     */
    List<Entry> read(RunId run, long fromSeq, int limit);

    /** A payload by its address. Empty when it was redacted, removed with its runs, or never written. */
    Optional<byte[]> payload(String address);

    /** The address of a payload: keyed hash with the company's key, so that a value can't be guessed from it. */
    String address(byte[] payload);

    /** Stores a plan once; idempotent by hash. Durable on return. */
    void putPlan(StoredPlan plan);

    /** A stored plan by its hash. */
    Optional<StoredPlan> plan(String hash);

    /** A run's row. */
    Optional<RunRow> run(RunId run);

    /** Rows newest first, at most {@code limit}; {@code states} empty means all. */
    List<RunRow> runs(List<RunState> states, int limit);

    /** A part of a filtered and sorted list of runs; each part costs about the same, however many runs there are. */
    RunQuery.Page page(RunQuery query);

    /** Runs that have not ended, oldest first. */
    List<RunRow> open();

    /** Open questions to the operator, oldest first. */
    List<AskRow> asks();

    /** Answered questions that were opened at or after an instant, latest first, at most {@code limit}. */
    List<AskRow> answered(Instant openedSince, int limit);

    /** A question by id, open or answered. */
    Optional<AskRow> ask(String id);

    /**
     * Removes the journals of runs that have ended and whose row was last updated before an instant, and the payloads
     * that no other run names; the rows stay, marked as compacted, and so do the questions with their answers. Works
     * in small transactions beside appends, oldest runs first; an interruption or crash loses none of what was done.
     * Room on the disk is given back, or used again by what comes.
     *
     * @param most how many runs at most, so that a caller can pause between two calls
     */
    Compaction compact(Instant endedBefore, int most);

    /** Waits for queued appends to be durable, then closes. */
    @Override
    void close();

    /**
     * One atomic append.
     *
     * @param firstSeq sequence number of the first entry; a run's entries are numbered from 1 without gaps
     * @param payloads large values named by the entries, by address
     * @param asks     the run's questions that this append opens or answers
     */
    record Append(RunId run, long firstSeq, List<byte[]> entries, Map<String, byte[]> payloads, RunRow row,
            List<AskRow> asks) {
        public Append {
            entries = List.copyOf(entries);
            payloads = Map.copyOf(payloads);
            asks = List.copyOf(asks);
        }
    }

    /**
     * What a compaction did.
     *
     * @param runs  how many runs lost their journals
     * @param bytes about how many bytes of journals and payloads were removed
     * @param more  whether there are more such runs
     */
    record Compaction(int runs, long bytes, boolean more) {
    }

    /** A journal entry as stored. */
    record Entry(long seq, byte[] bytes) {
    }

    /**
     * What is derived of a run, as of entry {@code seq}.
     *
     * @param nextDue      earliest open timer, null for none
     * @param waitingFor   what it waits for in words, null when it doesn't
     * @param costMicroUsd spent so far
     * @param error        why it failed, null otherwise
     * @param compacted    whether the journal was removed, so that this row is all that is left; set by the store alone
     */
    record RunRow(RunId run, String playbook, String planHash, RunState state, long seq, Instant started,
            Instant updated, @Nullable Instant nextDue, @Nullable String waitingFor, long costMicroUsd,
            @Nullable String error, @Nullable RunId parent, int priority, boolean compacted) {

        /** Of a run with its journal. */
        public RunRow(RunId run, String playbook, String planHash, RunState state, long seq, Instant started,
                Instant updated, @Nullable Instant nextDue, @Nullable String waitingFor, long costMicroUsd,
                @Nullable String error, @Nullable RunId parent, int priority) {
            this(run, playbook, planHash, state, seq, started, updated, nextDue, waitingFor, costMicroUsd, error,
                    parent, priority, false);
        }
    }

    /**
     * A question to the operator.
     *
     * @param id      unique in the company, short enough to type, such as {@code a7k2}
     * @param kind    {@code approval}, {@code hold}, {@code human}, {@code unknown}, {@code budget}, {@code escalation}
     * @param expires null for never
     * @param answer  null while it is open, else the decision in a word
     */
    record AskRow(String id, RunId run, String path, String kind, String title, Instant opened,
            @Nullable Instant expires, @Nullable String answer) {
    }

    /**
     * A plan as a run keeps it.
     *
     * @param model     the serialised workflow model, from which the plan is frozen again
     * @param sourceMap step to place, as the compiler wrote it
     * @param sources   source text by path relative to the company folder
     * @param commit    git commit of the sources, null when unknown or changed since
     */
    record StoredPlan(String hash, String playbook, byte[] model, byte[] sourceMap, Map<String, String> sources,
            @Nullable String commit) {
        public StoredPlan {
            sources = Map.copyOf(sources);
        }
    }
}
