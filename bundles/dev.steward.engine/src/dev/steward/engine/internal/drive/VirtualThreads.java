package dev.steward.engine.internal.drive;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Virtual threads, as the product uses them. */
final class VirtualThreads implements Threads {

    private final ExecutorService threads = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("steward-engine-", 0).factory());

    @Override
    public boolean execute(Runnable part) {
        try {
            threads.execute(part);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    @Override
    public <T> T await(CompletableFuture<T> stage) throws InterruptedException, ExecutionException {
        return stage.get();
    }

    @Override
    public <T> T await(CompletableFuture<T> stage, Duration atMost)
            throws InterruptedException, ExecutionException, TimeoutException {
        return stage.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close(Duration grace) {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
                threads.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
