package dev.steward.ui.kit;

import dev.steward.engine.RunState;

/**
 * A badge: a state is never told by colour alone.
 *
 * @param text   one character
 * @param word   for assistive technology and the mouse
 * @param colour a name of {@link Colours}
 */
public record Sign(String text, String word, String colour) {

    /** Somebody has to decide. */
    public static final Sign DECIDE = new Sign("◆", "waits for you", Colours.WAITING);
    /** Something comes. */
    public static final Sign NEXT = new Sign("▷", "next", Colours.MUTED);
    /** A change of text. */
    public static final Sign EDITED = new Sign("✎", "changed", Colours.ACCENT);

    /** Of a run's state. */
    public static Sign of(RunState state) {
        return switch (state) {
            case DONE -> new Sign("✓", "done", Colours.DONE);
            case FAILED -> new Sign("✕", "failed", Colours.FAILED);
            case COMPENSATED -> new Sign("↶", "taken back", Colours.COMPENSATED);
            case PARTLY_COMPENSATED -> new Sign("↶", "taken back in part", Colours.FAILED);
            case COMPENSATING -> new Sign("↶", "being taken back", Colours.COMPENSATED);
            case SKIPPED -> new Sign("⤼", "skipped", Colours.SKIPPED);
            case CANCELLED -> new Sign("■", "stopped", Colours.SKIPPED);
            case WAITING -> new Sign("‖", "waiting", Colours.WAITING);
            case PAUSED -> new Sign("‖", "paused", Colours.WAITING);
            case PENDING -> new Sign("▷", "waits for its turn", Colours.MUTED);
            case RUNNING -> new Sign("▶", "running", Colours.RUNNING);
        };
    }

    /** Of a step's or an effect's state, as traces write it. */
    public static Sign of(String state) {
        return switch (state) {
            case "done" -> new Sign("✓", state, Colours.DONE);
            case "failed" -> new Sign("✕", state, Colours.FAILED);
            case "unknown" -> new Sign("?", "outcome unknown", Colours.FAILED);
            case "compensated" -> new Sign("↶", "taken back", Colours.COMPENSATED);
            case "skipped" -> new Sign("⤼", state, Colours.SKIPPED);
            case "waiting" -> new Sign("‖", state, Colours.WAITING);
            case "pending" -> new Sign("▷", "not begun", Colours.MUTED);
            default -> new Sign("▶", state, Colours.RUNNING);
        };
    }
}
