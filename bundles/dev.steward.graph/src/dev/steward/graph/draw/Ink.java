package dev.steward.graph.draw;

/** What graphs are drawn with. The screen shows each in the colour of its theme, paper in that of the light one. */
public enum Ink {
    /** Behind everything. */
    SURFACE("#f5f6f8"),
    /** In boxes. */
    CARD("#ffffff"),
    /** Words and what is strong. */
    TEXT("#1b2127"),
    /** Words that step back, borders and arrows. */
    MUTED("#59636e"),
    /** What is chosen. */
    ACCENT("#0f766e"),
    /** In the box that is chosen. */
    SELECTED("#edf6f5"),
    /** Under way. */
    RUNNING("#2563eb"),
    /** Waits. */
    WAITING("#b45309"),
    /** Failed, and what can't be taken back. */
    FAILED("#b91c1c"),
    /** Taken back. */
    COMPENSATED("#6d28d9"),
    /** Ended well. */
    DONE("#15803d"),
    /** Left out. */
    SKIPPED("#59636e");

    private final String paper;

    Ink(String paper) {
        this.paper = paper;
    }

    /** The colour on paper, such as {@code #0f766e}. */
    public String paper() {
        return paper;
    }
}
