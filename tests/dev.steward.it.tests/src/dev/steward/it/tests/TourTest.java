package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README's first command does, and the tests of the company that ships. */
class TourTest {

    @TempDir
    Path folder = Path.of(".");

    @Test
    void fromAnEmptyFolderToTheSiteTheMailAndTheTrace() throws IOException {
        var tour = new Place(folder).steward("tour", "studio");
        assertEquals(0, tour.exit(), tour::toString);
        assertTrue(tour.out().contains("answers as the operator of this rehearsal"), tour::toString);
        assertTrue(tour.out().contains("site/index.html") && tour.out().contains(".eml"), tour::toString);
        assertTrue(tour.out().contains("effect connectors.mail.send · irreversible · done"), tour::toString);
        var place = new Place(folder.resolve("studio"));
        assertEquals(5, place.files("outbox").stream().filter(f -> f.endsWith(".eml")).count());
        assertEquals(0, place.steward("replay", "--all").exit());
        var remembered = place.steward("recall", "studio voice", "--type", "Voice", "--json");
        assertEquals("company", remembered.last().get("subject").getAsString(), remembered::toString);
        assertEquals(0, place.steward("remember", "Voice", "Short and dry.").exit());
        assertTrue(place.steward("recall", "--type", "Voice").out().contains("Short and dry."));
        assertEquals(0, place.steward("doctor").exit());
    }

    @Test
    void theCompanyThatShipsIsFreeOfFindingsAndItsTestsPass() {
        assertEquals(0, new Place(folder).steward("new", "studio").exit());
        var place = new Place(folder.resolve("studio"));
        var checked = place.steward("check", "--strict");
        assertEquals(0, checked.exit(), checked::toString);
        assertEquals(0, place.steward("format", "--check").exit());
        var tested = place.steward("test", "--junit", "report.xml");
        assertEquals(0, tested.exit(), tested::toString);
    }
}
