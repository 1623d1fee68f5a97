package dev.steward.bench;

import java.util.ArrayList;
import java.util.List;

import dev.steward.engine.plan.Plan;

/**
 * {@code engine.steps}: steps a second of 20-step playbooks, with and without a barrier before each step, beside raw
 * one-row commits; the processor's time that each takes, and how long a run takes. What is compared is measured in
 * turn, so that what else the machine does hits all alike.
 */
final class EngineSteps implements Bench {

    private static final int[] CONCURRENCY = { 1, 32 };

    @Override
    public String name() {
        return "engine.steps";
    }

    /** One setting and what was measured of it. */
    private record Mode(int concurrency, boolean barrier, Plan plan, List<Double> rates, List<Double> millis,
            List<Double> micros) {
        Mode(int concurrency, boolean barrier) {
            this(concurrency, barrier, barrier ? Playbooks.effects() : Playbooks.free(), new ArrayList<>(),
                    new ArrayList<>(), new ArrayList<>());
        }

        void measure(Company company, Context context, boolean counts) throws Exception {
            var before = Machine.processorMicros();
            var load = Load.of(company, plan, concurrency, context.scale().round());
            if (counts) {
                rates.add(load.rate(Playbooks.STEPS));
                millis.addAll(load.millis());
                micros.add((Machine.processorMicros() - before) / (load.rate(Playbooks.STEPS) * load.seconds()));
            }
        }
    }

    @Override
    public void run(Context context) throws Exception {
        for (var concurrency : CONCURRENCY) {
            measure(context, concurrency);
        }
    }

    private static void measure(Context context, int concurrency) throws Exception {
        var folder = context.scratch("steps");
        var pipelined = new Mode(concurrency, false);
        var barrier = new Mode(concurrency, true);
        var commits = new ArrayList<Double>();
        var micros = new ArrayList<Double>();
        try (var company = Company.open(folder, Outside.free(), pipelined.plan(), barrier.plan());
                var raw = RawDerby.open(folder.resolve("raw"))) {
            for (var round = 0; round <= context.scale().rounds(); round++) {
                var before = Machine.processorMicros();
                var rate = raw.commits(concurrency, context.scale().round());
                if (round > 0) {
                    commits.add(rate);
                    micros.add((Machine.processorMicros() - before) / rate / context.scale().round().toMillis() * 1000);
                }
                pipelined.measure(company, context, round > 0);
                barrier.measure(company, context, round > 0);
            }
        }
        Context.delete(folder);
        RawCommits.report(context.rows(), concurrency, Numbers.median(commits));
        context.rows().add(RawCommits.NAME + ".processor", Numbers.median(micros), "µs/commit", "connections",
                concurrency);
        report(context.rows(), pipelined, commits);
        report(context.rows(), barrier, commits);
    }

    private static void report(Rows rows, Mode mode, List<Double> commits) {
        var settings = new Object[]{ "concurrency", mode.concurrency(), "barrier", mode.barrier() };
        var ratios = new ArrayList<Double>();
        for (var round = 0; round < commits.size(); round++) {
            ratios.add(mode.rates().get(round) / commits.get(round));
        }
        rows.add("engine.steps", Numbers.median(mode.rates()), "steps/s", settings);
        rows.add("engine.steps.ratio", Numbers.median(ratios), "x raw", settings);
        rows.add("engine.steps.processor", Numbers.median(mode.micros()), "µs/step", settings);
        rows.add("engine.steps.run.p50", Numbers.quantile(mode.millis(), 0.5), "ms", settings);
        rows.add("engine.steps.run.p99", Numbers.quantile(mode.millis(), 0.99), "ms", settings);
    }
}
