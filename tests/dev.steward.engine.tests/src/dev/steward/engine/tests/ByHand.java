package dev.steward.engine.tests;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.Engines;
import dev.steward.engine.Limits;
import dev.steward.engine.PassingValues;
import dev.steward.engine.Ports;
import dev.steward.engine.internal.drive.DrivenEngine;
import dev.steward.engine.internal.drive.Threads;
import dev.steward.engine.spi.StepGate;
import dev.steward.testkit.Lab;
import dev.steward.testkit.MemMemory;

/** Runs the parts of an engine on the test's thread, one at a time, so that a test chooses what comes between two. */
final class ByHand implements Threads {

    private final ArrayDeque<Runnable> parts = new ArrayDeque<>();
    private final ArrayDeque<Runnable> calls = new ArrayDeque<>();
    private boolean timedOut;

    /** Somebody waits for what nothing that is left would bring. */
    static final class Stalled extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** An engine over the doubles of a lab, whose own is closed. */
    Engine engine(Lab lab, Limits limits, @Nullable StepGate gate) {
        lab.engine().close();
        var memory = new MemMemory(lab.disk, lab.life(), lab.ticker::now);
        return new DrivenEngine(new Ports(lab.store(), memory, memory, List.of(lab.model),
                lab.world.connectors(lab.life()), lab::plan, lab.ticker, gate, lab.life(), new PassingValues(), limits),
                new Engines.Options(Duration.ofMinutes(1), Duration.ofMinutes(5), 1000, new SplittableRandom(1)), this);
    }

    @Override
    public boolean execute(Runnable part) {
        return parts.add(part);
    }

    @Override
    public boolean call(Runnable call) {
        return calls.add(call);
    }

    /** How many calls were asked for and have not begun. */
    int calls() {
        return calls.size();
    }

    /** Makes the next call, whose result then waits for its part. */
    void makeCall() {
        calls.remove().run();
    }

    /** Runs parts, but no calls, until this is so. */
    void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (parts.isEmpty()) {
                throw new Stalled();
            }
            parts.remove().run();
        }
    }

    /** Runs all that is left, calls too. */
    void all() {
        while (step()) {
            continue;
        }
    }

    private boolean step() {
        var next = parts.isEmpty() ? calls.poll() : parts.remove();
        if (next == null) {
            return false;
        }
        next.run();
        return true;
    }

    /** Whether somebody waited as long as may be. */
    boolean timedOut() {
        return timedOut;
    }

    @Override
    public <T> T await(CompletableFuture<T> stage) throws InterruptedException, ExecutionException {
        until(stage::isDone);
        return stage.get();
    }

    @Override
    public <T> T await(CompletableFuture<T> stage, Duration atMost)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return await(stage);
        } catch (Stalled e) {
            timedOut = true;
            throw new TimeoutException();
        }
    }

    @Override
    public void close(Duration grace) {
        all();
    }
}
