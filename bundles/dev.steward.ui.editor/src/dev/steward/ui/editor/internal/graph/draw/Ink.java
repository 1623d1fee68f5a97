package dev.steward.ui.editor.internal.graph.draw;

import dev.steward.ui.kit.Colours;

/** What graphs are drawn with: names of colours in the theme registry. */
public enum Ink {
    /** Behind everything. */
    SURFACE(Colours.SURFACE),
    /** In boxes. */
    CARD(Colours.CARD),
    /** Words and what is strong. */
    TEXT(Colours.TEXT),
    /** Words that step back, borders and arrows. */
    MUTED(Colours.MUTED),
    /** What is chosen. */
    ACCENT(Colours.ACCENT),
    /** In the box that is chosen. */
    SELECTED(Colours.SELECTED),
    /** Under way. */
    RUNNING(Colours.RUNNING),
    /** Waits. */
    WAITING(Colours.WAITING),
    /** Failed, and what can't be taken back. */
    FAILED(Colours.FAILED),
    /** Taken back. */
    COMPENSATED(Colours.COMPENSATED),
    /** Ended well. */
    DONE(Colours.DONE),
    /** Left out. */
    SKIPPED(Colours.SKIPPED);

    private final String colour;

    Ink(String colour) {
        this.colour = colour;
    }

    /** The name in the theme registry. */
    public String colour() {
        return colour;
    }
}
