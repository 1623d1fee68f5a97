package dev.steward.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

import dev.steward.engine.value.Value;

/**
 * {@code engine.large}: p99 of a run among 31 lanes of 20-step runs, while one more run returns a large output, as a
 * ratio to without it; once in each measurement, and one such run after the other.
 */
final class EngineLarge implements Bench {

    private static final int LANES = 31;

    @Override
    public String name() {
        return "engine.large";
    }

    @Override
    public void run(Context context) throws Exception {
        var folder = context.scratch("large");
        var free = Outside.free();
        var text = text(context.scale().large());
        Outside outside = operation -> operation.args().values().contains(new Value.Text("large"))
                ? new Value.Text(operation.key() + text)
                : free.call(operation);
        var without = new ArrayList<Double>();
        var once = new ArrayList<Double>();
        var always = new ArrayList<Double>();
        try (var company = Company.open(folder, outside, Playbooks.free(), Playbooks.large())) {
            for (var round = 0; round <= context.scale().rounds(); round++) {
                var time = context.scale().round();
                var alone = p99(company, time, 0);
                var one = p99(company, time, 1);
                var many = p99(company, time, Integer.MAX_VALUE);
                if (round > 0) {
                    without.add(alone);
                    once.add(one / alone);
                    always.add(many / alone);
                }
            }
        }
        Context.delete(folder);
        var bytes = context.scale().large();
        context.rows().add("engine.large", Numbers.median(once), "x", "bytes", bytes, "repeated", false);
        context.rows().add("engine.large", Numbers.median(always), "x", "bytes", bytes, "repeated", true);
        context.rows().add("engine.large.without.p99", Numbers.median(without), "ms", "lanes", LANES);
    }

    /** Hard to compress, as a picture or an archive in text is. */
    private static String text(int bytes) {
        var random = new byte[bytes / 4 * 3];
        new Random(1).nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    private static double p99(Company company, Duration time, int larges)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var until = System.nanoTime() + time.toNanos();
            var other = threads.submit(() -> {
                for (var left = larges; left > 0 && System.nanoTime() < until; left--) {
                    company.complete(Playbooks.large());
                }
                return List.<Double>of();
            });
            var load = Load.of(company, Playbooks.free(), LANES, time);
            other.get();
            return Numbers.quantile(load.millis(), 0.99);
        }
    }
}
