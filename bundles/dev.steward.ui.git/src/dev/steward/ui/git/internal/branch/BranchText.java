package dev.steward.ui.git.internal.branch;

import java.util.List;
import java.util.Locale;

import dev.steward.git.Branch;
import dev.steward.git.RepositoryStatus;

/** What is said about branches, as plain data. */
public final class BranchText {

    private BranchText() {
    }

    /** {@code main ↑2, merge under way}. */
    static String shown(RepositoryStatus status) {
        return status.title() + tracking(status) + switch (status.activity()) {
            case NONE -> "";
            case MERGE -> ", merge under way";
            case REBASE -> ", rebase under way";
            case CHERRY_PICK -> ", cherry-pick under way";
            case REVERT -> ", revert under way";
            case OTHER -> ", something under way";
        };
    }

    /** {@code ↑2 ↓1} behind a blank; empty when the branch is as it is elsewhere, or follows none. */
    public static String tracking(RepositoryStatus status) {
        var tracking = status.tracking();
        if (tracking == null) {
            return "";
        }
        return (tracking.ahead() > 0 ? " ↑" + tracking.ahead() : "")
                + (tracking.behind() > 0 ? " ↓" + tracking.behind() : "");
    }

    /** What is asked before commits go with their branch. */
    static String lost(Branch branch, int commits) {
        return (commits == 1 ? "1 commit is" : commits + " commits are") + " only on " + branch.name()
                + ": press Delete again to delete it with " + (commits == 1 ? "it." : "them.");
    }

    /** Branches that have the letters; those elsewhere only when there is none here of that name. */
    static List<Branch> fitting(List<Branch> all, String letters) {
        var wanted = letters.strip().toLowerCase(Locale.ROOT);
        return all.stream().filter(branch -> branch.name().toLowerCase(Locale.ROOT).contains(wanted))
                .filter(branch -> !branch.remote() || all.stream().noneMatch(here -> !here.remote()
                        && here.name().equals(branch.name().substring(branch.name().indexOf('/') + 1))))
                .toList();
    }
}
