package dev.steward.ui.git;

/** Ids of the views about versions. */
public final class GitViews {

    /** What is new, and a message for it. */
    public static final String COMMIT = "dev.steward.ui.git.commit";
    /** The platform's, which shows the commits of a file. */
    public static final String HISTORY = "org.eclipse.team.ui.GenericHistoryView";

    private GitViews() {
    }
}
