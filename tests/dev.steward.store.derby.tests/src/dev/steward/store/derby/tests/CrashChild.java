package dev.steward.store.derby.tests;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.FaultPoint;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.RunStore.Append;
import dev.steward.engine.spi.RunStore.RunRow;
import dev.steward.store.derby.DerbyStores;
import dev.steward.store.derby.DerbyStores.Options;

/**
 * Appends to some runs without an end and prints {@code run seq} when that entry is acknowledged. Stops itself when it
 * has reached a fault point a number of times. Arguments: folder, fault point or {@code none}, times.
 */
final class CrashChild {

    static final int RUNS = 4, STOPPED = 77;

    private final RunStore store;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);

    private CrashChild(RunStore store) {
        this.store = store;
    }

    /** See the class. */
    public static void main(String[] arguments) throws Exception {
        var stores = DerbyStores.open(Path.of(arguments[0]),
                Options.with(stopAt(arguments[1], Integer.parseInt(arguments[2]))));
        var child = new CrashChild(stores.runs());
        child.out.println("open 0");
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < RUNS; i++) {
            var run = run(i);
            threads.add(Thread.ofVirtual().start(() -> child.appendTo(run)));
        }
        if (FaultPoint.IN_CLOSE.equals(arguments[1])) {
            stores.close();
        }
        for (var thread : threads) {
            thread.join();
        }
    }

    private static FaultPoint stopAt(String point, int times) {
        var left = new AtomicInteger(times);
        return name -> {
            if (name.equals(point) && left.decrementAndGet() == 0) {
                Runtime.getRuntime().halt(STOPPED);
            }
        };
    }

    static RunId run(int number) {
        return new RunId("r-20261122-083000-run" + number);
    }

    private void appendTo(RunId run) {
        long next = store.run(run).map(RunRow::seq).orElse(0L) + 1;
        for (;; next += 3) {
            long last = next + 2;
            var stage = store.append(append(store, run, next)).thenRun(() -> out.println(run + " " + last));
            if (last % 5 == 0) {
                stage.toCompletableFuture().join();
            }
        }
    }

    /** Three entries; the row and a payload say the same as the last of them. */
    static Append append(RunStore store, RunId run, long first) {
        var payload = payload(run, first);
        var row = new RunRow(run, "content.weekly", "hash", RunState.RUNNING, first + 2, Instant.EPOCH,
                Instant.EPOCH.plusSeconds(first), null, null, first + 2, null, null, 0);
        return new Append(run, first, List.of(entry(run, first), entry(run, first + 1), entry(run, first + 2)),
                Map.of(store.address(payload), payload), row, List.of());
    }

    static byte[] entry(RunId run, long seq) {
        return (run + " entry " + seq).getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] payload(RunId run, long first) {
        return (run + " payload " + first + " ").repeat(100).getBytes(StandardCharsets.US_ASCII);
    }
}
