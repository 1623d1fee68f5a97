package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.gson.JsonObject;

/**
 * The weekly letter in a process that is killed (kill -9) as soon as it tells of a certain event. Resumed here, it comes
 * to the same end: one post, one sending, every command derived again the same.
 */
class KilledProcessTest {

    @TempDir
    Path folder = Path.of(".");

    @ParameterizedTest
    @CsvSource({ "step.done,draft", "call.intended,post", "step.done,teaser", "ask.opened,send", "call.intended,send",
            "call.done,send", "step.started,wait" })
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    @Execution(ExecutionMode.CONCURRENT)
    void theLetterComesToTheSameEnd(String type, String path) throws IOException, InterruptedException {
        var place = new Place(folder.resolve("studio"));
        assertEquals(0, new Place(folder).steward("new", "studio").exit());
        Files.writeString(place.folder().resolve("playbooks/weekly-letter.playbook"),
                Files.readString(place.folder().resolve("playbooks/weekly-letter.playbook")).replace("supervised 2s",
                        "supervised 1s"));
        killedAt(place, type, path);
        goOn(place);
        assertEquals(1, place.files("site/posts").stream().filter(f -> f.endsWith(".html")).count(), "posts");
        assertEquals(5, place.files("outbox").stream().filter(f -> f.endsWith(".eml")).count(), "mails");
        assertEquals(1, place.files("drafts/teasers").size(), "teasers");
        var replay = place.steward("replay", "--all");
        assertEquals(0, replay.exit(), replay::toString);
        var effects = place.steward("show", "last", "--json").objects().stream().filter(o -> type(o).equals("effect"))
                .toList();
        assertTrue(effects.stream().allMatch(e -> e.get("state").getAsString().equals("done")), effects::toString);
    }

    private static String type(JsonObject object) {
        return object.get("type").getAsString();
    }

    /** Answers and resumes until the run is done. */
    private static void goOn(Place place) {
        var answer = place.steward("resume", "--json");
        while (answer.exit() == 3) {
            var asks = place.steward("inbox", "--json").objects();
            var approval = asks.stream().filter(o -> o.has("kind") && o.get("kind").getAsString().equals("approval"))
                    .findFirst();
            answer = approval.isEmpty() ? place.steward("resume", "--json")
                    : place.steward("decide", approval.get().get("id").getAsString(), "approve", "--json");
        }
        var told = answer;
        assertEquals(0, told.exit(), told::toString);
        var state = place.steward("runs", "--json").objects().getFirst().get("state").getAsString();
        assertEquals("done", state);
    }

    private void killedAt(Place place, String type, String path) throws IOException, InterruptedException {
        if (killed(place, type, path, "run", "weeklyLetter", "--json")) {
            return;
        }
        // What comes behind the approval is reached by the process that decides.
        var id = place.steward("inbox", "--json").objects().getFirst().get("id").getAsString();
        assertTrue(killed(place, type, path, "decide", id, "approve", "--json"),
                () -> "never told of " + type + " at " + path);
    }

    private boolean killed(Place place, String type, String path, String... words)
            throws IOException, InterruptedException {
        try (var child = Child.start(place, words)) {
            if (child.find(o -> type(o).equals(type) && o.get("path").getAsString().equals(path)).isPresent()) {
                child.kill();
                return true;
            }
            var answer = child.answer();
            assertEquals(3, answer.exit(), answer::toString);
            return false;
        }
    }
}
