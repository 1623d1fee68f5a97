package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.store.derby.DerbyStores;
import dev.steward.store.derby.DerbyStores.Options;

/** A run whose steps were removed when their time was over. */
class RemovedJournalTest {

    @TempDir
    Path folder = Path.of(".");

    @Test
    void isSaidInASentenceAndKeepsNoOtherFromItsReplay() throws IOException {
        var place = new Place(folder).with("", Texts.SMALL);
        assertEquals(0, place.steward("run", "greet", "--input", "who=Ana").exit());
        try (var stores = DerbyStores.open(folder.resolve(".steward"), Options.standard())) {
            assertEquals(1, stores.runs().compact(Instant.now().plusSeconds(1), 10).runs());
        }
        var shown = place.steward("show", "last");
        assertEquals(2, shown.exit(), shown::toString);
        assertTrue(shown.err().startsWith("steward: The steps of run r-")
                && shown.err().contains("were removed when their time was over"), shown::toString);
        assertEquals(1, shown.err().lines().count(), shown::toString);
        assertEquals(2, place.steward("replay", "last").exit());
        assertEquals(0, place.steward("run", "greet", "--input", "who=Ben").exit());
        var replay = place.steward("replay", "--all");
        assertEquals(0, replay.exit(), replay::toString);
        assertTrue(replay.out().contains("The steps of 1 run were removed"), replay::toString);
        assertEquals(1, place.steward("replay", "--all", "--json").objects().size());
    }
}
