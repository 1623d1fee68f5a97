package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent with tools over real folders: its run, its story, and the test that its fixture makes. */
class ToolsRunTest {

    private static final String PLAYBOOKS = """
            package test

            connector notes : files {
              op list() -> [Text]          reads
              op read(path: Text) -> Text  reads
              op write(path: Text, text: Text) -> Text  idempotent by path
            }

            agent clerk : task {
              model "large"
              tools [notes.list, notes.read]
              prompt \"\"\" What do we know of ${what}? \"\"\"
              returns Text
            }

            policy secretNotes for effect notes.read
              when path == "secret.md" deny because "it is mine"

            test policy secretNotes { with path = "secret.md" expect deny  with path = "a.md" expect allow }

            playbook ask(what: Text) -> Text {
              step found = clerk(what)
              return found
            }
            """;
    private static final String TEST = """
            test ask "as recorded" {
              fixture "ask.fixture.json"
              assert state done
              assert clerk called 2 times
              assert notes.list called once
            }

            test ask "a mock answers without tools" {
              input what = "clay"
              mock clerk returns "nothing"
              assert clerk called once
              assert notes.list not called
              assert output == "nothing"
            }
            """;

    @TempDir
    Path folder = Path.of(".");
    private Place place = new Place(Path.of("."));

    @BeforeEach
    void aRunThatIsDone() throws IOException {
        place = new Place(folder, Map.of()).with("model.large = rehearsal\nconnector.notes.folder = notes\n",
                PLAYBOOKS);
        Files.createDirectories(folder.resolve("notes"));
        Files.writeString(folder.resolve("notes/clay.md"), "Clay is fired at 900 degrees.");
        var run = place.steward("run", "ask", "--input", "what=clay");
        assertEquals(0, run.exit(), run::toString);
    }

    @Test
    void theStoryTellsWhichToolGaveWhat() {
        var shown = place.steward("show", "last");
        assertTrue(shown.out().contains("tool1 notes.list()") && shown.out().contains("clay.md"), shown::toString);
        var why = place.steward("show", "last", "--why", "found");
        assertTrue(why.out().contains("notes.list()") && why.out().contains("clay.md"), why::toString);
        var replayed = place.steward("replay", "last");
        assertEquals(0, replayed.exit(), replayed::toString);
    }

    @Test
    void aFixtureAnswersForTheToolsToo() throws IOException {
        var written = place.steward("fixture", "last", "--yes");
        assertEquals(0, written.exit(), written::toString);
        var fixture = folder.resolve("ask.fixture.json");
        var text = Files.readString(fixture);
        assertTrue(text.contains("\"tool\": \"notes.list\"") && text.contains("\"found~tool1\""), text);
        Files.writeString(folder.resolve("more.playbook"), "package test\n" + TEST);
        var tested = place.steward("test");
        assertEquals(0, tested.exit(), tested::toString);
        // the file may be edited: what a model asks for is judged as in a run
        Files.writeString(fixture, text.replace("\"notes.list\"", "\"notes.read\"")
                .replace("\"arguments\": {}", "\"arguments\": {\"path\": \"secret.md\"}"));
        Files.writeString(folder.resolve("more.playbook"), """
                package test
                test ask "what is mine is not read" {
                  fixture "ask.fixture.json"
                  assert notes.read denied by secretNotes
                  assert notes.read not called
                  assert state done
                }
                """);
        var judged = place.steward("test");
        assertEquals(0, judged.exit(), judged::toString);
    }
}
