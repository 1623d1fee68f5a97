package dev.steward.ui.editor.internal.colour;

import dev.steward.dsl.ide.StyledRegion;
import java.util.List;

/**
 * The part of a text whose styles differ from those that are shown. What an editor shows moves with its text, so styles
 * before a change are compared by their distance from the beginning, those behind it by that from the end.
 *
 * @param offset where they begin to differ, in characters of the new text
 * @param end    behind the last difference
 * @param styles those between
 */
record ChangedStyles(int offset, int end, List<StyledRegion> styles) {

    /** What to show now when {@code shown} was shown of a text of that length. */
    static ChangedStyles between(List<StyledRegion> shown, int shownLength, List<StyledRegion> now, int length) {
        int most = Math.min(shown.size(), now.size());
        int before = 0;
        while (before < most && shown.get(before).equals(now.get(before))) {
            before++;
        }
        int grown = length - shownLength;
        int behind = 0;
        while (behind < most - before && moved(shown.get(shown.size() - 1 - behind), grown,
                now.get(now.size() - 1 - behind))) {
            behind++;
        }
        int from = before == 0 ? 0 : end(now.get(before - 1));
        int to = behind == 0 ? length : now.get(now.size() - behind).offset();
        return new ChangedStyles(from, Math.max(from, to), now.subList(before, now.size() - behind));
    }

    private static boolean moved(StyledRegion old, int by, StyledRegion now) {
        return old.offset() + by == now.offset() && old.length() == now.length() && old.style() == now.style();
    }

    private static int end(StyledRegion region) {
        return region.offset() + region.length();
    }
}
