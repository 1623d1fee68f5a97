package dev.steward.engine.tests.sim;

import java.util.EnumMap;

import dev.steward.engine.RunState;

/**
 * For people: runs seeds outside of a test. Arguments: the first seed, and how many; with one seed its whole log is
 * told, so that it can be followed under a debugger.
 */
final class SeedMain {

    private SeedMain() {
    }

    /** See above. */
    public static void main(String[] args) {
        var from = Long.parseLong(args[0]);
        var count = args.length > 1 ? Long.parseLong(args[1]) : 1;
        try (var seeds = new Seeds(false)) {
            if (count == 1) {
                var once = seeds.run(from);
                if (once.violation() != null && Boolean.getBoolean("steward.sim.shrink")) {
                    System.out.println(new Shrinker(seeds).story(from, once));
                    return;
                }
                var outcome = seeds.again(once.choices());
                outcome.log().forEach(System.out::println);
                System.out.println(outcome.swarm() + " " + outcome.ends() + " in " + outcome.steps() + " steps");
                var why = outcome.violation();
                if (why != null) {
                    why.printStackTrace();
                }
                return;
            }
            many(seeds, from, count);
        }
    }

    private static void many(Seeds seeds, long from, long count) {
        var began = System.nanoTime();
        var ends = new EnumMap<RunState, Integer>(RunState.class);
        var failed = 0;
        var steps = 0L;
        var lives = 0L;
        for (var seed = from; seed < from + count; seed++) {
            var outcome = seeds.run(seed);
            steps += outcome.steps();
            lives += outcome.lives();
            outcome.ends().forEach(end -> ends.merge(end, 1, Integer::sum));
            var why = outcome.violation();
            if (why != null && ++failed <= 40) {
                System.out.println("seed " + seed + ": " + String.valueOf(why).lines().findFirst().orElse(""));
            }
        }
        var millis = (System.nanoTime() - began) / 1_000_000;
        System.out.println(count + " seeds in " + millis + " ms, " + failed + " failed, " + steps / count
                + " steps and " + lives * 10 / count / 10.0 + " lives a seed, ends " + ends);
    }
}
