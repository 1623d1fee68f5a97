package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code steward graph}: the boxes of a playbook as lines, and the picture of them as a file. */
class GraphCommandTest {

    private static final String TEXT = """
            package test

            connector desk : files {
              op write(path: Text, text: Text) -> Text  idempotent by path
            }

            playbook letters(name: Text) {
              step first = desk.write("a.md", name)
              step second = desk.write("b.md", first) approve "Write it?" { expires 1 day -> abort }
            }
            """;

    @TempDir
    Path folder = Path.of(".");

    @Test
    void aPlaybookIsDrawnIntoAFile() throws Exception {
        var place = new Place(folder).with("", TEXT);
        var told = place.steward("graph", "letters");
        var drawn = place.steward("graph", "letters", "--svg", "letters.svg");

        assertEquals(0, drawn.exit(), drawn::toString);
        assertTrue(drawn.out().startsWith(told.out()), drawn::toString);
        var picture = Files.readString(folder.resolve("letters.svg"));
        assertTrue(picture.startsWith("<svg ") && picture.contains(">second</text>"), picture);
    }

    @Test
    void aPlaceThatTakesNoFileIsToldInASentence() throws Exception {
        var answer = new Place(folder).with("", TEXT).steward("graph", "letters", "--svg", "nowhere/letters.svg");

        assertEquals(2, answer.exit(), answer::toString);
        assertTrue(answer.err().contains("nowhere/letters.svg can't be written"), answer::toString);
    }
}
