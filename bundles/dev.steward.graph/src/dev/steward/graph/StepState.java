package dev.steward.graph;

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

    /** The word that traces write. */
    public String word() {
        return word;
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
}
