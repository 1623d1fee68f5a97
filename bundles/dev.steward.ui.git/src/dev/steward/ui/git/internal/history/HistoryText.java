package dev.steward.ui.git.internal.history;

import dev.steward.runtime.VersionService.Version;

/** What a line of the history says. */
final class HistoryText {

    private HistoryText() {
    }

    /** The first change, and how many more. */
    static String different(Version version) {
        var changes = version.changes();
        if (changes.isEmpty()) {
            return version.revision().path().endsWith(".playbook") ? "layout and comments" : "";
        }
        return changes.getFirst().text() + (changes.size() > 1 ? ", and " + (changes.size() - 1) + " more" : "");
    }
}
