package dev.steward.compiler.internal.diff;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.steward.compiler.internal.diff.Part.Word;

/** Puts tokens into readable words. */
final class Wording {

    private static final int LONGEST = 60;
    /** Texts that are compared at a glance. */
    private static final int SHORT = 32;
    /** Words before a change that say more than they take room. */
    private static final int CONTEXT = 30;
    private static final Set<String> TIGHT_BEFORE = Set.of(",", ")", "]", ".", "?.", ":", "(", "..", "?");
    private static final Set<String> TIGHT_AFTER = Set.of("(", "[", ".", "?.", "..");
    private static final Set<String> BOUNDS = Set.of(",", "(", "[", "{", "=", "->");

    private Wording() {
    }

    /** What differs in two rows of tokens: {@code backoff 5s..1m → 2m}; empty when nothing does. */
    static Optional<String> change(List<Word> before, List<Word> after) {
        var most = Math.min(before.size(), after.size());
        var same = 0;
        while (same < most && before.get(same).equals(after.get(same))) {
            same++;
        }
        if (same == before.size() && same == after.size()) {
            return Optional.empty();
        }
        var behind = 0;
        while (behind < most - same && before.get(before.size() - 1 - behind)
                .equals(after.get(after.size() - 1 - behind))) {
            behind++;
        }
        var old = before.subList(same, before.size() - behind);
        var now = after.subList(same, after.size() - behind);
        var context = text(before.subList(start(before, same), same));
        var isClear = startsWithKeyword(old) && startsWithKeyword(now) || context.length() > CONTEXT
                || context.contains("${");
        return Optional.of((context.isEmpty() || isClear ? "" : context + " ") + change(text(old), text(now)));
    }

    private static boolean startsWithKeyword(List<Word> words) {
        return !words.isEmpty() && words.getFirst().isKeyword();
    }

    /** Where the words begin that make clear what changed: behind the last comma or bracket, or at the last keyword. */
    private static int start(List<Word> words, int end) {
        for (var at = end; at > 0; at--) {
            var word = words.get(at - 1);
            if (word.isKeyword() && at > 1) {
                return at - 1;
            }
            if (BOUNDS.contains(word.text()) || word.isKeyword()) {
                return at;
            }
        }
        return 0;
    }

    private static String change(String old, String now) {
        if (old.isEmpty()) {
            return "+ " + cut(now);
        }
        if (now.isEmpty()) {
            return "− " + cut(old);
        }
        if (old.length() <= SHORT && now.length() <= SHORT) {
            return old + " → " + now;
        }
        return within(old, now);
    }

    /** The words that differ inside a long text. */
    private static String within(String old, String now) {
        var most = Math.min(old.length(), now.length());
        var same = 0;
        while (same < most && old.charAt(same) == now.charAt(same)) {
            same++;
        }
        var behind = 0;
        while (behind < most - same
                && old.charAt(old.length() - 1 - behind) == now.charAt(now.length() - 1 - behind)) {
            behind++;
        }
        while (same > 0 && !Character.isWhitespace(old.charAt(same - 1))) {
            same--;
        }
        while (behind > 0 && !Character.isWhitespace(old.charAt(old.length() - behind))) {
            behind--;
        }
        var gone = old.substring(same, old.length() - behind).strip();
        var come = now.substring(same, now.length() - behind).strip();
        var around = same > 0 ? "… " : "";
        return gone.isEmpty() ? around + "+ " + cut(come)
                : come.isEmpty() ? around + "− " + cut(gone) : around + cut(gone) + " → " + cut(come);
    }

    /** One line, readable. */
    static String text(List<Word> words) {
        var out = new StringBuilder();
        String before = "";
        for (var word : words) {
            var text = word.text().replaceAll("\\s+", " ");
            if (!before.isEmpty() && isApart(before, text)) {
                out.append(' ');
            }
            out.append(text);
            before = text;
        }
        return whole(out.toString().strip());
    }

    /** A piece of a text with values in it neither begins nor ends in the middle of a value's braces. */
    private static String whole(String text) {
        var begun = text.endsWith("${") ? text.substring(0, text.length() - 2) + "…" : text;
        return begun.startsWith("}") && begun.length() > 1 ? "…" + begun.substring(1) : begun;
    }

    private static boolean isApart(String before, String text) {
        return !TIGHT_BEFORE.contains(text) && !TIGHT_AFTER.contains(before) && !before.endsWith("${")
                && !(text.startsWith("}") && text.length() > 1);
    }

    /** At most so many characters. */
    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1).stripTrailing() + "…";
    }
}
