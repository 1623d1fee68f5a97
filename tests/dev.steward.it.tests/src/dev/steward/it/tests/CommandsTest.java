package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each command does when all is well, and what programs read. */
class CommandsTest {

    @TempDir
    Path folder = Path.of(".");
    private Place place = new Place(Path.of("."));

    @BeforeEach
    void aCompany() throws IOException {
        place = new Place(folder).with("model.large = rehearsal\nconnector.drafts.folder = drafts\n", Texts.SMALL);
    }

    @Test
    void aRunIsToldAsObjectsAndTheLastOneSaysHowItEnded() {
        var answer = place.steward("run", "greet", "--input", "who=Ana", "--json");
        assertEquals(0, answer.exit(), answer::toString);
        var last = answer.last();
        assertEquals("run.ended", last.get("type").getAsString());
        assertEquals("done", last.get("state").getAsString());
        assertEquals("Hello Ana, 1", last.get("output").getAsString());
        assertEquals(0, last.getAsJsonObject("cost").get("microUsd").getAsLong());
        assertTrue(last.get("waitingFor").isJsonNull());
        assertEquals("run.started", answer.objects().getFirst().get("type").getAsString());
        assertEquals(1, answer.objects().stream().filter(o -> o.get("type").getAsString().equals("run.ended")).count());
    }

    @Test
    void onlyAPlaybookThatAsksAModelIsToldToRehearseAndByTheNameThatItHasForIt() throws IOException {
        Files.writeString(folder.resolve("steward.properties"),
                "model.large = rehearsal\nmodel.small = rehearsal\nconnector.drafts.folder = drafts\n");
        Files.writeString(folder.resolve("small.playbook"), """
                package small

                agent titler : task {
                  model "small"
                  prompt "Say something."
                  returns Text
                }

                playbook title() -> Text {
                  step words = titler()
                  return words
                }
                """);
        var none = place.steward("run", "greet", "--input", "who=Ana");
        assertEquals(0, none.exit(), none::toString);
        assertFalse((none.out() + none.err()).contains("rehearsal"), none::toString);
        var small = place.steward("run", "title");
        assertEquals(0, small.exit(), small::toString);
        assertTrue((small.out() + small.err()).contains("or with model.small in steward.properties"), small::toString);
    }

    @Test
    void checkWarnsOfModelsThatTheSettingsDoNotName() throws IOException {
        Files.writeString(folder.resolve("models.playbook"), """
                package models

                agent asker : task {
                  model "huge" fallback "large", "openai:some", "lagre"
                  prompt "Say something."
                }
                """);
        var answer = place.steward("check", "models.playbook", "--json");
        assertEquals(List.of("4:9", "4:49"), answer.objects().stream()
                .filter(o -> o.has("code") && o.get("code").getAsString().equals("agent.modelUnknown"))
                .map(o -> o.get("line").getAsInt() + ":" + o.get("column").getAsInt()).toList(), answer::toString);
        assertTrue(answer.out().contains("Did you mean large? Known are large, rehearsal"), answer::toString);
        Files.writeString(folder.resolve("steward.properties"), "connector.drafts.folder = drafts\n");
        assertFalse(place.steward("check", "--json").out().contains("agent.modelUnknown"));
    }

    @Test
    void inputsComeFromAFileAndTheCommandLineWins() throws IOException {
        Files.writeString(folder.resolve("in.json"), "{\"who\": \"Ben\", \"times\": 3}");
        var answer = place.steward("run", "test.playbook#greet", "--input-file", "in.json", "--input", "who=Cy",
                "--json");
        assertEquals("Hello Cy, 3", answer.last().get("output").getAsString(), answer::toString);
    }

    @Test
    void aNumberInAFileIsNoText() throws IOException {
        Files.writeString(folder.resolve("in.json"), "{\"who\": 3}");
        var answer = place.steward("run", "greet", "--input-file", "in.json", "--json");
        assertEquals(2, answer.exit(), answer::toString);
        assertTrue(answer.last().get("message").getAsString().startsWith("The input 'who' of greet must be"),
                answer::toString);
        Files.writeString(folder.resolve("in.json"), "{\"who\": \"3\", \"times\": \"many\"}");
        assertEquals(2, place.steward("run", "greet", "--input-file", "in.json").exit());
    }

    @Test
    void anUnknownModelIsSaidBeforeAnythingElse() {
        var answer = place.steward("run", "letter", "--model", "foo");
        assertEquals(2, answer.exit(), answer::toString);
        assertEquals("", answer.out());
    }

    @Test
    void aFailuresReasonIsToldOnce() throws IOException {
        Files.writeString(folder.resolve("bad.playbook"), """
                package bad
                import test.{drafts}
                playbook inner() -> Text {
                  step page = drafts.write("/etc/no.md", "Hello")
                  return page
                }
                playbook outer() -> Text {
                  step all = inner()
                  return all
                }
                """);
        var answer = place.steward("run", "outer");
        assertEquals(4, answer.exit(), answer::toString);
        assertEquals(2, answer.out().split("is absolute", -1).length, answer::toString);
    }

    @Test
    void whatIsStoppedSaysSoAndGoesOnWhenItIsLifted() {
        var waiting = place.steward("run", "ask", "--json");
        assertEquals(3, waiting.exit(), waiting::toString);
        assertEquals(0, place.steward("stop", "--all").exit());
        for (var words : List.of("run greet --input who=a", "resume")) {
            var answer = place.steward(words.split(" "));
            assertEquals(4, answer.exit(), answer::toString);
            assertTrue(answer.err().contains("steward queue --go"), answer::toString);
        }
        var id = place.steward("inbox", "--json").objects().getFirst().get("id").getAsString();
        assertEquals(3, place.steward("decide", id, "approve").exit());
        assertEquals(0, place.steward("queue", "--go").exit());
        assertEquals(0, place.steward("resume").exit());
    }

    @Test
    void aModelIsGivenByTheCompanysOwnName() {
        var answer = place.steward("run", "letter", "--model", "large", "--json");
        assertEquals(0, answer.exit(), answer::toString);
        assertEquals("done", answer.last().get("state").getAsString(), answer::toString);
    }

    @Test
    void anApprovalWaitsInTheInboxAndADecisionLetsTheRunGoOn() throws IOException {
        var waiting = place.steward("run", "ask", "--json");
        assertEquals(3, waiting.exit(), waiting::toString);
        assertEquals("waiting", waiting.last().get("state").getAsString());
        assertTrue(waiting.last().get("waitingFor").getAsString().contains("Write the page?"), waiting::toString);
        assertEquals(List.of(), place.files("drafts"));
        var ask = place.steward("inbox", "--json").objects().getFirst();
        var id = ask.get("id").getAsString();
        var card = place.steward("inbox", id, "--json").last();
        assertEquals(1, card.getAsJsonObject("evidence").get("patience").getAsInt());
        assertEquals("page.md", card.getAsJsonObject("args").get("path").getAsString());
        var decided = place.steward("decide", id, "edit", "--set", "path=other.md", "--json");
        assertEquals(0, decided.exit(), decided::toString);
        assertEquals(List.of("drafts/other.md"), place.files("drafts"));
        assertEquals("Nothing waits for you.\n", place.steward("inbox").out());
    }

    @Test
    void onATerminalTheCardAsks() throws IOException {
        var answer = place.typed("what\na\n", "run", "ask");
        assertEquals(0, answer.exit(), answer::toString);
        assertTrue(answer.out().contains("Write the page?") && answer.out().contains("Type a, e, r or l."),
                answer::toString);
        assertEquals(List.of("drafts/page.md"), place.files("drafts"));
    }

    @Test
    void aRejectedRunIsCancelledOrFailedAndTouchesNothing() throws IOException {
        var answer = place.steward("run", "ask", "--approve", "none", "--json");
        assertEquals(4, answer.exit(), answer::toString);
        assertEquals(List.of(), place.files("drafts"));
    }

    @Test
    void theStoryCanBeReadAndDerivedAgain() {
        place.steward("run", "ask", "--approve", "all");
        var shown = place.steward("show", "last");
        assertEquals(0, shown.exit(), shown::toString);
        assertTrue(shown.out().contains("page") && shown.out().contains("effect test.drafts.write"), shown::toString);
        var why = place.steward("show", "last", "--why", "page");
        assertTrue(why.out().contains("test.playbook:"), why::toString);
        var none = place.steward("show", "last", "--at", "0");
        assertEquals(2, none.exit(), none::err);
        assertTrue(none.err().contains("--at goes from 1 to "), none::err);
        var early = place.steward("show", "last", "--at", "1");
        assertTrue(early.out().contains("running") && early.out().contains("known then"), early::toString);
        var replay = place.steward("replay", "--all", "--json");
        assertEquals(0, replay.exit(), replay::toString);
        replay.objects().forEach(o -> assertTrue(o.get("difference").isJsonNull(), o::toString));
        var steps = place.steward("show", "last", "--json").objects();
        assertEquals("trace", steps.getFirst().get("type").getAsString());
    }

    @Test
    void aWaitingRunIsStopped() {
        place.steward("run", "ask");
        var stopped = place.steward("stop", "last", "--json");
        assertEquals(4, stopped.exit(), stopped::toString);
        assertEquals("cancelled", stopped.last().get("state").getAsString());
        var again = place.steward("stop", "last");
        assertEquals(2, again.exit(), again::toString);
        var listed = place.steward("runs", "--json").objects();
        assertEquals("cancelled", listed.getFirst().get("state").getAsString());
    }

    @Test
    void aRunIsHeldUntilItIsResumed() {
        place.steward("run", "ask");
        var held = place.steward("stop", "last", "--hold", "--json");
        assertEquals(3, held.exit(), held::toString);
        assertEquals("paused", held.last().get("state").getAsString());
        var listed = place.steward("runs", "--json").objects();
        assertEquals("paused", listed.getFirst().get("state").getAsString());
        assertEquals("waiting", place.steward("resume", "last", "--json").last().get("state").getAsString());
        assertEquals(2, place.steward("stop", "--all", "--hold").exit());
        place.steward("stop", "last");
        assertEquals(2, place.steward("stop", "last", "--hold").exit());
    }

    @Test
    void checkTellsRiskAndCost() {
        var answer = place.steward("check", "--json");
        assertEquals(0, answer.exit(), answer::toString);
        var ask = answer.objects().stream()
                .filter(o -> o.has("playbook") && o.get("playbook").getAsString().equals("test.ask"))
                .findFirst().orElseThrow();
        assertEquals(1, ask.getAsJsonArray("effects").size());
        assertFalse(Files.exists(folder.resolve(".steward")), "a check needs no store");
    }

    @Test
    void theStateIsForItsOwnerAlone() throws IOException {
        place.steward("run", "greet", "--input", "who=Ana");
        assertEquals("rwx------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(".steward"))));
    }

    @Test
    void formattingIsToldBeforeItIsDone() throws IOException {
        var file = folder.resolve("test.playbook");
        assertEquals(0, place.steward("format").exit());
        var neat = Files.readString(file);
        Files.writeString(file, neat.replace("return draft", "return    draft"));
        assertEquals(1, place.steward("format", "--check").exit());
        assertEquals(0, place.steward("format").exit());
        assertEquals(neat, Files.readString(file));
        assertEquals(0, place.steward("format", "--check").exit());
    }

    /** The fourth call of an hour's three would have to wait for most of that hour. */
    @Test
    void aRunDoesNotKeepTheCommandForAnHoursLimit() throws IOException {
        var place = new Place(folder.resolve("limited")).with("connector.files.folders = .\n", """
                package limited

                connector files : files {
                  limit 3 per hour
                  op write(path: Text, text: Markdown) -> Text  idempotent by path
                }

                playbook four(names: [Text] = ["a", "b", "c", "d"]) -> Int {
                  made = foreach name in names by name max 5 {
                    step w = files.write("out/${name}.md", "x")
                  }
                  return made.size
                }
                """);
        var run = place.steward("run", "four", "--wait", "5s");
        assertEquals(3, run.exit(), run::toString);
        assertTrue(run.out().contains("its turn to call limited.files.write"), run::toString);
        assertEquals(3, place.files("files").size(), run::toString);
        assertEquals(0, place.steward("replay", "--all").exit());
    }
}
