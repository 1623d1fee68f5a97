package dev.steward.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code steward bench [NAME…] [--json]}. System properties say where: {@code steward.bench.folder} for data,
 * {@code steward.bench.command} the command line, {@code steward.bench.peers} how to run peers; and with
 * {@code steward.bench.tiny} all is measured at its smallest setting; {@code steward.bench.millis} is another length of
 * a round.
 */
public final class Main {

    private static final int DONE = 0, WRONG_USE = 2, FAILED = 4;

    private Main() {
    }

    /** Every bench, in the order in which they run. */
    static List<Bench> all() {
        return List.of(new RawCommits(), new CoreSteps(), new EngineSteps(), new EngineBytes(), new EngineRecovery(),
                new EngineWaiting(), new EngineOpen(), new EngineReplay(), new PastSteps(), new DebugFree(),
                new EngineLarge(), new CliStart(),
                new CheckLarge(), new EditorLarge(), new WorkbenchStart(), new WorkbenchFreeze(), new WorkbenchRuns(),
                new WorkbenchLarge(),
                new LineHistory(), new ProfileSteps(), new Peer());
    }

    /** Those whose names start with one of the words, all when there is none; with the yardstick of the engine's. */
    static List<Bench> chosen(List<Bench> all, List<String> words) {
        var chosen = new ArrayList<>(all.stream()
                .filter(bench -> words.isEmpty() || words.stream().anyMatch(bench.name()::startsWith)).toList());
        if (chosen.stream().anyMatch(EngineSteps.class::isInstance)) {
            // it measures the yardstick itself, in turn
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
        var rows = new Rows(System.out, words.remove("--json"));
        var benches = chosen(all(), words);
        if (benches.isEmpty() || words.stream().anyMatch(word -> word.startsWith("-"))) {
            System.err.println("There is no bench " + String.join(" ", words) + "; there are: "
                    + String.join(", ", all().stream().map(Bench::name).toList()) + ".");
            System.exit(WRONG_USE);
        }
        var full = Scale.full();
        var scale = Boolean.getBoolean("steward.bench.tiny") ? Scale.tiny()
                : full.with(Duration.ofMillis(Long.getLong("steward.bench.millis", full.round().toMillis())));
        var context = new Context(path("folder", "target/bench"), path("command", "steward"),
                path("peers", "bench.properties"), scale, rows);
        rows.say(Machine.described(context.folder()));
        rows.say("rounds of " + scale.round().toMillis() + " ms, " + scale.rounds() + " of each, medians");
        System.exit(run(benches, context));
    }

    private static Path path(String property, String otherwise) {
        return Path.of(System.getProperty("steward.bench." + property, otherwise)).toAbsolutePath();
    }

    private static int run(List<Bench> benches, Context context) {
        var code = DONE;
        for (var bench : benches) {
            try {
                bench.run(context);
            } catch (Exception e) {
                System.err.println(bench.name() + " failed:");
                e.printStackTrace();
                code = FAILED;
            }
        }
        return code;
    }
}
