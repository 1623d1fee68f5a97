package dev.steward.dsl.ide.internal.fixes;

import dev.steward.dsl.types.Distance;
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
        return 2 * Distance.between(a, b) - common;
    }
}
