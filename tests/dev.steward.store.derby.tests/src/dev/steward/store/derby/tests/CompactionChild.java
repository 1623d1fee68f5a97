package dev.steward.store.derby.tests;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
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
 * Makes ended runs, each with a payload of its own and one that all name, and compacts them; stops itself when the
 * compaction has reached its fault point a number of times. Arguments: folder, times.
 */
final class CompactionChild {

    static final int RUNS = 12;
    static final Instant END = Instant.parse("2026-11-22T08:30:00Z");

    private CompactionChild() {
    }

    /** See the class. */
    public static void main(String[] arguments) {
        var left = new AtomicInteger(Integer.parseInt(arguments[1]));
        var stores = DerbyStores.open(Path.of(arguments[0]), Options.with(name -> {
            if (name.equals(FaultPoint.IN_COMPACTION) && left.decrementAndGet() == 0) {
                Runtime.getRuntime().halt(CrashChild.STOPPED);
            }
        }));
        for (int i = 0; i < RUNS; i++) {
            stores.runs().append(append(stores.runs(), i)).toCompletableFuture().join();
        }
        stores.runs().compact(END.plusSeconds(1), RUNS);
    }

    static RunId run(int number) {
        return new RunId("r-20261122-083000-run" + number);
    }

    private static Append append(RunStore store, int number) {
        var row = new RunRow(run(number), "content.weekly", "hash", RunState.DONE, 1, END, END, null, null, 5, null,
                null, 0);
        return new Append(run(number), 1, List.of(payload(number)),
                Map.of(store.address(payload(number)), payload(number), store.address(payload(-1)), payload(-1)), row,
                List.of());
    }

    static byte[] payload(int number) {
        return ("payload " + number + " ").repeat(1_000).getBytes(StandardCharsets.US_ASCII);
    }
}
