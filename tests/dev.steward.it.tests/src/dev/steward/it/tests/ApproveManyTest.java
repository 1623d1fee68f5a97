package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One yes for many requests, and never by accident for what can't be taken back. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ApproveManyTest {

    private static final String TEXT = """
            package shop

            connector drafts : files {
              op write(path: Text, text: Text) -> Text idempotent by path
            }

            connector mail : mail {
              op send(to: Text, subject: Text, body: Text) irreversible
            }

            playbook page(name: Text) {
              step kept = drafts.write("${name}.md", "Hello")
                approve "Keep ${name}?" { expires 1 day -> abort }
            }

            playbook letter() {
              step sent = mail.send(to: "ana@example.org", subject: "Hello", body: "Hello")
                approve "Send it?" { expires 1 day -> abort }
            }

            playbook form() -> Text {
              step typed = human do "Type it" returns Text expires 1 day -> abort
              return typed
            }
            """;

    @TempDir
    Path folder = Path.of(".");
    private Place place = new Place(Path.of("."));

    @BeforeEach
    void aCompany() throws IOException {
        place = new Place(folder).with("connector.mail.from = Ana <ana@example.org>\n", TEXT);
    }

    private void start(String... words) {
        var all = new ArrayList<>(List.of("run"));
        all.addAll(List.of(words));
        var answer = place.steward(all.toArray(String[]::new));
        assertEquals(3, answer.exit(), answer::toString);
    }

    private String id(String title) {
        return place.steward("inbox", "--json").objects().stream()
                .filter(ask -> ask.get("title").getAsString().equals(title)).findFirst().orElseThrow().get("id")
                .getAsString();
    }

    private List<String> open() {
        return place.steward("inbox", "--json").objects().stream().map(ask -> ask.get("title").getAsString()).sorted()
                .toList();
    }

    @Test
    void namedOnesAreApprovedAtOnce() {
        start("page", "--input", "name=a");
        start("letter");
        var answer = place.steward("approve", id("Keep a?"), id("Send it?"), "--json");
        assertEquals(0, answer.exit(), answer::toString);
        assertEquals(2, answer.objects().stream().filter(o -> o.get("type").getAsString().equals("run.ended")
                && o.get("state").getAsString().equals("done")).count(), answer::toString);
        assertEquals(List.of(), open());
    }

    @Test
    void allLeavesOutWhatCantBeTakenBackAndWhatWantsAnAnswer() {
        start("page", "--input", "name=a");
        start("page", "--input", "name=b");
        start("letter");
        start("form");
        var asked = place.steward("approve", "--all");
        assertEquals(3, asked.exit(), asked::toString);
        assertTrue(asked.out().contains("add --yes"), asked::toString);
        assertEquals(4, open().size());
        var answer = place.steward("approve", "--all", "--yes");
        assertEquals(0, answer.exit(), answer::toString);
        assertTrue(answer.out().contains("it can't be taken back"), answer::toString);
        assertTrue(answer.out().contains("it wants an answer of its own"), answer::toString);
        assertEquals(List.of("Send it?", "Type it"), open());
        assertEquals(0, place.steward("approve", "--all", id("Send it?"), "--yes").exit());
        assertEquals(List.of("Type it"), open());
    }

    @Test
    void allCanBeThatOfOnePlaybook() {
        start("page", "--input", "name=a");
        start("letter");
        assertEquals(0, place.steward("approve", "--all", "--playbook", "page", "--yes").exit());
        assertEquals(List.of("Send it?"), open());
        var wrong = place.steward("approve", "--all", "--playbook", "leter", "--yes");
        assertEquals(2, wrong.exit(), wrong::toString);
        assertTrue(wrong.err().contains("Did you mean letter?"), wrong::toString);
    }

    @Test
    void aPersonAtTheTerminalIsAsked() {
        start("page", "--input", "name=a");
        assertEquals(3, place.typed("no\n", "approve", "--all").exit());
        assertEquals(List.of("Keep a?"), open());
        assertEquals(0, place.typed("yes\n", "approve", "--all").exit());
        assertEquals(List.of(), open());
    }

    @Test
    void nothingIsApprovedWhenOneCantBe() {
        start("page", "--input", "name=a");
        start("form");
        var value = place.steward("approve", id("Keep a?"), id("Type it"));
        assertEquals(2, value.exit(), value::toString);
        assertTrue(value.err().contains("asks for a value"), value::toString);
        assertEquals(2, place.steward("approve", id("Keep a?"), "zzzz").exit());
        assertEquals(2, place.steward("approve").exit());
        assertEquals(2, place.steward("approve", id("Keep a?"), "--yes").exit());
        assertEquals(List.of("Keep a?", "Type it"), open());
    }
}
