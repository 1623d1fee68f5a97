package dev.steward.crash.tests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;

import dev.steward.crash.child.ChildMain;
import dev.steward.crash.child.Orders;
import dev.steward.engine.spi.FaultPoint;

/**
 * One company over all lives of its process: killed up to five times, then left to come to its end, then compared. All
 * that is by chance comes from its seed.
 */
final class Company {

    private static final int FEWEST_KILLS = 2, MOST_KILLS = 5, MOST_LIVES = 14;
    static final int RUNS = 8;
    private static final int MANY_RUNS = 30;

    private final long seed;
    private final Setting setting;
    private final CountingServer server;
    private final Nursery nursery;
    private final Random random;
    private final String name;
    private final Ledger ledger = new Ledger();
    private final Tally tally = new Tally();
    private final List<String> story = new ArrayList<>();
    private int kills;
    private boolean hasty;
    private boolean onPurpose;
    private BiConsumer<World, Ledger> tamper = (world, heard) -> {
    };

    Company(long seed, Setting setting, CountingServer server, Nursery nursery) {
        this.seed = seed;
        this.setting = setting;
        this.server = server;
        this.nursery = nursery;
        random = new Random(seed);
        kills = FEWEST_KILLS + random.nextInt(MOST_KILLS - FEWEST_KILLS + 1);
        name = "w" + Long.toUnsignedString(seed);
    }

    /** With a fault on purpose: it tells of what is not durable yet, and is halted then. */
    Company hasty() {
        hasty = true;
        onPurpose = true;
        return this;
    }

    /** With a fault on purpose: somebody changes what was heard or what happened before it is compared. */
    Company tampered(BiConsumer<World, Ledger> by) {
        kills = 0;
        tamper = by;
        onPurpose = true;
        return this;
    }

    /** Lives, and compares. */
    Tally live() throws IOException, InterruptedException {
        var place = Files.createTempDirectory("steward-crash-" + name + "-");
        var problems = new ArrayList<String>();
        try (var ground = Ground.of(setting, place)) {
            Files.createDirectories(ground.folder().getParent());
            problems.addAll(live(ground));
            if (!problems.isEmpty()) {
                problems.add("the company is kept in " + ground.keep());
            }
        }
        count(problems);
        if (problems.isEmpty() || onPurpose) {
            Ground.delete(place);
        }
        if (!problems.isEmpty()) {
            tally.failures.add("seed " + seed + ", " + setting + "\n  " + String.join("\n  ", story) + "\n  "
                    + String.join("\n  ", problems) + "\n  " + String.join("\n  ", ledger.notes()));
        }
        server.forget(name);
        return tally;
    }

    private List<String> live(Ground ground) throws IOException, InterruptedException {
        var world = server.world(name);
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var orders = orders(ground, listener, Fate.natural());
            for (var life = 0;; life++) {
                var natural = life >= kills;
                var fate = natural ? Fate.natural() : fate(life);
                if (life == 0 && !fate.name().equals(FaultPoint.IN_MIGRATION)) {
                    nursery.settle(ground.folder().getParent());
                    ground.settled();
                }
                ground.before(life, natural, random);
                var code = live(ground, fate, orders(ground, listener, fate), listener);
                tally.lives++;
                ground.mend();
                if (code == ChildMain.DONE) {
                    tally.acknowledged = ledger.acknowledged();
                    tally.effects = world.effects().size();
                    tally.requests = world.requests();
                    tally.runs = runs();
                    tally.companies = 1;
                    tamper.accept(world, ledger);
                    return Comparison.of(ground.folder(), orders, ledger, world);
                }
                var problem = judge(ground, fate, code);
                if (!problem.isEmpty() || life == MOST_LIVES) {
                    return List.of(problem.isEmpty() ? "stuck: it does not come to its end" : problem);
                }
            }
        }
    }

    private Fate fate(int life) {
        if (hasty) {
            return life == 0 ? Fate.hasty() : Fate.natural();
        }
        return setting.strikes() ? Fate.strike(random)
                : life == 0 ? Fate.first(seed, random) : Fate.later(random);
    }

    private int runs() {
        return setting.strikes() ? MANY_RUNS : RUNS;
    }

    private Orders orders(Ground ground, ServerSocket listener, Fate fate) {
        return new Orders(ground.folder(), listener.getLocalPort(), server.port(), name, seed, runs(), fate.point(),
                fate.times(), fate.close(), fate.early());
    }

    private int live(Ground ground, Fate fate, Orders orders, ServerSocket listener)
            throws IOException, InterruptedException {
        var struck = false;
        var life = new Life(nursery.java(setting), orders, ground.place.resolve("log.txt"), listener, ledger,
                Math.max(0, fate.afterLines()));
        if (fate.afterLines() >= 0) {
            life.awaitLines(fate.afterNanos());
            struck = ground.strike(life.process(), random);
            if (!struck) {
                life.kill();
            }
        }
        var code = life.end();
        story.add((fate.name().isEmpty() ? "to its end" : fate.name()) + " " + (fate.point().isEmpty() ? ""
                : fate.times()) + (struck ? " struck" : "") + ": " + code + " after " + ledger.heard() + " lines");
        tally.struck += struck ? 1 : 0;
        return code;
    }

    /** What a life's end says: counted, or a problem. */
    private String judge(Ground ground, Fate fate, int code) {
        var stop = ledger.takeStop();
        if (stop != null) {
            story.add(stop.reason() + ": " + stop.sentence());
        }
        switch (code) {
            case ChildMain.HALTED, 128 + 9 -> tally.killed(fate.name());
            case ChildMain.CLOSED -> tally.closes++;
            case ChildMain.STOPPED -> {
                tally.stops++;
                if (stop == null || !ground.excuses(stop)) {
                    return "other: the store stopped: " + stop;
                }
            }
            case -1 -> {
                return "stuck: a life does not end";
            }
            default -> {
                return "other: a life ended with code " + code + ", see its log";
            }
        }
        return "";
    }

    private void count(List<String> problems) {
        for (var problem : problems) {
            switch (problem.replaceAll(":.*", "")) {
                case "lost" -> tally.lost++;
                case "twice" -> tally.twice++;
                case "stuck" -> tally.stuck++;
                case "other" -> tally.other++;
                default -> {
                    // says where the company is
                }
            }
        }
    }
}
