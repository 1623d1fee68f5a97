package dev.steward.ui.editor.internal.graph;

import dev.steward.graph.draw.Ink;
import dev.steward.ui.kit.Colours;

/** The colours of the theme that graphs are drawn with. */
final class ThemeInk {

    private ThemeInk() {
    }

    /** The name of an ink in the theme registry. */
    static String of(Ink ink) {
        return switch (ink) {
            case SURFACE -> Colours.SURFACE;
            case CARD -> Colours.CARD;
            case TEXT -> Colours.TEXT;
            case MUTED -> Colours.MUTED;
            case ACCENT -> Colours.ACCENT;
            case SELECTED -> Colours.SELECTED;
            case RUNNING -> Colours.RUNNING;
            case WAITING -> Colours.WAITING;
            case FAILED -> Colours.FAILED;
            case COMPENSATED -> Colours.COMPENSATED;
            case DONE -> Colours.DONE;
            case SKIPPED -> Colours.SKIPPED;
        };
    }
}
