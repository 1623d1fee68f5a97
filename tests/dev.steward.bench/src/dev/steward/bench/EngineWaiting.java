package dev.steward.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;

/** {@code engine.waiting}: heap that a run takes which waits for days, in the process that it began to wait in. */
final class EngineWaiting implements Bench {

    private static final int MOST_COLLECTIONS = 10, STEADY = 50_000;

    @Override
    public String name() {
        return "engine.waiting";
    }

    @Override
    public void run(Context context) throws Exception {
        var runs = context.scale().waiting();
        var folder = context.scratch("waiting");
        var plan = Playbooks.waiting();
        try (var company = Company.open(folder, Outside.free(), plan)) {
            wait(company, 1);
            var before = heap();
            wait(company, runs);
            var used = heap() - before;
            context.rows().add("engine.waiting", (double) used / runs, "bytes/run", "runs", runs, "restarted", false);
        }
        try (var company = Company.open(folder, Outside.free(), plan)) {
            var before = heap();
            var began = System.nanoTime();
            var taken = company.engine().recover().size();
            var seconds = (System.nanoTime() - began) / 1e9;
            context.rows().add("engine.waiting", (double) (heap() - before) / runs, "bytes/run", "runs", runs,
                    "restarted", true);
            context.rows().add("engine.waiting.recover", seconds, "s", "runs", taken);
        }
        Context.delete(folder);
    }

    private static void wait(Company company, int runs) throws InterruptedException {
        var started = new ArrayList<RunId>();
        var plan = Playbooks.waiting();
        for (var i = 0; i < runs; i++) {
            started.add(company.start(plan));
        }
        for (var run : started) {
            company.rest(run);
            var state = company.state(run);
            if (state != RunState.WAITING) {
                throw new IllegalStateException("A run that should wait is " + state);
            }
        }
    }

    /** What is used when collecting finds nothing more to give back. */
    private static long heap() {
        var memory = ManagementFactory.getMemoryMXBean();
        var used = Long.MAX_VALUE;
        for (var times = 0; times < MOST_COLLECTIONS; times++) {
            memory.gc();
            var now = memory.getHeapMemoryUsage().getUsed();
            if (now > used - STEADY) {
                return now;
            }
            used = now;
        }
        return used;
    }
}
