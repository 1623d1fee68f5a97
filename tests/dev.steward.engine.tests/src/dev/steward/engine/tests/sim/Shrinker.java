package dev.steward.engine.tests.sim;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes a failing simulation smaller: drops and lowers choices as long as it breaks the same promise. */
final class Shrinker {

    private static final int MOST_TRIES = 3000;
    private static final long MOST_NANOS = 20_000_000_000L;

    private final Seeds seeds;
    private Map<String, int[]> best = Map.of();
    private String kind = "";
    private long until;
    private int tries;

    Shrinker(Seeds seeds) {
        this.seeds = seeds;
    }

    /** What happens in the smallest simulation that was found, told from its beginning. */
    String story(long seed, Simulation.Outcome outcome) {
        var smallest = shrink(outcome);
        var text = new StringBuilder("Seed ").append(seed).append(" breaks a promise: ").append(words(outcome))
                .append("\nAgain with -Dsteward.sim.seed=").append(seed).append("\nFaults: ").append(outcome.swarm())
                .append("\nThe smallest story, after ").append(tries).append(" tries, ends with: ")
                .append(words(smallest)).append('\n');
        smallest.log().forEach(line -> text.append(line).append('\n'));
        var why = smallest.violation();
        if (why != null) {
            var trace = new StringWriter();
            why.printStackTrace(new PrintWriter(trace));
            text.append(trace);
        }
        return text.toString();
    }

    private static String words(Simulation.Outcome outcome) {
        var why = outcome.violation();
        return why == null ? "nothing" : why.toString();
    }

    /** The same promise, whatever the numbers and names in its sentence. */
    private static String kind(Simulation.Outcome outcome) {
        var why = outcome.violation();
        return why == null ? "" : why.getClass() + String.valueOf(why.getMessage()).replaceAll("[^ a-z]|\\b\\w\\b", "")
                .replaceAll("\\s+", " ").strip();
    }

    private static String begin(String kind) {
        var words = kind.split(" ");
        return String.join(" ", Arrays.asList(words).subList(Math.max(0, words.length - 4), words.length));
    }

    Simulation.Outcome shrink(Simulation.Outcome outcome) {
        kind = begin(kind(outcome));
        best = outcome.choices();
        until = System.nanoTime() + MOST_NANOS;
        var before = -1;
        while (before != tries && more()) {
            before = tries;
            var size = size();
            for (var what : java.util.List.copyOf(best.keySet())) {
                shorten(what);
                drop(what);
                lower(what);
            }
            if (size() == size) {
                break;
            }
        }
        return seeds.again(best);
    }

    private long size() {
        return best.values().stream().mapToLong(row -> Arrays.stream(row).asLongStream().sum() + row.length).sum();
    }

    private boolean more() {
        return tries < MOST_TRIES && System.nanoTime() < until;
    }

    /** Cuts off the end. */
    private void shorten(String what) {
        for (var keep = 0; keep < row(what).length
                && more(); keep = Math.max(keep + 1, (keep + row(what).length) / 2)) {
            if (accept(what, Arrays.copyOf(row(what), keep))) {
                return;
            }
        }
    }

    /** Leaves out pieces, large ones first. */
    private void drop(String what) {
        for (var size = row(what).length / 2; size > 0 && more(); size /= 2) {
            for (var at = 0; at + size <= row(what).length && more();) {
                var row = row(what);
                var less = Arrays.copyOf(row, row.length - size);
                System.arraycopy(row, at + size, less, at, row.length - at - size);
                var zero = row.clone();
                Arrays.fill(zero, at, at + size, 0);
                if (!accept(what, less) && (Arrays.equals(zero, row) || !accept(what, zero))) {
                    at += size;
                } else if (row(what).length == row.length) {
                    at += size;
                }
            }
        }
    }

    /** Takes calmer choices, one by one. */
    private void lower(String what) {
        for (var at = 0; at < row(what).length && more(); at++) {
            var value = row(what)[at];
            for (var to : new int[]{ 0, 1, value / 2, value - 1 }) {
                if (to >= 0 && to < value) {
                    var row = row(what).clone();
                    row[at] = to;
                    if (accept(what, row)) {
                        break;
                    }
                }
            }
        }
    }

    private int[] row(String what) {
        return best.getOrDefault(what, new int[0]);
    }

    private boolean accept(String what, int[] row) {
        var candidate = new LinkedHashMap<>(best);
        candidate.put(what, row);
        tries++;
        var outcome = seeds.quietly(candidate);
        if (outcome.violation() != null && begin(kind(outcome)).equals(kind)) {
            best = candidate;
            return true;
        }
        return false;
    }
}
