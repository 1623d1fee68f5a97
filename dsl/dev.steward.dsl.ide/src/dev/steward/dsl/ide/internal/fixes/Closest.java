package dev.steward.dsl.ide.internal.fixes;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Orders names by how close they are to a written one. */
final class Closest {

    private Closest() {
    }

    /** The closest first, at most so many. */
    static List<String> to(String written, Collection<String> names, int most) {
        return names.stream().distinct().filter(n -> !n.equals(written))
                .sorted(Comparator.comparingInt((String n) -> distance(written.toLowerCase(Locale.ROOT),
                        n.toLowerCase(Locale.ROOT))))
                .limit(most).toList();
    }

    /** How many letters differ, with a bonus for a common beginning. */
    private static int distance(String a, String b) {
        int common = 0;
        while (common < Math.min(a.length(), b.length()) && a.charAt(common) == b.charAt(common)) {
            common++;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return 2 * row[b.length()] - common;
    }
}
