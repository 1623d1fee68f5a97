package dev.steward.ui.kit;

/** Names of the product's fonts in the platform's theme registry. */
public final class Fonts {

    /** Of a page. */
    public static final String TITLE = "dev.steward.ui.title";
    /** Of a card or a group. */
    public static final String HEADING = "dev.steward.ui.heading";
    /** One large number. */
    public static final String FIGURE = "dev.steward.ui.figure";
    /** Playbooks, JSON, prompts, ids. */
    public static final String MONO = "org.eclipse.jface.textfont";

    private Fonts() {
    }
}
