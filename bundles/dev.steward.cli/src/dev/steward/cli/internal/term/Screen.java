package dev.steward.cli.internal.term;

import java.io.PrintStream;
import java.util.List;

/**
 * Output with an area at its end that is drawn again in place: each redraw is one write, so that nothing flickers. Where
 * the output is no terminal, the area is never shown. Thread-safe.
 */
public final class Screen {

    private final PrintStream out;
    private final boolean live;
    private final int width;
    private int drawn;
    private List<String> area = List.of();

    /** @param width columns of the terminal */
    public Screen(PrintStream out, boolean live, int width) {
        this.out = out;
        this.live = live;
        this.width = Math.max(20, width);
    }

    /** Columns. */
    public int width() {
        return width;
    }

    /** Whether the area is shown. */
    public boolean live() {
        return live;
    }

    /** A line that stays, above the area. */
    public synchronized void print(String line) {
        print(line, area);
    }

    /** A line that stays, above what the area becomes with it. */
    public synchronized void print(String line, List<String> below) {
        area = List.copyOf(below);
        var text = new StringBuilder();
        erase(text);
        text.append(line).append('\n');
        draw(text);
        flush(text);
    }

    /** Replaces the area; lines are cut to the width. */
    public synchronized void show(List<String> lines) {
        if (!live || lines.equals(area)) {
            return;
        }
        area = List.copyOf(lines);
        var text = new StringBuilder();
        erase(text);
        draw(text);
        flush(text);
    }

    /** Takes the area away. */
    public void clear() {
        show(List.of());
    }

    private void erase(StringBuilder text) {
        if (drawn > 0) {
            text.append("\u001b[").append(drawn).append("A\r\u001b[J");
            drawn = 0;
        }
    }

    private void draw(StringBuilder text) {
        if (live) {
            area.forEach(line -> text.append(Paint.cut(line, width - 1)).append("\u001b[K\n"));
            drawn = area.size();
        }
    }

    private void flush(StringBuilder text) {
        out.print(text);
        out.flush();
    }
}
