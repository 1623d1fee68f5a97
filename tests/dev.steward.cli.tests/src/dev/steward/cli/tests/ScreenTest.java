package dev.steward.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.steward.cli.internal.term.Paint;
import dev.steward.cli.internal.term.Screen;

class ScreenTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);

    private String written() {
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void inAPipeOnlyLinesAppear() {
        var screen = new Screen(out, false, 80);
        screen.show(List.of("busy"));
        screen.print("done");
        screen.clear();
        assertEquals("done\n", written());
    }

    @Test
    void onATerminalTheAreaIsDrawnAgainBelowTheLines() {
        var screen = new Screen(out, true, 80);
        screen.show(List.of("busy 1"));
        screen.show(List.of("busy 1"));
        screen.print("done");
        screen.clear();
        assertEquals("busy 1\u001b[K\n" + "\u001b[1A\r\u001b[J" + "done\nbusy 1\u001b[K\n" + "\u001b[1A\r\u001b[J",
                written());
    }

    @Test
    void longLinesOfTheAreaAreCutAndColourIsNotCounted() {
        assertEquals("abcd", Paint.cut("abcd", 4));
        assertEquals("abc…", Paint.cut("abcde", 4));
        assertEquals("\u001b[32mabc…\u001b[0m", Paint.cut("\u001b[32mabcde\u001b[0m", 4));
        assertEquals("\u001b[32mabcd\u001b[0m", Paint.cut("\u001b[32mabcd\u001b[0m", 4));
        assertEquals("✓✓✓…", Paint.cut("✓✓✓✓✓", 4));
    }
}
