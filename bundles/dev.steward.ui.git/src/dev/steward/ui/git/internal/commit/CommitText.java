package dev.steward.ui.git.internal.commit;

import java.util.ArrayList;
import java.util.List;

import dev.steward.git.RepositoryStatus.Activity;
import dev.steward.runtime.VersionService.Changes;
import dev.steward.runtime.VersionService.FileChange;
import dev.steward.ui.git.internal.branch.BranchText;
import dev.steward.ui.kit.Say;

/** What the Commit view says, as plain data. */
final class CommitText {

    private CommitText() {
    }

    /** One line about where things stand. */
    static String heading(Changes changes) {
        var status = changes.status();
        var words = new ArrayList<String>();
        words.add(status.title() + BranchText.tracking(status));
        switch (status.activity()) {
            case MERGE -> words.add("a merge is under way");
            case REBASE -> words.add("a rebase is under way");
            case CHERRY_PICK -> words.add("a cherry-pick is under way");
            case REVERT -> words.add("a revert is under way");
            default -> {
                // the usual state needs no word
            }
        }
        words.add(Say.count(changes.files().size(), "file", "files"));
        return String.join("  ·  ", words);
    }

    /** What the button does. */
    static String button(Changes changes, boolean amend) {
        var staged = changes.files().stream().filter(FileChange::isStaged).count();
        if (amend) {
            return "Amend last commit";
        }
        if (changes.files().isEmpty()) {
            return changes.status().activity() == Activity.MERGE ? "Commit merge" : "Commit";
        }
        return staged > 0 ? "Commit " + Say.count(staged, "file", "files")
                : changes.files().size() == 1 ? "Commit 1 file" : "Commit all " + changes.files().size() + " files";
    }

    /** Why nothing can be committed now; empty when it can. */
    static String obstacle(Changes changes, boolean amend) {
        var open = changes.status().conflicts().size();
        if (open > 0) {
            return Say.count(open, "file is", "files are") + " in conflict: choose a side in the text, save, then tick "
                    + (open == 1 ? "it" : "them") + " here.";
        }
        return changes.files().isEmpty() && changes.status().activity() != Activity.MERGE && !amend
                ? "Everything is committed." : "";
    }

    /** Files that the next commit has: those that are staged, all when none is. */
    static List<FileChange> next(Changes changes) {
        var staged = changes.files().stream().filter(FileChange::isStaged).toList();
        return staged.isEmpty() ? changes.files() : staged;
    }

    /** The lines beside a file. */
    static List<String> lines(FileChange change) {
        var conflict = change.status().conflict();
        if (conflict != null) {
            return List.of(switch (conflict) {
                case BOTH_CHANGED -> "Both sides changed it.";
                case BOTH_ADDED -> "Both sides added it.";
                case REMOVED_HERE -> "It was removed here and changed there.";
                case REMOVED_THERE -> "It was changed here and removed there.";
                case BOTH_REMOVED -> "Both sides removed it.";
            }, "Choose a side for each place in the text.");
        }
        if (!change.lines().isEmpty()) {
            return change.lines();
        }
        return List.of(!change.isPlaybook() ? "The text beside shows what is new."
                : change.word().equals("changed") ? "Only layout and comments." : "Nothing is declared in it.");
    }
}
