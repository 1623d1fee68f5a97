package dev.steward.dsl.tests.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.dsl.ide.Location;
import dev.steward.dsl.ide.Rename;
import dev.steward.dsl.tests.Samples;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each name of the samples can be changed, and nothing is wrong afterwards that was right before. */
class RenameEverythingTest {

    @ParameterizedTest
    @ValueSource(strings = { "content.playbook", "connectors.playbook", "wide.playbook" })
    void namesCanBeChangedOneByOne(String path) {
        Desk desk = new Desk();
        Samples.NAMES.forEach(n -> desk.put(n, Samples.read(n)));
        Desk.At at = desk.open(path, Samples.read(path));
        List<String> before = issues(Map.of());
        Set<Location> done = new HashSet<>();
        int renamed = 0;
        for (int offset = 0; offset < at.snapshot().text().length(); offset++) {
            Location name = desk.ide.renamable(at.snapshot(), offset).orElse(null);
            boolean declares = name != null && done.add(name)
                    && desk.ide.definition(at.snapshot(), offset).contains(name);
            if (name == null || !declares) {
                continue;
            }
            String old = desk.word(name);
            String other = Character.isUpperCase(old.charAt(0)) ? "Renamed" : "renamed";
            Rename rename = desk.ide.rename(at.snapshot(), offset, other, p -> Optional.empty(), () -> false);
            if (rename instanceof Rename.Edits edits) {
                List<String> after = issues(desk.apply(edits.files()));
                assertEquals(before.size(), after.size(), () -> old + " renamed: " + after);
                renamed++;
            }
        }
        int least = path.equals("connectors.playbook") ? 20 : 30;
        int count = renamed;
        assertTrue(count >= least, () -> "only " + count + " names of " + path);
    }

    private static List<String> issues(Map<String, String> texts) {
        PlaybookWorkspace workspace = Samples.LANGUAGE.workspace();
        Samples.NAMES.forEach(n -> workspace.put(n, texts.getOrDefault(n, Samples.read(n))));
        return workspace.check().stream().map(PlaybookIssue::toString).toList();
    }
}
