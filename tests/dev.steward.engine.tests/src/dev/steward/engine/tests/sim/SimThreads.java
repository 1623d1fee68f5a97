package dev.steward.engine.tests.sim;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import dev.steward.engine.internal.drive.Threads;

/** Puts the parts of one process in the one queue of the simulation. */
final class SimThreads implements Threads {

    private static final int LOOK = 100;

    private final Schedule schedule;
    private final Process process;
    private boolean closed;

    SimThreads(Schedule schedule, Process process) {
        this.schedule = schedule;
        this.process = process;
    }

    @Override
    public boolean execute(Runnable part) {
        if (closed && process.alive()) {
            return false;
        }
        schedule.ready(process, "engine", part);
        return true;
    }

    @Override
    public <T> T await(CompletableFuture<T> stage) throws InterruptedException, ExecutionException {
        if (!stage.isDone()) {
            var pause = new Pause(schedule, process, "await");
            stage.whenComplete((done, error) -> pause.resume());
            pause.await();
        }
        return stage.get();
    }

    @Override
    public <T> T await(CompletableFuture<T> stage, Duration atMost)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (!stage.isDone()) {
            var pause = new Pause(schedule, process, "await");
            stage.whenComplete((done, error) -> pause.resume());
            schedule.after(process, atMost.toMillis(), "await is over", pause::resume);
            pause.await();
        }
        if (!stage.isDone()) {
            throw new TimeoutException();
        }
        return stage.get();
    }

    @Override
    public void close(Duration grace) {
        closed = true;
        try {
            settle(grace.toMillis());
            schedule.waiting(process).stream().filter(p -> p.what.startsWith(SimOutside.CALL))
                    .forEach(Pause::interrupt);
            settle(grace.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void settle(long most) throws InterruptedException {
        for (var waited = 0L; waited < most
                && (schedule.busy(process) || !schedule.waiting(process).isEmpty()); waited += LOOK) {
            var pause = new Pause(schedule, process, "closing");
            schedule.after(process, LOOK, "closing", pause::resume);
            pause.await();
        }
    }
}
