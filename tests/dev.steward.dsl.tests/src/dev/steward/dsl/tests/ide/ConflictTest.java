package dev.steward.dsl.tests.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.dsl.ConflictMarkers;
import dev.steward.dsl.ConflictMarkers.Choice;
import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.ide.QuickFix;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Git leaves both sides of a merge in a text: that is told at their place, and ended by a choice. */
class ConflictTest {

    private static final Desk DESK = Desk.withPrelude();

    private static final String TEXT = """
            package base
            playbook p() {
            <<<<<<< HEAD
              wait 3 min
            =======
              wait 5 min
            >>>>>>> other
            }
            type Q {
            <<<<<<< HEAD
              a: Int
            =======
              c: Int
            >>>>>>> other
            }
            """;

    @Test
    void onlyThePlacesAreTold() {
        Desk.At at = DESK.open("case.playbook", TEXT);

        assertEquals(List.of(IssueCodes.CONFLICT, IssueCodes.CONFLICT),
                at.snapshot().issues().stream().map(PlaybookIssue::code).toList());
        assertEquals(List.of(3, 10), at.snapshot().issues().stream().map(PlaybookIssue::line).toList());
        assertEquals("Both sides of a merge stand here. Keep yours (HEAD), theirs (other), or both.",
                at.snapshot().issues().getFirst().message());
    }

    @Test
    void aPlaceIsEndedByAChoice() {
        Desk.At at = DESK.open("case.playbook", TEXT);
        PlaybookIssue first = at.snapshot().issues().getFirst();
        List<QuickFix> fixes = DESK.ide.fixes(at.snapshot(), first);

        assertEquals(List.of("Keep yours: HEAD", "Keep theirs: other", "Keep both, yours first",
                "Keep yours at all 2 places", "Keep theirs at all 2 places"),
                fixes.stream().map(QuickFix::title).toList());
        String theirs = DESK.apply(fixes.get(1).files()).getOrDefault("case.playbook", "");
        assertTrue(theirs.startsWith("package base\nplaybook p() {\n  wait 5 min\n}\n"), theirs);
        String all = DESK.apply(fixes.get(3).files()).getOrDefault("case.playbook", "");
        assertEquals("package base\nplaybook p() {\n  wait 3 min\n}\ntype Q {\n  a: Int\n}\n", all);
    }

    @Test
    void aTextAboutMarkersIsNoConflict() {
        Desk.At at = DESK.open("case.playbook",
                "package base\n/*\n" + TEXT.replace("*/", "") + "*/\ntype Z { a: Int }\n");

        assertEquals(List.of(), at.snapshot().issues());
    }

    @Test
    void theCommonBeginningIsNoSide() {
        var text = "<<<<<<< HEAD\r\na\r\n||||||| 1234\r\nb\r\n=======\r\nc\r\n>>>>>>> x\r\n";

        assertEquals("a\r\n", ConflictMarkers.resolve(text, Choice.OURS));
        assertEquals("c\r\n", ConflictMarkers.resolve(text, Choice.THEIRS));
        assertEquals("a\r\nc\r\n", ConflictMarkers.resolve(text, Choice.BOTH));
    }

    @Test
    void whatOnlyLooksLikeAMarkerIsText() {
        assertFalse(ConflictMarkers.isIn("<<<<<<<< eight\n=======\n>>>>>>> x\n"));
        assertFalse(ConflictMarkers.isIn("Title\n=======\n"));
        assertFalse(ConflictMarkers.isIn("<<<<<<< HEAD\nnever ended\n"));
        assertTrue(ConflictMarkers.isIn("x\n<<<<<<< HEAD\n=======\n>>>>>>> y"));
        assertEquals("x\n", ConflictMarkers.resolve("x\n<<<<<<< HEAD\n=======\n>>>>>>> y", Choice.OURS));
    }
}
