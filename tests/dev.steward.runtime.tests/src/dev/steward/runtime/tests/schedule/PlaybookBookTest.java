package dev.steward.runtime.tests.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.engine.value.Value;
import dev.steward.git.CompanyRepository;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.internal.Kinds;
import dev.steward.runtime.internal.Language;
import dev.steward.runtime.internal.Preparation;
import dev.steward.runtime.internal.SettingsReader;
import dev.steward.runtime.internal.schedule.PlaybookBook;
import dev.steward.runtime.internal.schedule.TriggerSpec;

class PlaybookBookTest {

    private static final Language LANGUAGE = new Language(() -> Kinds.of(List.of()));

    @TempDir
    Path dir = Path.of("");
    private PlaybookBook book = new PlaybookBook(folder(Path.of("")), preparation(Path.of("")));

    @BeforeEach
    void company() throws IOException {
        Files.writeString(dir.resolve("steward.properties"), "name = Test\nzone = Europe/Berlin\n");
        book = new PlaybookBook(CompanyFolder.read(dir), preparation(dir));
    }

    private static CompanyFolder folder(Path root) {
        return new CompanyFolder(root.toAbsolutePath(), SettingsReader
                .read(root.resolve("steward.properties"), "name = Test\nzone = Europe/Berlin\n"));
    }

    private static Preparation preparation(Path root) {
        return new Preparation(folder(root), LANGUAGE, new CompanyRepository(root, Map.of()));
    }

    private void write(String text) throws IOException {
        Files.writeString(dir.resolve("a.playbook"), text);
    }

    @Test
    void triggersAsWrittenWithTheirInputs() throws IOException {
        write("""
                package p
                type Order { id: Text  sum: Int }
                playbook main(n: Int, o: Order?, who: [Text] = []) {
                  trigger cron "0 7 * * MON" with n = -3, who = ["ana", "bo"] overlap skip catchUp once
                  trigger every 90 min with n = 1 overlap queue catchUp all max 5
                  trigger every 90 min with n = 2 overlap queue
                  trigger on event Order with n = 3 overlap allow
                  trigger manual
                  wait 1 min
                }
                playbook quiet() { wait 1 min }
                """);
        var found = book.current();
        assertNull(found.problem());
        assertEquals(List.of("p.main cron \"0 7 * * MON\"", "p.main every 90 min", "p.main every 90 min (2)",
                "p.main on event p.Order", "p.main manual"), found.triggers().stream().map(TriggerSpec::id).toList());
        var cron = found.triggers().getFirst();
        assertEquals(Map.of("n", new Value.Int(-3),
                "who", new Value.Items(List.of(new Value.Text("ana"), new Value.Text("bo")))), cron.arguments());
        assertEquals(TriggerSpec.Overlap.SKIP, cron.overlap());
        assertEquals(5, found.triggers().get(1).most());
        assertEquals("o", found.triggers().get(3).input());
        assertEquals("main can't start by itself, as nobody is there to give n; write 'with n = …' behind the"
                + " trigger, or give it a default.", found.triggers().get(4).problem());
    }

    @Test
    void changedTextIsReadAgainAndErrorsAreToldOnceTheyAreThere() throws IOException {
        write("package p playbook main() { trigger every 1 day overlap skip wait 1 min }");
        assertEquals(1, book.current().triggers().size());
        write("package p playbook main() { trigger every 1 day overlap skip wait 1 }");
        assertTrue(String.valueOf(book.glance().problem()).contains("error"), "a known file is read again at once");
        write("package p playbook main() { trigger every 2 days overlap skip wait 1 min }");
        assertEquals("every 2 days", book.current().triggers().getFirst().words());
        Files.delete(dir.resolve("a.playbook"));
        assertEquals(List.of(), book.current().triggers());
    }
}
