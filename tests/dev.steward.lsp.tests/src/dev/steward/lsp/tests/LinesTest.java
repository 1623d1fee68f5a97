package dev.steward.lsp.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.steward.lsp.internal.convert.Lines;
import java.util.Random;
import dev.steward.testkit.editor.Editor;
import org.eclipse.lsp4j.Position;
import org.junit.jupiter.api.Test;

/** Positions count UTF-16 units, and lines end in three ways. */
class LinesTest {

    @Test
    void anEmojiIsTwoUnits() {
        Lines lines = new Lines("a 😀 b\nc");
        assertEquals(new Position(0, 5), lines.position(5));
        assertEquals('b', lines.text().charAt(lines.offset(new Position(0, 5))));
        assertEquals(new Position(1, 0), lines.position(7));
    }

    @Test
    void lineEndsOfAllSystems() {
        Lines lines = new Lines("one\r\ntwo\rthree\n\nfive");
        assertEquals(5, lines.count());
        assertEquals(5, lines.offset(new Position(1, 0)));
        assertEquals(3, lines.end(0));
        assertEquals(8, lines.end(1));
        assertEquals(new Position(2, 0), lines.position(9));
        assertEquals("\r\n", lines.separator());
        assertEquals("a\r\nb\r\nc", lines.adapted("a\nb\r\nc"));
        assertEquals("\n", new Lines("a\nb\r\n").separator());
    }

    @Test
    void aPositionOutsideIsTheNearest() {
        Lines lines = new Lines("ab\r\ncd");
        assertEquals(2, lines.offset(new Position(0, 99)));
        assertEquals(6, lines.offset(new Position(9, 9)));
        assertEquals(0, lines.offset(new Position(-1, -1)));
        assertEquals(new Position(1, 2), lines.position(99));
        assertEquals(new Position(0, 0), new Lines("").position(0));
    }

    @Test
    void countedInAnotherWayTheResultIsTheSame() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 40; i++) {
                text.append(random.nextBoolean() ? "x" : new String[]{ "\n", "\r", "\r\n", "😀", "ü" }[random
                        .nextInt(5)]);
            }
            Lines lines = new Lines(text.toString());
            for (int i = 0; i <= text.length(); i++) {
                boolean insideOfAnEnd = i > 0 && i < text.length() && text.charAt(i - 1) == '\r'
                        && text.charAt(i) == '\n';
                if (!insideOfAnEnd) {
                    assertEquals(Editor.position(text.toString(), i), lines.position(i), "seed " + seed + " at " + i);
                    assertEquals(i, lines.offset(lines.position(i)), "seed " + seed + " at " + i);
                }
            }
        }
    }
}
