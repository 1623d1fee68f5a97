package dev.steward.ui.kit;

import java.util.List;

/**
 * A line of a list as plain data, so that a list can tell what changed and touch nothing else.
 *
 * @param key     stays the same for the same thing
 * @param title   what it is
 * @param detail  more about it in one line; empty for none
 * @param end     at the right edge, such as an amount; empty for none
 * @param tip     under the mouse; empty for none
 * @param actions what can be done right here
 */
public record Row(String key, Sign sign, String title, String detail, String end, String tip, List<Action> actions) {

    public Row {
        actions = List.copyOf(actions);
    }

    /** Without actions of its own. */
    public Row(String key, Sign sign, String title, String detail, String end, String tip) {
        this(key, sign, title, detail, end, tip, List.of());
    }

    /** What assistive technology says. */
    public String spoken() {
        return sign.word() + ", " + title + (detail.isEmpty() ? "" : ", " + detail) + (end.isEmpty() ? "" : ", " + end);
    }

    /**
     * Something to do.
     *
     * @param id      for the list's owner
     * @param letter  that does it while the row has the keyboard, upper case
     * @param primary whether it is the usual thing
     */
    public record Action(String id, String label, char letter, boolean primary) {
    }
}
