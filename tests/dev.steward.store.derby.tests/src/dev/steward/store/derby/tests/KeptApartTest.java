package dev.steward.store.derby.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunStore.Append;
import dev.steward.engine.spi.RunStore.RunRow;
import dev.steward.engine.spi.StoreException;
import dev.steward.engine.spi.StoreException.Reason;
import dev.steward.store.derby.DerbyStores;
import dev.steward.store.derby.DerbyStores.Options;
import dev.steward.store.derby.internal.Database;
import dev.steward.store.derby.internal.Failures;

/** Entries that are too large for a row. */
@Timeout(60)
class KeptApartTest {

    private static final RunId RUN = new RunId("r-20260301-080000-apart");

    @TempDir
    Path folder = Path.of("");

    private static byte[] entry(int seed) {
        var bytes = new byte[20_000];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @Test
    void areComparedWithTheirAddress() throws Exception {
        try (var stores = DerbyStores.open(folder.resolve("x"), Options.standard())) {
            var row = new RunRow(RUN, "p.main", "h", RunState.WAITING, 2, Instant.EPOCH, Instant.EPOCH, null, null, 0,
                    null, null, 0);
            stores.runs().append(new Append(RUN, 1, List.of(entry(1), entry(2)), Map.of(), row, List.of()))
                    .toCompletableFuture().get();
        }
        try (var stores = DerbyStores.open(folder.resolve("x"), Options.standard())) {
            assertArrayEquals(entry(2), stores.runs().read(RUN, 1, 10).get(1).bytes());
        }
        // One takes the other's place.
        var database = Database.open(folder.resolve("x/db"), false, new Failures(folder), session -> session);
        assertEquals(1, database.<Integer>call(session -> {
            byte[] other = null;
            byte[] address = null;
            try (var rows = session.prepare("select ADDRESS, CONTENT from PAYLOAD where PART = 0").executeQuery()) {
                while (rows.next()) {
                    other = other == null ? rows.getBytes(2) : other;
                    address = rows.getBytes(1);
                }
            }
            var update = session.prepare("update PAYLOAD set CONTENT = ? where ADDRESS = ?");
            update.setBytes(1, other);
            update.setBytes(2, address);
            return update.executeUpdate();
        }));
        database.close();
        try (var stores = DerbyStores.open(folder.resolve("x"), Options.standard())) {
            assertEquals(Reason.BROKEN,
                    assertThrows(StoreException.class, () -> stores.runs().read(RUN, 1, 10)).reason());
        }
    }
}
