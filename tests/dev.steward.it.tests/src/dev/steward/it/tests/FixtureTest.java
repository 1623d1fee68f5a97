package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A recorded run becomes a test that answers from it, without what is personal. */
class FixtureTest {

    private static final String PLAYBOOKS = """
            package test

            type Customer {
              pii fullName: Text
              pii address: Email
              age: Int
            }
            type Answer { text: Text }
            record Letter key number {
              number: Int
              pii text: Text
            }

            agent large : task {
              model "large"
              prompt \"\"\" Write to ${customer.fullName}. \"\"\"
              returns Text
            }

            connector drafts : files {
              op write(path: Text, pii text: Markdown) -> Text  idempotent by path
            }

            playbook write(customers: [Customer]) -> Int {
              step tone = human do "Which tone?" returns Answer expires 1 day -> abort
              written = foreach customer in customers by customer.fullName max 5 {
                step text = large(customer)
                step file = drafts.write("letters/${customer.age}.md", "${customer.fullName}: ${text}")
                  approve "Write to ${customer.fullName}?" { editable path  expires 1 day -> abort }
                step kept = Letter { number: next, text: text }
                last = kept.number
              }
              return written.size
            }
            """;
    private static final String TEST = """
            test write "as recorded" {
              fixture "write.fixture.json"
              assert state done
              assert output == 2
              assert large called 2 times
              assert drafts.write called 2 times
              assert took == 0 seconds
              assert effects == ["drafts.write", "write Letter", "drafts.write", "write Letter"]
            }
            """;

    @TempDir
    Path folder = Path.of(".");
    private Place place = new Place(Path.of("."));

    @BeforeEach
    void aRunThatIsDone() throws IOException {
        place = new Place(folder, Map.of("STEWARD_SECRET_MAIL", "hunter2-hunter2")).with(
                "model.large = rehearsal\nconnector.drafts.folder = drafts\n", PLAYBOOKS);
        Files.writeString(folder.resolve("in.json"), """
                {"customers": [{"fullName": "Ana Silva", "address": "ana.silva@corp.pt", "age": 41},
                 {"fullName": "Bo Ek", "address": "bo@ek.se", "age": 42}]}""");
        var run = place.steward("run", "write", "--input-file", "in.json");
        for (var turn = 0; turn < 3; turn++) {
            assertEquals(3, run.exit(), run::toString);
            var ask = place.steward("inbox", "--json").objects().getFirst();
            var id = ask.get("id").getAsString();
            run = ask.get("kind").getAsString().equals("human")
                    ? place.steward("decide", id, "edit", "--set",
                            "value={\"text\": \"Call Ana on +351 21 555 0199, key hunter2-hunter2\"}")
                    : place.steward("decide", id, "approve");
        }
        assertEquals(0, run.exit(), run::toString);
    }

    @Test
    void withoutATerminalItIsShownAndNotWritten() {
        var answer = place.steward("fixture", "last");
        assertEquals(3, answer.exit(), answer::toString);
        assertTrue(answer.out().contains("\"playbook\": \"test.write\"") && answer.out().contains("--yes"),
                answer::toString);
        assertTrue(answer.out().contains("Ana Silva → FullName 1"), answer::toString);
        assertFalse(Files.exists(folder.resolve("write.fixture.json")));
    }

    @Test
    void onATerminalItAsks() {
        assertEquals(0, place.typed("n\n", "fixture", "last").exit());
        assertFalse(Files.exists(folder.resolve("write.fixture.json")));
        var answer = place.typed("y\n", "fixture", "last");
        assertEquals(0, answer.exit(), answer::toString);
        assertTrue(answer.out().indexOf("\"answers\"") < answer.out().indexOf("Write write.fixture.json?"),
                answer::toString);
        assertTrue(Files.exists(folder.resolve("write.fixture.json")));
        assertEquals(2, place.typed("y\n", "fixture", "last").exit(), "a file is never written over");
    }

    @Test
    void nothingPersonalOrSecretIsInTheFile() throws IOException {
        assertEquals(0, place.steward("fixture", "last", "--yes").exit());
        var text = Files.readString(folder.resolve("write.fixture.json"));
        for (var personal : List.of("Ana", "Silva", "Bo Ek", "corp.pt", "ek.se", "21 555", "hunter2")) {
            assertFalse(text.contains(personal), () -> personal + " is in\n" + text);
        }
        assertTrue(text.contains("written[FullName 1]/text") && text.contains("person1@example.org")
                && text.contains("secret-1"), text);
    }

    @Test
    void theTestAnswersFromItAndTellsWhatItReached() throws IOException {
        place.steward("fixture", "last", "--yes");
        Files.writeString(folder.resolve("write.playbook"), PLAYBOOKS + TEST);
        Files.delete(folder.resolve("test.playbook"));
        var answer = place.steward("test");
        assertEquals(1, answer.exit(), answer::toString);
        assertTrue(answer.out().contains("assert took == 0 seconds: found"), answer::toString);
        Files.writeString(folder.resolve("write.playbook"),
                PLAYBOOKS + TEST.replace("  assert took == 0 seconds\n", ""));
        var passed = place.steward("test");
        assertEquals(0, passed.exit(), passed::toString);
        assertTrue(passed.out().contains("write: 4 of 4 steps, 0 of 0 branches reached"), passed::toString);
        assertFalse(passed.out().contains("nobody asked"), passed::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "step file = drafts|step page = drafts|(step file, write): write has no step file any more",
            "returns Text|returns Answer|(step text, large): the value must be",
            "age: Int|age: Date|input customers: [0].age must be" })
    void aPlaybookThatChangedIsToldWhere(String before, String after, String complaint) throws IOException {
        place.steward("fixture", "last", "--yes");
        var changed = PLAYBOOKS.replace(before, after)
                .replace("${text}", "x").replace("text: text", "text: \"x\"").replace("letters/${customer.age}", "a");
        Files.writeString(folder.resolve("test.playbook"), changed + TEST);
        var answer = place.steward("test");
        assertEquals(1, answer.exit(), answer::toString);
        assertTrue(answer.out().contains(complaint), answer::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "\"fixture\": 1|\"fixture\": 2|another version",
            "\"fixture\": 1|\"fixture\": 1, \"fixture\": 1|given twice",
            "\"fixture\": 1|\"fixture\": 1e999999999|another version",
            "\"fixture\": 1|\"fixture\": 1, \"extra\": 1|it has extra, which nobody knows",
            "\"state\": \"done\"|\"state\": 3|state of it must be a text",
            "\"playbook\": \"test.write\"|\"playbook\": \"test.other\"|is a run of test.other",
            "\"call\": \"test.large\"|\"kall\": \"test.large\"|answer 1 lacks call",
            "\"fixture\": 1|\"fixture\"|it is not JSON at" })
    void aDamagedFileIsOneClearError(String before, String after, String complaint) throws IOException {
        place.steward("fixture", "last", "--yes");
        var file = folder.resolve("write.fixture.json");
        Files.writeString(file, Files.readString(file).replaceFirst(java.util.regex.Pattern.quote(before), after));
        Files.writeString(folder.resolve("test.playbook"), PLAYBOOKS + TEST);
        var answer = place.steward("test", "--json");
        assertEquals(1, answer.exit(), answer::toString);
        var failures = answer.objects().getFirst().getAsJsonArray("failures");
        assertEquals(1, failures.size(), answer::toString);
        assertTrue(failures.get(0).getAsString().contains(complaint), answer::toString);
    }

    @Test
    void aFileThatIsTooLargeDeepOrElsewhereIsRefused() throws IOException {
        Files.writeString(folder.resolve("test.playbook"), PLAYBOOKS + TEST);
        var file = folder.resolve("write.fixture.json");
        assertTrue(place.steward("test").out().contains("There is no fixture write.fixture.json"));
        Files.writeString(file, "[".repeat(100_000));
        assertTrue(place.steward("test").out().contains("nested deeper than"), () -> place.steward("test").out());
        Files.writeString(file, " ".repeat((4 << 20) + 1));
        assertTrue(place.steward("test").out().contains("larger than 4 MB"));
        Files.delete(file);
        var outside = Files.createTempFile("outside", ".fixture.json");
        try {
            Files.createSymbolicLink(file, outside);
            assertTrue(place.steward("test").out().contains("is outside the company's folder"));
        } finally {
            Files.delete(outside);
        }
        Files.delete(file);
        Files.write(file, new byte[]{ '{', (byte) 0xC3, '}' });
        assertTrue(place.steward("test").out().contains("is not UTF-8"));
    }
}
