package dev.steward.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.steward.engine.plan.Plan;

/** Runs one after the other in a number of lanes; {@code millis} is how long each run took. */
record Load(double seconds, List<Double> millis) {

    private static final int LOOKED_AT = 100;

    /** Lanes that start a run as long as there is time, and wait for its end. */
    static Load of(Company company, Plan plan, int lanes, Duration time)
            throws InterruptedException, ExecutionException {
        var began = System.nanoTime();
        return of(lanes, began, () -> lane(company, plan, began + time.toNanos()));
    }

    private static List<Double> lane(Company company, Plan plan, long until) throws InterruptedException {
        var millis = new ArrayList<Double>();
        while (System.nanoTime() < until) {
            millis.add(timed(company, plan));
        }
        return millis;
    }

    /** Lanes that make that many runs together. */
    static Load of(Company company, Plan plan, int lanes, int runs) throws InterruptedException, ExecutionException {
        var left = new java.util.concurrent.atomic.AtomicInteger(runs);
        return of(lanes, System.nanoTime(), () -> {
            var millis = new ArrayList<Double>();
            while (left.getAndDecrement() > 0) {
                millis.add(timed(company, plan));
            }
            return millis;
        });
    }

    /** One run in a hundred is looked at afterwards: a reader is no part of what is measured. */
    private static double timed(Company company, Plan plan) throws InterruptedException {
        var began = System.nanoTime();
        var run = company.complete(plan);
        var took = System.nanoTime() - began;
        if (took % LOOKED_AT == 0) {
            company.check(run);
        }
        return took / 1e6;
    }

    private static Load of(int lanes, long began, java.util.concurrent.Callable<List<Double>> lane)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var parts = new ArrayList<Future<List<Double>>>();
            for (var i = 0; i < lanes; i++) {
                parts.add(threads.submit(lane));
            }
            var millis = new ArrayList<Double>();
            for (var part : parts) {
                millis.addAll(part.get());
            }
            return new Load((System.nanoTime() - began) / 1e9, millis);
        }
    }

    /** Steps a second, of runs with that many steps. */
    double rate(int steps) {
        return millis.size() * steps / seconds;
    }
}
