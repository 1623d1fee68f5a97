package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.it.tests.Place.Answer;
import dev.steward.runtime.CompanyFolder;

/** Each mistake has one line with a cure, the right exit code, and never a stack trace. */
class BadInputTest {

    @TempDir
    Path folder = Path.of(".");
    private Place place = new Place(Path.of("."));

    @BeforeEach
    void aCompany() throws IOException {
        place = new Place(folder).with("model.large = rehearsal\nconnector.drafts.folder = drafts\n", Texts.SMALL);
    }

    private static void refused(Answer answer, int exit, String... words) {
        assertEquals(exit, answer.exit(), answer::toString);
        var first = answer.err().lines().findFirst().orElse("");
        for (var word : words) {
            assertTrue(first.contains(word), () -> "'" + word + "' is missing in: " + answer);
        }
        noStackTrace(answer);
    }

    private static void noStackTrace(Answer answer) {
        assertFalse((answer.out() + answer.err()).contains("\tat "), answer::toString);
        assertFalse((answer.out() + answer.err()).contains("Exception"), answer::toString);
    }

    @Test
    void aMissingInput() {
        refused(place.steward("run", "greet"), 2, "greet needs the input 'who', a text", "--input who=");
    }

    @Test
    void aWrongType() {
        refused(place.steward("run", "greet", "--input", "who=Ana", "--input", "times=often"), 2, "'times'",
                "a whole number",
                "often");
    }

    @Test
    void anUnknownInput() {
        refused(place.steward("run", "greet", "--input", "whom=Ana", "--input", "who=Ana"), 2, "'whom'",
                "Did you mean who?");
    }

    @Test
    void anUnknownPlaybook() {
        refused(place.steward("run", "gret"), 2, "There is no playbook 'gret'", "Did you mean greet?");
        refused(place.steward("run", "tset.playbook"), 2, "There is no playbook file tset.playbook",
                "Did you mean test.playbook");
    }

    @Test
    void aSyntaxError() throws IOException {
        Files.writeString(folder.resolve("broken.playbook"), "package broken\nplaybook x(\n");
        var answer = place.steward("run", "greet", "--input", "who=Ana");
        refused(answer, 2, "greet can't run", "in the company's playbooks");
        assertTrue(answer.err().contains("broken.playbook:2:"), answer::toString);
        assertEquals(1, place.steward("check").exit());
    }

    @Test
    void anUnknownModel() {
        refused(place.steward("run", "letter", "--model", "gpt"), 2, "unknown model 'gpt'");
    }

    @Test
    void anUnknownModelInTheSettings() throws IOException {
        place.with("model.large = rehearsl\n", Texts.SMALL);
        refused(place.steward("run", "letter"), 2, "model.large", "rehearsl");
    }

    @Test
    void aSecondProcess() {
        try (var owner = Place.steward(place.environment()).open(CompanyFolder.read(folder))) {
            assertTrue(owner.owner().here());
            var answer = place.steward("runs");
            assertEquals(0, answer.exit(), "a command works through the process that owns the company: " + answer);
            assertEquals("", answer.err(), answer::toString);
        }
    }

    @Test
    void aBrokenDatabase() throws IOException {
        place.steward("run", "greet", "--input", "who=Ana");
        try (var files = Files.walk(folder.resolve(".steward/db"))) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Files.writeString(file, "not a database");
            }
        }
        refused(place.steward("runs"), 2, folder.toString());
    }

    @Test
    void anUnknownRequest() {
        refused(place.steward("decide", "zzz", "approve"), 2, "There is no request 'zzz'", "steward inbox");
    }

    @Test
    void anAnsweredRequest() {
        place.steward("run", "ask");
        var id = place.steward("inbox", "--json").objects().getFirst().get("id").getAsString();
        assertEquals(0, place.steward("decide", id, "approve").exit());
        refused(place.steward("decide", id, "approve"), 2, id);
    }

    @Test
    void anExpiredRequest() throws InterruptedException {
        assertEquals(3, place.steward("run", "hurry", "--wait", "0s").exit());
        var id = place.steward("inbox", "--json").objects().getFirst().get("id").getAsString();
        // Time is what this is about: the request expires after five seconds.
        assertFalse(new CountDownLatch(1).await(Duration.ofMillis(5200).toMillis(), TimeUnit.MILLISECONDS));
        refused(place.steward("decide", id, "approve"), 2, id);
    }

    @Test
    void anEditThatDoesNotFit() {
        place.steward("run", "ask");
        var id = place.steward("inbox", "--json").objects().getFirst().get("id").getAsString();
        refused(place.steward("decide", id, "edit", "--set", "text=x"), 2, "'text' can't be edited", "editable: path");
        assertEquals(0, place.steward("decide", id, "approve").exit(), "the request is still open");
    }

    @Test
    void aRunThatIsNotThere() {
        refused(place.steward("show", "last"), 2, "There is no run yet");
        place.steward("run", "greet", "--input", "who=Ana");
        refused(place.steward("show", "r-nope"), 2, "There is no run 'r-nope'");
    }

    @Test
    void aFolderThatIsNotEmpty() {
        refused(place.steward("new", "."), 2, "is not empty");
    }

    @Test
    void settingsWithAMistake() throws IOException {
        Files.writeString(folder.resolve("steward.properties"), "zone = Nowhere\n");
        refused(place.steward("runs"), 2, "steward.properties line 1", "time zone");
    }
}
