package dev.steward.runtime;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what was probably meant by a word that names nothing. */
public final class Suggestions {

    private Suggestions() {
    }

    /** The candidates that look like the word, best first, at most three. */
    public static List<String> near(String word, Collection<String> candidates) {
        var lower = word.toLowerCase(Locale.ROOT);
        return candidates.stream().distinct().map(c -> new Scored(c, distance(lower, c.toLowerCase(Locale.ROOT))))
                .filter(s -> s.distance <= Math.max(1, Math.min(word.length(), s.word.length()) / 3)
                        || lower.length() >= 3 && s.word.toLowerCase(Locale.ROOT).contains(lower))
                .sorted(Comparator.comparingInt(Scored::distance).thenComparing(Scored::word)).limit(3)
                .map(Scored::word).toList();
    }

    /** A sentence such as {@code Did you mean weeklyLetter or dailyLetter?}, led by a blank; empty when nothing is near. */
    public static String didYouMean(String word, Collection<String> candidates) {
        var near = near(word, candidates);
        return near.isEmpty() ? "" : " Did you mean " + String.join(" or ", near) + "?";
    }

    private record Scored(String word, int distance) {
    }

    /** Edits (insert, delete, replace, swap of neighbours) that turn one word into the other. */
    private static int distance(String a, String b) {
        var d = new int[a.length() + 1][b.length() + 1];
        for (var i = 0; i <= a.length(); i++) {
            for (var j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 ? j : j == 0 ? i : step(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(int[][] d, String a, String b, int i, int j) {
        var cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        var best = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + cost);
        var swap = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swap ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
