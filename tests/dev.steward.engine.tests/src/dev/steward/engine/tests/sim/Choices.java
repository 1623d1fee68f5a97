package dev.steward.engine.tests.sim;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Every choice of a simulation, by what is chosen. They come from a seed, or are given; both ways they are recorded.
 * Zero is always the calmest choice, and what comes after the end of given choices is zero: so a failing simulation
 * gets smaller by dropping and lowering choices.
 */
final class Choices {

    private final long seed;
    private final @Nullable Map<String, int[]> given;
    private final Map<String, Source> sources = new LinkedHashMap<>();

    private Choices(long seed, @Nullable Map<String, int[]> given) {
        this.seed = seed;
        this.given = given;
    }

    /** By chance. */
    static Choices of(long seed) {
        return new Choices(seed, null);
    }

    /** As recorded, or made smaller. */
    static Choices of(Map<String, int[]> recorded) {
        return new Choices(0, recorded);
    }

    /** What is chosen about one thing, apart from all others: dropping a choice here shifts none there. */
    Source about(String what) {
        return sources.computeIfAbsent(what, this::source);
    }

    private Source source(String what) {
        var recorded = given;
        return recorded == null ? new Source(new SplittableRandom(seed * 0x9E3779B97F4A7C15L + what.hashCode()), null)
                : new Source(null, recorded.getOrDefault(what, new int[0]));
    }

    /** What was chosen so far. */
    Map<String, int[]> recorded() {
        var all = new LinkedHashMap<String, int[]>();
        sources.forEach((what, source) -> all.put(what, Arrays.copyOf(source.made, source.count)));
        return all;
    }

    /** One row of choices. */
    static final class Source {
        private final @Nullable SplittableRandom random;
        private final int @Nullable [] given;
        private int[] made = new int[64];
        private int count;

        private Source(@Nullable SplittableRandom random, int @Nullable [] given) {
            this.random = random;
            this.given = given;
        }

        /** From 0 to {@code bound} - 1. */
        int below(int bound) {
            if (bound <= 1) {
                return 0;
            }
            var value = next(bound);
            if (count == made.length) {
                made = Arrays.copyOf(made, count * 2);
            }
            made[count++] = value;
            return value;
        }

        private int next(int bound) {
            var by = random;
            var row = given;
            if (by != null) {
                return by.nextInt(bound);
            }
            return row == null || count >= row.length ? 0 : row[count] % bound;
        }

        /** Whether the one case of {@code many} happens that is not the calm one. */
        boolean oneIn(int many) {
            return below(many) == many - 1;
        }

        /** An index, each as often as its weight says; the first is the calm one. */
        int weighted(int... weights) {
            var left = below(Arrays.stream(weights).sum());
            for (var index = 0; index < weights.length; index++) {
                left -= weights[index];
                if (left < 0) {
                    return index;
                }
            }
            throw new IllegalArgumentException("no weights");
        }

        /** One of these; the first is the calm one. */
        @SafeVarargs
        final <T> T of(T... cases) {
            return cases[below(cases.length)];
        }
    }
}
