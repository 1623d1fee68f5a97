package dev.steward.ui.editor.internal.colour;

import dev.steward.dsl.ide.StyledRegion;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a text whose styles differ from those that are shown. What an editor shows moves with its text, so styles
 * before a change are compared by their distance from the beginning, those behind it by that from the end.
 *
 * @param offset where they begin to differ, in characters of the new text
 * @param end    behind the last difference
 * @param styles those between
 */
public record ChangedStyles(int offset, int end, List<StyledRegion> styles) {

    /** What to show now when {@code shown} was shown of a text of that length; nothing ends where it begins. */
    public static ChangedStyles between(List<StyledRegion> shown, int shownLength, List<StyledRegion> now, int length) {
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
        if (before + behind == now.size() && now.size() == shown.size()) {
            return new ChangedStyles(from, from, List.of());
        }
        int to = behind == 0 ? length : now.get(now.size() - behind).offset();
        return new ChangedStyles(from, Math.max(from, to), now.subList(before, now.size() - behind));
    }

    /**
     * The same and what is in a part of the text: that was typed anew, which takes all colours away, even when it was
     * typed as it had been.
     *
     * @param now all styles of the text
     */
    public ChangedStyles with(int from, int to, List<StyledRegion> now) {
        int start = end <= offset ? from : Math.min(offset, from);
        int stop = end <= offset ? to : Math.max(end, to);
        int first = 0;
        while (first < now.size() && end(now.get(first)) <= start) {
            first++;
        }
        int last = first;
        while (last < now.size() && now.get(last).offset() < stop) {
            last++;
        }
        var inside = now.subList(first, last);
        return inside.isEmpty() ? new ChangedStyles(start, stop, inside)
                : new ChangedStyles(Math.min(start, inside.getFirst().offset()), Math.max(stop, end(inside.getLast())),
                        inside);
    }

    /**
     * The same in pieces that are shown one after the other, so that keys and the mouse come between them: first what
     * is seen, then what is below it, then what is above. All pieces together cover the whole, without a gap.
     *
     * @param from the first character that is seen
     * @param to behind the last one
     * @param most styles in a piece; what is seen is one piece, however large
     */
    public List<ChangedStyles> pieces(int from, int to, int most) {
        if (styles.size() <= most) {
            return List.of(this);
        }
        int first = 0;
        while (first < styles.size() && end(styles.get(first)) <= from) {
            first++;
        }
        int last = first;
        while (last < styles.size() && styles.get(last).offset() < to) {
            last++;
        }
        var pieces = new ArrayList<ChangedStyles>();
        if (first < last) {
            pieces.add(piece(first, last));
        }
        for (int at = last; at < styles.size(); at += most) {
            pieces.add(piece(at, Math.min(styles.size(), at + most)));
        }
        for (int at = 0; at < first; at += most) {
            pieces.add(piece(at, Math.min(first, at + most)));
        }
        return List.copyOf(pieces);
    }

    private ChangedStyles piece(int first, int last) {
        return new ChangedStyles(first == 0 ? offset : styles.get(first).offset(),
                last == styles.size() ? end : styles.get(last).offset(), styles.subList(first, last));
    }

    private static boolean moved(StyledRegion old, int by, StyledRegion now) {
        return old.offset() + by == now.offset() && old.length() == now.length() && old.style() == now.style();
    }

    private static int end(StyledRegion region) {
        return region.offset() + region.length();
    }
}
