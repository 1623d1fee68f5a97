package dev.steward.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.steward.engine.Engine;
import dev.steward.engine.Holds;
import dev.steward.engine.RunId;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.value.Value;

/**
 * {@code debug.free}: a run that is debugged without a breakpoint beside a plain one, in turn and in one process; both
 * are listened to, and the one that is debugged is attached to as a session does that. {@code debug.step}: from
 * the wish to step over to the next step's being held, durably.
 */
final class DebugFree implements Bench {

    private static final int STEPPED = 300;

    @Override
    public String name() {
        return "debug";
    }

    @Override
    public void run(Context context) throws Exception {
        var steps = Math.max(100, context.scale().steps());
        var plan = Playbooks.loop(steps);
        var folder = context.scratch("debug");
        try (var company = Company.open(folder, Outside.free(), plan); var heard = company.engine().listen(event -> {
        })) {
            var plain = new ArrayList<Double>();
            var debugged = new ArrayList<Double>();
            var ratios = new ArrayList<Double>();
            for (var round = 0; round <= context.scale().rounds(); round++) {
                var one = plain(company, plan);
                var other = debugged(company, plan);
                if (round > 0) {
                    plain.add(one);
                    debugged.add(other);
                    ratios.add(other / one);
                }
            }
            context.rows().add("debug.free", Numbers.median(ratios), "x plain", "steps", steps);
            context.rows().add("debug.free.plain", Numbers.median(plain), "s", "steps", steps);
            context.rows().add("debug.free.debugged", Numbers.median(debugged), "s", "steps", steps);
            var millis = stepped(company, plan, steps - 1);
            context.rows().add("debug.step.p50", Numbers.quantile(millis, 0.5), "ms", "steps", millis.size());
            context.rows().add("debug.step.p95", Numbers.quantile(millis, 0.95), "ms", "steps", millis.size());
        }
        Context.delete(folder);
    }

    private static double plain(Company company, Plan plan) throws InterruptedException {
        var began = System.nanoTime();
        company.finish(company.start(plan));
        return (System.nanoTime() - began) / 1e9;
    }

    private static double debugged(Company company, Plan plan) throws Exception {
        var began = System.nanoTime();
        var run = start(company, plan, Holds.NONE);
        var engine = company.engine();
        var past = engine.past(run).orElseThrow();
        engine.held(run);
        company.finish(run);
        var took = (System.nanoTime() - began) / 1e9;
        if (past.lastSeq() == 0) {
            throw new IllegalStateException("The past of " + run + " has no entry.");
        }
        return took;
    }

    private static RunId start(Company company, Plan plan, Holds holds) {
        return company.engine()
                .start(new Engine.Start(plan, Map.of(), Company.settings(), null, null, null, holds));
    }

    private static List<Double> stepped(Company company, Plan plan, int most) throws Exception {
        var held = new LinkedBlockingQueue<String>();
        var millis = new ArrayList<Double>();
        try (var ear = company.engine().listen(event -> {
            if (event.type().equals("step.held") && event.facts().get("held") instanceof Value.Text key) {
                held.add(key.text());
            }
        })) {
            var run = start(company, plan, Holds.everyStep());
            var key = held.take();
            for (var step = 0; step < Math.min(STEPPED, most); step++) {
                var began = System.nanoTime();
                company.engine().release(run, key);
                key = held.poll(1, TimeUnit.MINUTES);
                if (key == null) {
                    break;
                }
                millis.add((System.nanoTime() - began) / 1e6);
            }
            company.engine().cancel(run, "bench");
            company.engine().hold(run, Holds.NONE, "bench");
            company.rest(run);
        }
        return millis;
    }
}
