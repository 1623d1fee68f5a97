package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies of a company on the disk: each command is a process of its own as far as the company can tell. */
class GovernanceTest {

    private static final String NOTES = """
            package test

            type Guest { pii name: Text  city: Text }

            connector desk : files {
              op write(path: Text, pii text: Text)  idempotent by path
            }

            policy fewNotes for effect desk.write
              when path.startsWith("notes/") limit 2 per month because "two notes are enough"

            policy noNames for effect desk.write
              when path.startsWith("open/") redact pii because "everybody reads it"

            test policy fewNotes { with path = "notes/a.md" after 2 expect limit }
            test policy noNames { with path = "open/a.md" expect redact }

            playbook note(name: Text) -> Text {
              step kept = desk.write("notes/${name}.md", name)
              return name
            }

            playbook guest(pii name: Text) -> Text {
              person = Guest { name: name, city: "Porto" }
              step kept = desk.write("open/guest.md", "${person.name} is in ${person.city}.")
              return person.city
            }
            """;

    @TempDir
    Path folder = Path.of(".");

    private String run(Place place, String playbook, String name, int exit) {
        var answer = place.steward("run", playbook, "--input", "name=" + name, "--json");
        assertEquals(exit, answer.exit(), answer::toString);
        var run = answer.last().get("run").getAsString();
        var replay = place.steward("replay", run);
        assertEquals(0, replay.exit(), replay::toString);
        return run;
    }

    @Test
    void aLimitHoldsOverProcesses() throws IOException {
        var place = new Place(folder).with("", NOTES);
        run(place, "note", "a", 0);
        run(place, "note", "b", 0);
        var third = place.steward("run", "note", "--input", "name=c");
        assertFalse(third.exit() == 0, third::toString);
        assertTrue((third.out() + third.err()).contains("two notes are enough"), third::toString);
        assertEquals(2, place.files("").stream().filter(file -> file.contains("notes/")).count(),
                () -> String.valueOf(third));
    }

    @Test
    void whatIsRedactedNeverComesToTheFile() throws IOException {
        var place = new Place(folder).with("", NOTES);
        run(place, "guest", "Ana", 0);
        var file = place.files("").stream().filter(each -> each.endsWith("guest.md")).findFirst().orElseThrow();
        assertEquals("[personal data 1]", Files.readString(folder.resolve(file)).strip());
    }
}
