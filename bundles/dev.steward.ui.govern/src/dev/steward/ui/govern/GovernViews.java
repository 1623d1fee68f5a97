package dev.steward.ui.govern;

/** Ids of this room's views and commands, for perspectives. */
public final class GovernViews {

    /** The start page. */
    public static final String TODAY = "dev.steward.ui.govern.today";
    /** What waits for the operator. */
    public static final String INBOX = "dev.steward.ui.govern.inbox";
    /** The card of one question. */
    public static final String DECISION = "dev.steward.ui.govern.decision";
    /** The company's policies. */
    public static final String POLICIES = "dev.steward.ui.govern.policies";
    /** What policies say about one call. */
    public static final String EFFECTIVE = "dev.steward.ui.govern.effective";
    /** What came of a run; its secondary id is the run's. */
    public static final String RESULT = "dev.steward.ui.govern.result";

    /** Property of the start page's part, with any value as soon as it shows what it is for. */
    public static final String FILLED = "dev.steward.ui.govern.filled";

    private GovernViews() {
    }
}
