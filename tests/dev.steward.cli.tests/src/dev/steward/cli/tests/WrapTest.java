package dev.steward.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.steward.cli.internal.text.Wrap;

class WrapTest {

    @Test
    void linesAreKeptAndLongOnesBroken() {
        assertEquals(List.of("Dear Ana,", "", "  one two", "three", "Bo"),
                Wrap.lines("Dear Ana,\n\n  one two three\nBo\n", 9));
        assertEquals(List.of("abcdef", "gh"), Wrap.lines("abcdefgh", 6));
        assertEquals(List.of("abc", "def"), Wrap.lines("abc def", 3));
        assertEquals(List.of(""), Wrap.lines("", 6));
    }

    @Test
    void nothingMovesTheCursorOrTurnsTheWriting() {
        assertEquals(List.of("a\uFFFD[2Kb\uFFFDc", "d"), Wrap.lines("a\u001b[2Kb\rc\r\nd", 40));
        assertEquals("x\uFFFDy", Wrap.clean("x\u202Ey"));
    }
}
