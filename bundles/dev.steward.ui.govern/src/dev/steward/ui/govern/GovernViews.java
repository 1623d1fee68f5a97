package dev.steward.ui.govern;

/** Ids of this room's views and commands, for perspectives. */
public final class GovernViews {

    /** The start page. */
    public static final String TODAY = "dev.steward.ui.govern.today";
    /** What waits for the operator. */
    public static final String INBOX = "dev.steward.ui.govern.inbox";
    /** The card of one question. */
    public static final String DECISION = "dev.steward.ui.govern.decision";
    /** What came of a run; its secondary id is the run's. */
    public static final String RESULT = "dev.steward.ui.govern.result";

    private GovernViews() {
    }
}
