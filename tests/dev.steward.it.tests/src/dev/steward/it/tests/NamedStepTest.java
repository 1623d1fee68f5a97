package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.cli.ExitCode;

/** Which step {@code steward show} looks into, where a run gave one name in several rounds and calls. */
class NamedStepTest {

    private static final String PLAYBOOKS = """
            package test

            playbook inner(n: Int) -> Int {
              step twice = n * 2
              step more = twice + 1
              return more
            }

            playbook outer(names: [Text] = ["ana", "bo"]) -> Int {
              step more = 1
              step called = inner(more)
              step again = inner(called)
              step once = again + 1
              foreach name in names max 99 {
                step hello = "Hello ${name}"
              }
              return once
            }
            """;

    @TempDir
    Path folder = Path.of(".");
    private Place place = new Place(Path.of("."));

    @BeforeEach
    void aRun() throws IOException {
        place = new Place(folder).with("", PLAYBOOKS);
        assertEquals(0, place.steward("run", "outer").exit());
    }

    private String path(String option, String word) {
        var shown = place.steward("show", "last", option, word, "--json");
        assertEquals(0, shown.exit(), shown::toString);
        return shown.objects().getFirst().get("path").getAsString();
    }

    private void refused(String word, String sentence, String... options) {
        for (var option : options) {
            var shown = place.steward("show", "last", option, word);
            assertEquals(ExitCode.WRONG_USE.number(), shown.exit(), shown::toString);
            assertTrue(shown.err().contains(sentence), shown::err);
        }
    }

    @Test
    void aPathSaysWhichRoundAndWhichCall() {
        assertEquals("name[bo]/hello", path("--why", "name[bo]/hello"));
        assertEquals("name[ana]/hello", path("--why", "name[ana]/hello"));
        assertEquals("called/twice", path("--why", "called/twice"));
        assertEquals("again/twice", path("--step", "again/twice"));
    }

    @Test
    void aNameIsEnoughWhereOnlyOneStepHasItAndAWholePathIsNeverTakenForAnother() {
        assertEquals("once", path("--why", "once"));
        assertEquals("more", path("--why", "more"));
    }

    @Test
    void aNameOfSeveralIsRefusedAndTheirPathsAreTold() {
        refused("hello", "'hello' is the name of several steps of the run r-", "--why", "--step");
        refused("hello", "; write one of name[ana]/hello, name[bo]/hello.", "--why", "--step");
        refused("twice", "; write one of called/twice, again/twice.", "--why", "--step");
    }

    @Test
    void ofManyRoundsOnlyTheFirstAreTold() {
        assertEquals(0, place.steward("run", "outer", "--input",
                "names=[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\",\"j\",\"k\",\"l\",\"m\",\"n\"]").exit());
        refused("hello", "name[k]/hello, name[l]/hello or one of 2 more.", "--why");
    }
}
