package dev.steward.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Takes what is measured, and prints it as it comes. */
final class Rows {

    private final PrintStream out;
    private final boolean json;
    private final List<Row> rows = new ArrayList<>();

    Rows(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** Says something to people. */
    void say(String line) {
        if (!json) {
            out.println(line);
        }
    }

    /** Names what can't be measured here. */
    void skipped(String bench, String why) {
        say("skipped: " + bench + " (" + why + ")");
    }

    /** A measured value; settings are names and values in turn. */
    void add(String bench, double value, String unit, Object... settings) {
        var named = new LinkedHashMap<String, Object>();
        for (var i = 0; i < settings.length; i += 2) {
            named.put((String) settings[i], settings[i + 1]);
        }
        var row = new Row(bench, value, unit, named);
        rows.add(row);
        out.println(json ? row.json() : row.line());
    }

    /** All so far. */
    List<Row> all() {
        return List.copyOf(rows);
    }
}
