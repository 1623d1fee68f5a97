package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configured use of a playbook is run, checked and scheduled under its own name. */
class InstanceTest {

    private static final String TEXT = """
            package p
            agent writer : task { model "large" prompt "Write ${topic}." returns Text }
            playbook letter(topic: Text) -> Text {
              step text = writer(topic)
              return text
            }
            instance news = letter("the news") { trigger cron "0 7 * * MON" overlap skip }
            rollout letter { shadow 5 runs guard cost < 1 USD on breach revert }
            """;

    @TempDir
    Path folder = Path.of(".");

    @Test
    void itRunsUnderItsOwnName() throws IOException {
        var place = new Place(folder.resolve("company")).with("", TEXT);
        var check = place.steward("check");
        assertEquals(0, check.exit(), check::toString);
        assertTrue((check.out() + check.err()).contains("p.news"), check::toString);
        assertTrue((check.out() + check.err()).contains("The roll-out of letter is checked, but this version does not"
                + " stage it"), check::toString);
        var run = place.steward("run", "news", "--json");
        assertEquals(0, run.exit(), run::toString);
        assertTrue(run.out().contains("\"playbook\":\"p.news\""), run::toString);
        assertTrue(run.out().contains("\"letter/text\""), run::toString);
        var other = place.steward("run", "letter", "--input", "topic=x");
        assertEquals(0, other.exit(), other::toString);
        assertTrue((other.out() + other.err()).contains("The roll-out of letter"), other::toString);
    }
}
