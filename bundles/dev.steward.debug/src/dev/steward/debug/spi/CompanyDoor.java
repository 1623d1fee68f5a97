package dev.steward.debug.spi;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import dev.steward.runtime.Company;
import dev.steward.runtime.RunFeed;
import dev.steward.runtime.Steward;

/** The company that runs are started in: a service of whoever has one open. No method waits; thread-safe. */
public interface CompanyDoor {

    /**
     * Does work that may wait for the store, files or models, on a thread of its own, as soon as the company is open.
     *
     * @return fails with a {@link dev.steward.runtime.ProblemException} when no company is open or can't be opened
     */
    <T> CompletableFuture<T> ask(BiFunction<Steward, Company, T> work);

    /** Hears what happens in runs, on a thread of the feed, until the handle is closed. */
    AutoCloseable follow(Consumer<RunFeed.Batch> view);
}
