package dev.steward.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;

/**
 * {@code engine.recovery}: a process with half-done runs, each of whose steps is an effect, is killed; how long another
 * one takes from opening the company until all of them are done, and how many effects it repeated.
 */
final class EngineRecovery implements Bench {

    @Override
    public String name() {
        return "engine.recovery";
    }

    @Override
    public void run(Context context) throws Exception {
        var opened = new ArrayList<Double>();
        var taken = new ArrayList<Double>();
        var finished = new ArrayList<Double>();
        var runs = context.scale().runs();
        long repeated = 0;
        var classes = context.scratch("classes");
        var jvm = new ChildJvm(classes);
        for (var round = 0; round < Math.min(3, context.scale().rounds()); round++) {
            var folder = context.scratch("recovery");
            var seconds = recovered(jvm, folder, runs);
            opened.add(seconds[0]);
            taken.add(seconds[1]);
            finished.add(seconds[2]);
            repeated += repeated(folder.resolve(RecoveryChild.EFFECTS), runs);
            Context.delete(folder);
        }
        Context.delete(classes);
        var steps = runs * Playbooks.STEPS;
        context.rows().add("engine.recovery", Numbers.median(finished), "s", "runs", runs, "steps", steps);
        context.rows().add("engine.recovery.opened", Numbers.median(opened), "s", "runs", runs, "steps", steps);
        context.rows().add("engine.recovery.taken", Numbers.median(taken), "s", "runs", runs, "steps", steps);
        context.rows().add("engine.recovery.repeated", repeated, "effects", "runs", runs, "steps", steps);
    }

    private static double[] recovered(ChildJvm jvm, Path folder, int runs) throws IOException, InterruptedException {
        var half = runs * Playbooks.STEPS / 2;
        try (var first = jvm.start(RecoveryChild.class, folder.toString(), "" + runs)) {
            if (first.line(line -> Integer.parseInt(line) >= half).isEmpty()) {
                throw new IOException("the process that is to be killed ended by itself");
            }
            first.kill();
        }
        try (var second = jvm.start(RecoveryChild.class, folder.toString())) {
            var line = second.line(any -> true);
            second.finish();
            return Arrays.stream(line.orElseThrow(() -> new IOException("nothing was recovered")).split(" "))
                    .mapToDouble(Double::parseDouble).toArray();
        }
    }

    private static long repeated(Path effects, int runs) throws IOException {
        var lines = Files.readAllLines(effects);
        var distinct = new HashSet<>(lines);
        if (distinct.size() != runs * Playbooks.STEPS) {
            throw new IOException("of " + runs * Playbooks.STEPS + " effects " + distinct.size() + " happened");
        }
        return lines.size() - distinct.size();
    }
}
