package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.types.Distance;
import java.util.Collection;
import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;

/** Finds the name that was probably meant. */
public final class Spelling {

    private Spelling() {
    }

    /** A question with the closest name, else the given advice. */
    public static String hint(@Nullable String name, Collection<String> candidates, String otherwise) {
        String closest = closest(name, candidates);
        return closest == null ? otherwise : " Did you mean " + closest + "?";
    }

    /** The closest of the names; null when none is close. */
    public static @Nullable String closest(@Nullable String name, Collection<String> candidates) {
        if (name == null || name.length() < 3 || name.length() > 60) {
            return null;
        }
        String best = null;
        int bestDistance = Math.min(3, 2 + name.length() / 4);
        for (String candidate : candidates) {
            if (candidate == null || candidate.equals(name)) {
                continue;
            }
            int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                bestDistance = distance;
                best = candidate;
            }
        }
        return best;
    }

    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 3) {
            return Integer.MAX_VALUE;
        }
        return Distance.between(a, b);
    }
}
