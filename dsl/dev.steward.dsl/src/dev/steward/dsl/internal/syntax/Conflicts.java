package dev.steward.dsl.internal.syntax;

import dev.steward.dsl.ConflictMarkers;
import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookSource;
import java.util.Collection;
import java.util.List;

/** Files with both sides of a merge in them: all that is wrong is that nobody has chosen yet. */
public final class Conflicts {

    private Conflicts() {
    }

    /** Puts one issue for each place in the place of all others of such a file. */
    public static void replace(List<PlaybookIssue> issues, Collection<PlaybookSource> sources) {
        for (PlaybookSource source : sources) {
            if (source.hasSyntaxErrors() && ConflictMarkers.isIn(source.text())) {
                issues.removeIf(issue -> issue.path().equals(source.path()));
                ConflictMarkers.find(source.text()).forEach(hunk -> issues.add(issue(source, hunk)));
            }
        }
    }

    /** Below the line of the first marker. */
    private static PlaybookIssue issue(PlaybookSource source, ConflictMarkers.Hunk hunk) {
        int end = source.text().indexOf('\n', hunk.offset());
        int length = (end < 0 ? source.text().length() : end) - hunk.offset();
        return new PlaybookIssue(source.path(), hunk.line(), 1, hunk.line(), length + 1, hunk.offset(), length,
                PlaybookIssue.Severity.ERROR, IssueCodes.CONFLICT,
                "Both sides of a merge stand here. Keep yours (" + hunk.oursName() + "), theirs (" + hunk.theirsName()
                        + "), or both.",
                List.of());
    }
}
