package dev.steward.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Uses the workbench in a process of its own: a bundle of the bench does a part of the work from inside the product, which
 * is started by its own script, and tells what it measured and each time that the window did not answer.
 */
final class WorkbenchUse {

    private static final String FEELS = "workbench.";

    private WorkbenchUse() {
    }

    /** How much is in the company. */
    record Load(int playbooks, int past) {
    }

    /** A moment when the window did not answer. */
    private record Freeze(String during, long millis, boolean starved, String where) {
    }

    /** Measures it for one company after the other, or says by name why it can't be measured here. */
    static void measure(Context context, String name, String part, Load... loads) throws Exception {
        var product = Path.of(System.getProperty("steward.bench.product", ""));
        var driver = Path.of(System.getProperty("steward.bench.driver", ""));
        if (!Files.isRegularFile(product.resolve("configuration/config.ini")) || !Files.isRegularFile(driver)) {
            context.rows().skipped(name, "no product and driver to measure; 'steward bench' builds them");
            return;
        }
        var screen = VirtualScreen.open();
        if (screen.isEmpty()) {
            context.rows().skipped(name, VirtualScreen.MISSING);
            return;
        }
        try (var open = screen.get()) {
            for (var load : loads) {
                measure(context, open, bundles(product, driver), part, load);
            }
        }
    }

    /** The product's bundles, and the one that drives it. */
    private static String bundles(Path product, Path driver) throws IOException {
        var configuration = new Properties();
        try (var in = Files.newInputStream(product.resolve("configuration/config.ini"))) {
            configuration.load(in);
        }
        return configuration.getProperty("osgi.bundles") + ",reference:file:" + driver + "@4";
    }

    private static void measure(Context context, VirtualScreen screen, String bundles, String part, Load load)
            throws IOException, InterruptedException {
        var home = context.scratch("workbench");
        var company = BusyCompany.make(context, home, load.playbooks(), load.past());
        // the first life leaves the archive of classes that every later one has
        use(context, screen, home, company, bundles, part, load);
        tell(context, use(context, screen, home, company, bundles, part, load), load.playbooks(), load.past());
        Context.delete(home);
    }

    /** What the workbench tells of one life of it. */
    private static List<String> use(Context context, VirtualScreen screen, Path home, Path company, String bundles,
            String part, Load load) throws IOException, InterruptedException {
        var report = home.resolve("report");
        try (var workbench = WorkbenchProcess.start(context, screen, home, company, report,
                List.of("-Dosgi.bundles=" + bundles, "-Ddev.steward.bench.report=" + report,
                        "-Ddev.steward.bench.part=" + part,
                        "-Ddev.steward.bench.first=" + (load.playbooks() > 0 ? BusyCompany.FIRST : BusyCompany.SMALL),
                        "-Ddev.steward.bench.large=" + BusyCompany.LARGE,
                        "-Ddev.steward.bench.run=" + BusyCompany.RUN))) {
            var over = workbench.line(line -> line.startsWith("over\t"));
            if (!over.equals("over\twell")) {
                throw new IOException("the workbench can't be used: " + over + " after " + workbench.lines());
            }
            var lines = workbench.lines();
            workbench.ended();
            return lines;
        }
    }

    private static void tell(Context context, List<String> lines, int playbooks, int past) {
        var began = new LinkedHashMap<String, Long>();
        var freezes = new ArrayList<String[]>();
        for (var line : lines) {
            var parts = line.split("\t", -1);
            switch (parts[0]) {
                case "value" -> context.rows().add(parts[1], Double.parseDouble(parts[2]), parts[3], "playbooks",
                        playbooks, "runs", past);
                case "say" -> context.rows().say("    " + parts[1]);
                case "began" -> began.put(parts[1], Long.parseLong(parts[2]));
                case "freeze" -> freezes.add(parts);
                default -> {
                    // how it ended is known
                }
            }
        }
        var found = freezes.stream().map(parts -> freeze(parts, began)).toList();
        for (var activity : began.keySet()) {
            var of = found.stream().filter(freeze -> freeze.during().equals(activity)).toList();
            context.rows().add(FEELS + "freeze." + activity, of.stream().filter(f -> !f.starved()).count(), "freezes",
                    "playbooks", playbooks, "runs", past, "longest",
                    of.stream().filter(f -> !f.starved()).mapToLong(Freeze::millis).max().orElse(0));
            of.forEach(freeze -> context.rows().say("    " + freeze.millis() + " ms"
                    + (freeze.starved() ? " (the machine was too busy to tell)" : "") + " in " + freeze.where()));
        }
    }

    private static Freeze freeze(String[] parts, Map<String, Long> began) {
        var at = Long.parseLong(parts[1]);
        var during = began.entrySet().stream().filter(activity -> activity.getValue() <= at).map(Map.Entry::getKey)
                .reduce((earlier, later) -> later).orElse("starting");
        return new Freeze(during, Long.parseLong(parts[2]), parts[3].equals("starved"), parts[4]);
    }
}
