package dev.steward.crash.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import dev.steward.engine.spi.FaultPoint;

/**
 * How one life of the process ends.
 *
 * @param name       for the table
 * @param point      fault point at which it halts itself, empty for none
 * @param times      at the how-manieth time
 * @param close      number of appends after which it closes in good order, 0 for never
 * @param afterLines number of lines it told after which something is done to it from outside, -1 for none
 * @param afterNanos and that long after that line
 * @param early      whether it acknowledges what is not durable yet: what the harness must notice
 */
record Fate(String name, String point, int times, int close, int afterLines, long afterNanos,
        boolean early) {

    /** Killed from outside at any instant. */
    static final String ANY = "any instant";

    /** Reached once or twice a life, at most. */
    private static final Set<String> SELDOM = Set.of(FaultPoint.IN_CLOSE, FaultPoint.IN_MIGRATION, "in-settle");
    /** Reached by nothing that companies here do. */
    private static final Set<String> NEVER = Set.of("in-compaction");
    private static final List<String> NAMES = names();
    private static final int MANY = 30, FEW = 8, LINES = 200;
    private static final long START_NANOS = TimeUnit.MILLISECONDS.toNanos(500),
            LINE_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    /** Lives until all is done. */
    static Fate natural() {
        return new Fate("", "", 0, 0, -1, 0, false);
    }

    /** Stops inside a commit that it has told of already. */
    static Fate hasty() {
        return new Fate(FaultPoint.IN_COMMIT, FaultPoint.IN_COMMIT, 20, 0, -1, 0, true);
    }

    /** The names in the order of the table: every fault point there is, and any instant. */
    static List<String> names() {
        var names = new ArrayList<String>();
        try {
            for (var point : FaultPoint.class.getFields()) {
                if (point.get(null) instanceof String name && !NEVER.contains(name)) {
                    names.add(name);
                }
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the fields of an interface are public", e);
        }
        names.add(ANY);
        return List.copyOf(names);
    }

    /** Of a company's first life: its seed walks through the names, so that neighbouring seeds meet all of them. */
    static Fate first(long seed, Random random) {
        return of(NAMES.get((int) Math.floorMod(seed, (long) NAMES.size())), MANY, random);
    }

    /** Of a later life, where less is left to do and nothing to migrate. */
    static Fate later(Random random) {
        var names = NAMES.stream().filter(name -> !name.equals(FaultPoint.IN_MIGRATION)).toList();
        return of(names.get(random.nextInt(names.size())), FEW, random);
    }

    private static Fate of(String name, int most, Random random) {
        return switch (name) {
            case ANY -> anyInstant(random);
            case FaultPoint.IN_CLOSE -> new Fate(name, name, 1 + random.nextInt(2), 1 + random.nextInt(most), -1, 0,
                    false);
            default -> new Fate(name, name, 1 + random.nextInt(SELDOM.contains(name) ? 2 : most), 0, -1, 0, false);
        };
    }

    /** Early, so that much is left to be written. */
    static Fate strike(Random random) {
        return new Fate(ANY, "", 0, 0, 1 + random.nextInt(LINES / 4), random.nextLong(LINE_NANOS), false);
    }

    /** At a line, or at an instant of starting. */
    private static Fate anyInstant(Random random) {
        return random.nextInt(3) > 0
                ? new Fate(ANY, "", 0, 0, random.nextInt(LINES), random.nextLong(LINE_NANOS), false)
                : new Fate(ANY, "", 0, 0, 0, random.nextLong(START_NANOS), false);
    }
}
