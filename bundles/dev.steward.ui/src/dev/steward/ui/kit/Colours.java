package dev.steward.ui.kit;

/** Names of the product's colours in the platform's theme registry; their values are in plugin.xml and the style sheets. */
public final class Colours {

    /** The one accent. */
    public static final String ACCENT = "dev.steward.ui.accent";
    /** Behind the cards. */
    public static final String SURFACE = "dev.steward.ui.surface";
    /** A card. */
    public static final String CARD = "dev.steward.ui.card";
    /** Lines between and around things. */
    public static final String LINE = "dev.steward.ui.line";
    /** Text. */
    public static final String TEXT = "dev.steward.ui.text";
    /** Text that steps back. */
    public static final String MUTED = "dev.steward.ui.muted";
    /** The row that the keyboard acts on. */
    public static final String SELECTED = "dev.steward.ui.selected";
    /** A run or step under way. */
    public static final String RUNNING = "dev.steward.ui.running";
    /** Waits for somebody or something. */
    public static final String WAITING = "dev.steward.ui.waiting";
    /** Failed, stopped, irreversible. */
    public static final String FAILED = "dev.steward.ui.failed";
    /** Taken back. */
    public static final String COMPENSATED = "dev.steward.ui.compensated";
    /** Ended well. */
    public static final String DONE = "dev.steward.ui.done";
    /** Left out. */
    public static final String SKIPPED = "dev.steward.ui.skipped";

    private Colours() {
    }
}
