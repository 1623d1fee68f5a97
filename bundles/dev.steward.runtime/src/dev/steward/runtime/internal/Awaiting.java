package dev.steward.runtime.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;

/**
 * Waits for a run to rest, but not for turns that are further off than the caller's patience: a call that waits for an
 * hour's limit would keep a command for that hour.
 */
public record Awaiting(Engine engine) {

    private static final Duration PACE = Duration.ofSeconds(1);

    /** As {@link Engine#await}, and also returns when a call of the run has waited for its turn that long. */
    public void rest(RunId run, Duration patience) throws InterruptedException {
        var rested = new CompletableFuture<Void>();
        var waiter = Thread.ofVirtual().name("steward-await").start(() -> {
            try {
                engine.await(run, patience);
                rested.complete(null);
            } catch (InterruptedException | RuntimeException | Error e) {
                rested.completeExceptionally(e);
            }
        });
        try {
            while (!hasRested(rested) && !waitsLonger(run, patience)) {
                continue;
            }
        } finally {
            waiter.interrupt();
        }
    }

    private static boolean hasRested(CompletableFuture<Void> rested) throws InterruptedException {
        try {
            rested.get(PACE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException problem -> throw problem;
                case InterruptedException interrupted -> throw interrupted;
                case null, default -> throw new IllegalStateException(e.getMessage(), e);
            }
        }
    }

    private boolean waitsLonger(RunId run, Duration patience) {
        var now = Instant.now();
        return engine.queue().places().stream().anyMatch(place -> place.run().equals(run) && !place.path().isEmpty()
                && Duration.between(place.since(), now).compareTo(patience) > 0);
    }
}
