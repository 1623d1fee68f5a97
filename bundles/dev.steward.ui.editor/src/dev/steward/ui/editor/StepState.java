package dev.steward.ui.editor;

import dev.steward.ui.kit.Sign;

/** What a step does in a run. In the order of weight: of several iterations of one step the heaviest is shown. */
public enum StepState {

    /** Left out, as its branch was not taken or somebody said so. */
    SKIPPED("skipped"),
    /** Ended well. */
    DONE("done"),
    /** Ended well, and was taken back. */
    COMPENSATED("compensated"),
    /** Under way. */
    RUNNING("running"),
    /** Waits for somebody, for a time or for an event. */
    WAITING("waiting"),
    /** Ended in an error, or nobody knows how. */
    FAILED("failed");

    private final String word;

    StepState(String word) {
        this.word = word;
    }

    /** The state of a word that traces write; words that are not known are under way. */
    public static StepState of(String word) {
        for (StepState state : values()) {
            if (state.word.equals(word)) {
                return state;
            }
        }
        return word.equals("unknown") ? FAILED : RUNNING;
    }

    /** How it is shown: a badge, its word and its colour. */
    public Sign sign() {
        return Sign.of(word);
    }
}
