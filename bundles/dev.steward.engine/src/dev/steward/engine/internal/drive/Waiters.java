package dev.steward.engine.internal.drive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.Nullable;

/** Who waits for a run to rest. Confined to the run's queue. */
final class Waiters {

    private final List<Waiter> waiters = new ArrayList<>();

    private record Waiter(Duration patience, CompletableFuture<Void> told) {
    }

    void add(Duration patience, CompletableFuture<Void> told) {
        waiters.add(new Waiter(patience, told));
    }

    boolean isEmpty() {
        return waiters.isEmpty();
    }

    /** Tells those whose patience says that the run rests, or all that it {@code failed}. */
    void tell(@Nullable RuntimeException failed, Predicate<Duration> rests) {
        for (var waiter : List.copyOf(waiters)) {
            if (failed != null) {
                waiters.remove(waiter);
                waiter.told().completeExceptionally(failed);
            } else if (rests.test(waiter.patience())) {
                waiters.remove(waiter);
                waiter.told().complete(null);
            }
        }
    }
}
