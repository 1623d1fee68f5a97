package dev.steward.runtime.tell;

import java.util.Locale;

import dev.steward.engine.RunState;

/** States as people see them: a sign, a word and a tone. */
public final class States {

    private States() {
    }

    /** Sign and word, such as {@code ✓ done}. */
    public static Line line(RunState state) {
        return Line.of(tone(state), sign(state) + " " + word(state));
    }

    /** The word alone, such as {@code partly compensated}. */
    public static String word(RunState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The sign alone. */
    public static String sign(RunState state) {
        return switch (state) {
            case DONE -> "✓";
            case FAILED -> "✕";
            case COMPENSATED, PARTLY_COMPENSATED, COMPENSATING -> "↶";
            case SKIPPED -> "⤼";
            case CANCELLED -> "■";
            case WAITING, PAUSED -> "‖";
            case PENDING, RUNNING -> "▶";
        };
    }

    /** The tone of a run's state. */
    public static Tone tone(RunState state) {
        return switch (state) {
            case DONE -> Tone.DONE;
            case FAILED, PARTLY_COMPENSATED, CANCELLED -> Tone.FAILED;
            case COMPENSATED, COMPENSATING -> Tone.UNDONE;
            case SKIPPED -> Tone.FAINT;
            case WAITING, PAUSED -> Tone.WAITING;
            case PENDING, RUNNING -> Tone.RUNNING;
        };
    }

    /** The sign of a step's state. */
    public static String stepSign(String state) {
        return switch (state) {
            case "done" -> "✓";
            case "failed" -> "✕";
            case "compensated" -> "↶";
            case "skipped" -> "⤼";
            case "waiting" -> "‖";
            case "unknown" -> "?";
            default -> "▶";
        };
    }

    /** The tone of a step's state. */
    public static Tone stepTone(String state) {
        return switch (state) {
            case "done" -> Tone.DONE;
            case "failed", "unknown" -> Tone.FAILED;
            case "compensated" -> Tone.UNDONE;
            case "skipped" -> Tone.FAINT;
            case "waiting" -> Tone.WAITING;
            default -> Tone.RUNNING;
        };
    }
}
