package dev.steward.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.steward.engine.PassingValues;
import dev.steward.engine.RunId;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.KeyValueStore;
import dev.steward.engine.spi.MemoryStore;
import dev.steward.engine.spi.RunStore;

/** What survives a crash: journals, rows, payloads, memory, plans. Guarded by itself. */
public final class Disk {

    final int key = java.util.UUID.randomUUID().hashCode();
    final Map<RunId, List<byte[]>> journals = new LinkedHashMap<>();
    final Map<RunId, RunStore.RunRow> rows = new LinkedHashMap<>();
    final Map<String, RunStore.AskRow> asks = new LinkedHashMap<>();
    final Map<String, byte[]> payloads = new LinkedHashMap<>();
    final Map<RunId, Set<String>> named = new LinkedHashMap<>();
    final Map<String, RunStore.StoredPlan> stored = new LinkedHashMap<>();
    final List<MemoryStore.Item> items = new ArrayList<>();
    final Map<String, Long> keys = new LinkedHashMap<>();
    final Map<String, Plan> plans = new LinkedHashMap<>();
    final KeyValueStore values = new PassingValues();

    /** The stored bytes of an entry, to be looked at or tampered with. */
    public synchronized byte[] entry(RunId run, long seq) {
        return journals.getOrDefault(run, List.of()).get((int) seq - 1);
    }

    /** How many entries a run has. */
    public synchronized int size(RunId run) {
        return journals.getOrDefault(run, List.of()).size();
    }

    /** Replaces an entry. */
    public synchronized void tamper(RunId run, long seq, byte[] bytes) {
        journals.getOrDefault(run, List.of()).set((int) seq - 1, bytes);
    }

    /** Forgets a run and its questions. */
    public synchronized void forget(RunId run) {
        journals.remove(run);
        rows.remove(run);
        asks.values().removeIf(ask -> ask.run().equals(run));
    }

    /** Has a question, of whatever run. */
    public synchronized void ask(RunStore.AskRow ask) {
        asks.put(ask.id(), ask);
    }

    /** Forgets a plan. */
    public synchronized void loses(String planHash) {
        plans.remove(planHash);
    }

    /** Runs that were ever started. */
    public synchronized List<RunId> runs() {
        return List.copyOf(journals.keySet());
    }

    /** Bytes of all entries of a run. */
    public synchronized long bytes(RunId run) {
        return journals.getOrDefault(run, List.of()).stream().mapToLong(e -> e.length).sum();
    }
}
