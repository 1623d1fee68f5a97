package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.steward.engine.past.Cursor;
import dev.steward.engine.past.Stride;
import dev.steward.runtime.CompanyFolder;

/** What earlier versions recorded is replayed, shown and gone on with; {@link RecordedRuns} made the companies. */
class RecordedRunsTest {

    @TempDir
    Path folder = Path.of(".");

    /** {@code states}: how many runs of each state it holds. */
    @ParameterizedTest
    @CsvSource({ "recorded1.zip,cancelled=1 compensated=1 done=2 waiting=2",
            "recorded2.zip,cancelled=1 compensated=1 done=5 waiting=4" })
    void everyCommandIsDerivedAgain(String kept, String states) throws IOException {
        var place = new Place(folder.resolve("kept"));
        unzip(kept, place.folder());
        var replay = place.steward("replay", "--all", "--json");
        assertEquals(0, replay.exit(), replay::toString);
        var runs = place.steward("runs", "--json").objects();
        assertEquals(runs.size(), replay.objects().size());
        assertEquals(states, runs.stream()
                .collect(Collectors.groupingBy(run -> run.get("state").getAsString(), java.util.TreeMap::new,
                        Collectors.counting()))
                .toString().replaceAll("[{},]", ""));
        for (var run : runs) {
            assertEquals(0, place.steward("show", run.get("run").getAsString()).exit());
        }
    }

    @ParameterizedTest
    @CsvSource({ "recorded1.zip", "recorded2.zip" })
    void whatWaitedGoesOn(String kept) throws IOException {
        var place = new Place(folder.resolve("kept"));
        unzip(kept, place.folder());
        for (var waits : place.steward("inbox", "--json").objects()) {
            var approval = waits.get("kind").getAsString().equals("approval");
            var answer = approval ? place.steward("decide", waits.get("id").getAsString(), "approve")
                    : place.steward("decide", waits.get("id").getAsString(), "edit", "--set", "value=said");
            assertTrue(answer.exit() == 0 || answer.exit() == 3, answer::toString);
        }
        assertEquals(0, place.steward("replay", "--all").exit());
    }

    @ParameterizedTest
    @CsvSource({ "recorded1.zip", "recorded2.zip" })
    void theirPastIsSteppedThrough(String kept) throws IOException {
        var place = new Place(folder.resolve("kept"));
        unzip(kept, place.folder());
        try (var company = Place.steward(Map.of()).open(CompanyFolder.read(place.folder()))) {
            for (var row : company.runs().list(List.of(), 100)) {
                var past = company.runs().past(row.run());
                assertEquals(company.runs().trace(row.run(), Long.MAX_VALUE).steps(), past.steps(past.last()));
                var back = 0;
                for (var at = past.step(new Cursor(past.last(), -1), Stride.BACK_INTO); at.isPresent(); at = past
                        .step(at.get(), Stride.BACK_INTO)) {
                    back++;
                    assertTrue(!past.picture(at.get().moment()).strands().isEmpty(), row.run()::text);
                }
                assertTrue(back >= 1, row.run() + ": " + back + " steps back");
            }
        }
    }

    private static void unzip(String name, Path target) throws IOException {
        try (var kept = RecordedRunsTest.class.getResourceAsStream(name)) {
            assertNotNull(kept, name);
            try (var zip = new ZipInputStream(kept)) {
                for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    var file = target.resolve(entry.getName());
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
        }
    }
}
