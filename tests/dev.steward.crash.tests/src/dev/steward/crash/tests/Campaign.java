package dev.steward.crash.tests;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.opentest4j.TestAbortedException;

/**
 * Companies, one after the other, until there were enough kills. On demand by
 * {@code ./mvnw verify -pl tests/dev.steward.crash.tests -am -Dtycho.testArgLine=-Dsteward.crash.kills=1000}, or as a
 * program: {@code Campaign KILLS [SEED [SETTING…]]}.
 */
final class Campaign implements AutoCloseable {

    private static final int TOLD_EVERY = 50;

    private final PrintStream out;
    private final Path scratch;
    private final CountingServer server;
    private final Nursery nursery;
    private final Map<Setting, Tally> tallies = new EnumMap<>(Setting.class);
    private final List<String> skipped = new ArrayList<>();

    Campaign(PrintStream out) throws IOException, InterruptedException {
        this.out = out;
        scratch = Files.createTempDirectory("steward-crash-");
        server = new CountingServer();
        try {
            nursery = new Nursery(scratch, server);
        } catch (IOException | InterruptedException | RuntimeException e) {
            // its threads would keep the program alive
            server.close();
            throw e;
        }
    }

    public static void main(String[] words) throws Exception {
        var kills = Integer.parseInt(words[0]);
        var seed = words.length > 1 ? Long.parseLong(words[1]) : System.nanoTime() & 0xffffff;
        var settings = new ArrayList<Setting>();
        for (var i = 2; i < words.length; i++) {
            settings.add(Setting.valueOf(words[i]));
        }
        int problems;
        try (var campaign = new Campaign(System.out)) {
            // who ends it early sees what there was so far
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(campaign.report())));
            campaign.kill(kills, seed, settings.isEmpty() ? Setting.usual() : settings);
            problems = campaign.failures().size();
        }
        System.exit(problems == 0 ? 0 : 1);
    }

    /** Kills so often, evenly under the settings; a company's seed counts up from the first one. */
    Campaign kill(int kills, long first, List<Setting> settings) throws IOException, InterruptedException {
        out.println("first seed " + first);
        var usable = new ArrayList<>(settings);
        var seed = first;
        while (!usable.isEmpty()) {
            for (var setting : List.copyOf(usable)) {
                if (tally(setting).blows() >= (kills + settings.size() - 1) / settings.size()) {
                    usable.remove(setting);
                } else if (!one(seed++, setting)) {
                    usable.remove(setting);
                }
            }
        }
        return this;
    }

    /** A company that is not killed but as the caller says. */
    Company company(long seed) {
        return new Company(seed, Setting.NORMAL, server, nursery);
    }

    private Tally tally(Setting setting) {
        return tallies.computeIfAbsent(setting, any -> new Tally());
    }

    /** One company; false when its setting can't be made here. */
    boolean one(long seed, Setting setting) throws IOException, InterruptedException {
        try {
            var one = new Company(seed, setting, server, nursery).live();
            var before = all().kills();
            tally(setting).add(one);
            if (before / TOLD_EVERY < all().kills() / TOLD_EVERY) {
                out.println(all().kills() + " kills, " + failures().size() + " companies with problems");
            }
            one.failures.forEach(out::println);
            return true;
        } catch (TestAbortedException e) {
            skipped.add(setting + ": " + e.getMessage());
            return false;
        }
    }

    List<String> failures() {
        return tallies.values().stream().flatMap(t -> t.failures.stream()).toList();
    }

    /** Settings that can't be made here, with the reason. */
    List<String> skipped() {
        return List.copyOf(skipped);
    }

    Tally all() {
        var all = new Tally();
        tallies.values().forEach(all::add);
        return all;
    }

    String report() {
        return Tally.table(tallies) + String.join("\n", skipped);
    }

    @Override
    public void close() throws IOException {
        server.close();
        Ground.delete(scratch);
    }
}
