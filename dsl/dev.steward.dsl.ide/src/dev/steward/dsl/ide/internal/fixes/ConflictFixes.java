package dev.steward.dsl.ide.internal.fixes;

import dev.steward.dsl.ConflictMarkers;
import dev.steward.dsl.ConflictMarkers.Choice;
import dev.steward.dsl.ConflictMarkers.Hunk;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.ide.FileEdit;
import dev.steward.dsl.ide.QuickFix;
import dev.steward.dsl.ide.TextEdit;
import java.util.ArrayList;
import java.util.List;

/** Choices for both sides of a merge that git left in a text. */
final class ConflictFixes {

    private ConflictFixes() {
    }

    static List<QuickFix> of(PlaybookSource source, PlaybookIssue issue) {
        List<Hunk> hunks = ConflictMarkers.find(source.text());
        List<QuickFix> fixes = new ArrayList<>();
        hunks.stream().filter(hunk -> hunk.offset() == issue.offset()).findFirst().ifPresent(hunk -> {
            fixes.add(fix("Keep yours: " + hunk.oursName(), source, List.of(hunk), Choice.OURS));
            fixes.add(fix("Keep theirs: " + hunk.theirsName(), source, List.of(hunk), Choice.THEIRS));
            fixes.add(fix("Keep both, yours first", source, List.of(hunk), Choice.BOTH));
            if (hunks.size() > 1) {
                fixes.add(fix("Keep yours at all " + hunks.size() + " places", source, hunks, Choice.OURS));
                fixes.add(fix("Keep theirs at all " + hunks.size() + " places", source, hunks, Choice.THEIRS));
            }
        });
        return fixes;
    }

    private static QuickFix fix(String title, PlaybookSource source, List<Hunk> hunks, Choice choice) {
        List<TextEdit> edits = hunks.stream()
                .map(hunk -> new TextEdit(hunk.offset(), hunk.length(), ConflictMarkers.chosen(hunk, choice))).toList();
        return new QuickFix(title, List.of(new FileEdit(source.path(), edits)));
    }
}
