package dev.steward.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code steward bench [NAME…] [--json]}. */
public final class Main {

    private Main() {
    }

    /** Every bench, in the order in which they run. */
    static List<Bench> all() {
        return List.of(new RawCommits(), new EngineSteps(), new ProfileSteps());
    }

    /** Those whose names start with one of the words, all when there is none; with the yardstick of the engine's. */
    static List<Bench> chosen(List<Bench> all, List<String> words) {
        var chosen = new ArrayList<>(all.stream()
                .filter(bench -> words.isEmpty() || words.stream().anyMatch(bench.name()::startsWith)).toList());
        if (chosen.stream().anyMatch(EngineSteps.class::isInstance)) {
            chosen.removeIf(RawCommits.class::isInstance);
        } else if (chosen.stream().anyMatch(bench -> bench.name().startsWith("engine."))
                && chosen.stream().noneMatch(RawCommits.class::isInstance)) {
            chosen.addAll(0, all.stream().filter(RawCommits.class::isInstance).toList());
        }
        return chosen;
    }

    /** See the class. */
    public static void main(String[] arguments) throws IOException {
        var words = new ArrayList<>(List.of(arguments));
        var json = words.remove("--json");
        var rows = new Rows(System.out, json);
        var context = new Context(Path.of(System.getProperty("steward.bench.folder", "target/bench")),
                Path.of(System.getProperty("steward.bench.command", "steward")),
                Path.of(System.getProperty("steward.bench.peers", "bench.properties")), Scale.full(), rows);
        System.exit(run(chosen(all(), words), context));
    }

    private static int run(List<Bench> benches, Context context) {
        var code = 0;
        for (var bench : benches) {
            try {
                bench.run(context);
            } catch (Exception e) {
                System.err.println(bench.name() + " failed: " + e);
                e.printStackTrace();
                code = 4;
            }
        }
        return code;
    }
}
