package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.dsl.ide.StyledRegion;
import dev.steward.ui.editor.internal.colour.ChangedStyles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which colours of a text are shown anew, and in which order. Without a window. */
class ChangedStylesTest {

    /** A word of three characters each five. */
    private static List<StyledRegion> words(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new StyledRegion(2 + 5 * i, 3, StyledRegion.Style.KEYWORD)).toList();
    }

    @Test
    void aSmallChangeIsOnePiece() {
        var change = new ChangedStyles(0, 100, words(20));
        assertEquals(List.of(change), change.pieces(30, 60, 20));
    }

    @Test
    void whatIsSeenComesFirstAndAllIsCoveredOnce() {
        var change = new ChangedStyles(0, 5002, words(1000));
        var pieces = change.pieces(2000, 2100, 150);
        assertTrue(pieces.getFirst().offset() <= 2000 + 5 && pieces.getFirst().end() >= 2100 - 5,
                pieces.getFirst().offset() + " to " + pieces.getFirst().end());
        assertTrue(pieces.get(1).offset() >= 2100, "then what is below");
        assertTrue(pieces.stream().allMatch(piece -> piece.styles().size() <= 150));
        var inOrder = new ArrayList<>(pieces);
        inOrder.sort(Comparator.comparing(ChangedStyles::offset));
        int at = 0;
        var styles = new ArrayList<StyledRegion>();
        for (var piece : inOrder) {
            assertEquals(at, piece.offset(), "no gap");
            at = piece.end();
            styles.addAll(piece.styles());
        }
        assertEquals(5002, at);
        assertEquals(words(1000), styles);
    }

    @Test
    void aTextWhoseEndIsSeenHasNothingBelow() {
        var pieces = new ChangedStyles(0, 5002, words(1000)).pieces(4900, 5002, 400);
        assertTrue(pieces.getFirst().end() == 5002 && pieces.get(1).offset() == 0, pieces.size() + " pieces");
    }

    @Test
    void whatWasTypedAsItHadBeenIsColouredAgain() {
        var styles = words(100);
        var none = ChangedStyles.between(styles, 502, styles, 502);
        assertTrue(none.end() <= none.offset(), "nothing has another colour");
        var change = none.with(101, 108, styles);
        assertEquals(new ChangedStyles(101, 110, List.of(styles.get(20), styles.get(21))), change);
        assertEquals(new ChangedStyles(300, 301, List.of()), none.with(300, 301, styles), "between two words");
    }

    @Test
    void whatWasTypedIsAddedToWhatIsOtherwise() {
        var change = new ChangedStyles(50, 60, words(100).subList(10, 12)).with(80, 90, words(100));
        assertEquals(50, change.offset());
        assertEquals(90, change.end());
        assertEquals(words(100).subList(10, 18), change.styles());
    }
}
