package dev.steward.ui.runs;

/** Ids of this room's views, for perspectives. */
public final class RunsViews {

    /** All runs. */
    public static final String LIST = "dev.steward.ui.runs.list";

    /** A run over time. */
    public static final String TIMELINE = "dev.steward.ui.runs.timeline";

    /** All about a step. */
    public static final String STEP = "dev.steward.ui.runs.step";

    /** Two runs, or two tries, beside each other. */
    public static final String COMPARISON = "dev.steward.ui.runs.compare";

    private RunsViews() {
    }
}
