package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs are forked, go on where they failed, and become tests, as a person does it at the command line. */
class ForkCommandTest {

    private static final String PLAYBOOK = """
            package test

            connector files : files {
              op write(path: Text, text: Markdown) -> Text  idempotent by path  compensated by delete
              op delete(path: Text)                         idempotent by path
            }

            playbook page(name: Text = "a", parts: Int = 0) -> Text {
              step first = files.write("${name}.md", "first")
              share = 12 / parts
              saga {
                step second = files.write("${name}-2.md", "a share of ${share}")  undo files.delete(second)
                step third = files.delete("../outside.md")
              }
              return second
            }
            """;

    @TempDir
    Path folder = Path.of(".");
    private Place place = new Place(Path.of("."));

    @BeforeEach
    void aCompany() throws IOException {
        place = new Place(folder).with("connector.files.folder = pages\n", PLAYBOOK);
    }

    private void change(String before, String after) throws IOException {
        var file = folder.resolve("test.playbook");
        var text = Files.readString(file);
        assertTrue(text.contains(before), before);
        Files.writeString(file, text.replace(before, after));
    }

    @Test
    void aFailedRunGoesOnWithTheMendedPlaybookAndBecomesATest() throws IOException {
        var run = place.steward("run", "page");
        assertEquals(4, run.exit(), run::toString);
        assertTrue(run.toString().contains("steward resume r-"), run::toString);
        assertEquals(4, place.steward("resume", "last").exit(), "nothing is mended");
        change("12 / parts", "12 / (parts + 1)");
        change("../outside.md", "outside.md");
        var resumed = place.steward("resume", "last", "--on-version", "current");
        assertEquals(0, resumed.exit(), resumed::toString);
        assertTrue(resumed.toString().contains("goes on where it failed, with test.page as it is now"),
                resumed::toString);
        assertEquals("a share of 12", Files.readString(folder.resolve("pages/a-2.md")));
        assertEquals(0, place.steward("replay", "last").exit());
        var shown = place.steward("fixture", "last", "--as-test", "share \"12\"");
        assertEquals(3, shown.exit(), shown::toString);
        assertTrue(shown.out().contains("test page \"share \\\"12\\\"\" {"), shown::toString);
        assertFalse(Files.readString(folder.resolve("test.playbook")).contains("test page"), "nothing is written");
        assertEquals(0, place.steward("fixture", "last", "--as-test", "share 12", "--yes").exit());
        var test = place.steward("test");
        assertEquals(0, test.exit(), test::toString);
        assertTrue(test.out().contains("✓ page: share 12"), test::toString);
        assertEquals(2, place.steward("fixture", "last", "--as-test", "share 12", "--yes").exit(), "there is one");
    }

    @Test
    void aRunThatTookBackIsForkedAndAsksBeforeItRepeats() throws IOException {
        assertEquals(5, place.steward("run", "page", "--input", "parts=2").exit());
        change("../outside.md", "outside.md");
        var refused = place.steward("resume", "last", "--on-version", "current");
        assertEquals(2, refused.exit(), refused::toString);
        assertTrue(refused.err().contains("second was taken back after that")
                && refused.err().contains("--from second"), refused::toString);
        assertTrue(place.steward("fork", "last").err().contains("came to first, second, third"), "steps are listed");
        var fork = place.steward("fork", "last", "--from", "second", "--on-version", "current", "--json");
        assertEquals(0, fork.exit(), fork::toString);
        var told = fork.objects().stream().filter(o -> o.get("type").getAsString().equals("fork")).findFirst()
                .orElseThrow();
        assertEquals("[\"first\"]", told.get("inherited").toString());
        assertTrue(Files.exists(folder.resolve("pages/a-2.md")), "what was taken back is done anew, unasked");
        var again = place.steward("fork", "last", "--from", "second", "--input", "name=a");
        assertEquals(3, again.exit(), again::toString);
        var ask = place.steward("inbox", "--json").objects().getFirst();
        assertTrue(place.steward("inbox", ask.get("id").getAsString()).toString().contains("did this already")
                || place.steward("show", "last").toString().contains("run?"), again::toString);
        assertEquals(0, place.steward("decide", ask.get("id").getAsString(), "approve").exit() & 4);
        assertEquals(0, place.steward("replay", "--all").exit());
    }

    @Test
    void theCardOfAForkSaysWhatTheOtherRunTookBackLater() throws IOException {
        assertEquals(5, place.steward("run", "page", "--input", "parts=2").exit());
        change("../outside.md", "outside.md");
        assertEquals(0, place.steward("fork", "last", "--from", "third", "--on-version", "current").exit());
        var why = place.steward("show", "last", "--why", "second").out();
        assertTrue(why.contains("; the run r-") && why.contains(", whose it is, took it back later"), why);
        var first = place.steward("show", "last", "--why", "first").out();
        assertFalse(first.contains("took it back"), first);
    }

    @Test
    void aTestIsWrittenInTheOneLayout() throws IOException {
        change("12 / parts", "12");
        change("../outside.md", "outside.md");
        assertEquals(0, place.steward("format").exit());
        assertEquals(0, place.steward("run", "page", "--input", "name=" + "a".repeat(60)).exit());
        assertEquals(0, place.steward("fixture", "last", "--as-test", "a long one", "--yes").exit());
        var written = Files.readString(folder.resolve("test.playbook"));
        assertTrue(written.contains("test page \"a long one\" {"), written);
        assertEquals(0, place.steward("format", "--check").exit(), written);
        assertEquals(0, place.steward("test").exit());
    }

    @Test
    void whatIsWrongIsSaid() {
        place.steward("run", "page");
        assertTrue(place.steward("fork", "last", "--from", "nowhere").err().contains("never came to a step 'nowhere'"));
        assertTrue(place.steward("fork", "last", "--from", "first", "--input", "nam=x").err()
                .contains("Did you mean name?"));
        assertTrue(place.steward("fork", "last", "--from", "first", "--on-version", "old").err()
                .contains("Write current"));
    }
}
