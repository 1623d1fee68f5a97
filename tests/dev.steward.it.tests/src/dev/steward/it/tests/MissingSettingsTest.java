package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not set is told by check and before a run, not in the middle of it. */
class MissingSettingsTest {

    private static final String TEXT = """
            package shop

            type Letter { subject: Text  body: Text }
            type Sending { id: Text }
            type Stats { openRate: Percent }

            connector mail : mail {
              op send(to: Text, subject: Text, body: Text) -> Sending irreversible
              op latestStats() -> Stats reads
            }

            connector notes : files {
              op read(path: Text) -> Text reads
            }

            playbook write(text: Text) {
              step sent = mail.send(to: "ana@example.org", subject: "Hello", body: text)
                approve "Send?" { expires 1 day -> abort }
            }

            playbook look() -> Text {
              step found = notes.read("a.md")
              return found
            }

            playbook watch() -> Percent {
              step seen = mail.latestStats()
              return seen.openRate
            }
            """;

    @TempDir
    Path folder = Path.of(".");

    private Place place(String settings) throws Exception {
        return new Place(folder).with(settings, TEXT);
    }

    private static List<String> notSet(Place.Answer answer) {
        return answer.objects().stream().filter(o -> o.has("code") && !o.get("code").isJsonNull()
                && o.get("code").getAsString().equals("connector.notSet"))
                .map(o -> o.get("line").getAsInt() + ":" + o.get("column").getAsInt() + " "
                        + o.get("severity").getAsString() + " " + o.get("message").getAsString())
                .toList();
    }

    @Test
    void checkWarnsWhereTheConnectorIsDeclared() throws Exception {
        var answer = place("connector.notes.readOnly = true\n").steward("check", "--json");
        assertEquals(0, answer.exit(), answer::toString);
        assertEquals(List.of(
                "7:11 warning Nobody signs the mail; set connector.mail.from to your name and address, such as Ana"
                        + " <ana@example.org>.",
                "12:11 warning The folder notes is missing in the company; create it or set connector.notes.folder."),
                notSet(answer), answer::toString);
        assertEquals(1, place("connector.notes.readOnly = true\n").steward("check", "--strict").exit());
    }

    @Test
    void checkIsContentWhenAllIsSet() throws Exception {
        Files.createDirectory(folder.resolve("notes"));
        var answer = place("connector.notes.readOnly = true\nconnector.mail.from = Ana <ana@example.org>\n")
                .steward("check", "--json");
        assertEquals(List.of(), notSet(answer), answer::toString);
    }

    @Test
    void aRunSaysItBeforeAnythingHappens() throws Exception {
        var answer = place("").steward("run", "write", "--input", "text=Hi", "--json");
        assertEquals(2, answer.exit(), answer::toString);
        assertTrue(answer.err().contains("write can't do what it says; nothing was begun."), answer::toString);
        assertTrue(answer.err().contains("set connector.mail.from"), answer::toString);
        assertTrue(place("").steward("runs", "--json").out().isBlank());
    }

    @Test
    void whatARunDoesNotCallNeedsNoSetting() throws Exception {
        Files.writeString(folder.resolve("stats.csv"), "send,openRate\nm1,40%\n");
        var answer = place("").steward("run", "watch", "--json");
        assertFalse(answer.err().contains("connector.mail.from"), answer::toString);
        assertTrue(answer.exit() != 2, answer::toString);
    }

    @Test
    void aWrongSettingIsToldToo() throws Exception {
        var answer = place("connector.mail.from = nobody\n").steward("run", "watch");
        assertEquals(2, answer.exit(), answer::toString);
        assertTrue(answer.err().contains("connector.mail.from"), answer::toString);
    }
}
