package dev.steward.ui;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.steward.runtime.Owner;
import dev.steward.runtime.RunFeed;

/**
 * The one company that the workbench shows; {@code getService(OpenCompany.class)} of any workbench site gives it. No
 * method waits, so all may be called on the UI thread. What the company knows is asked for by {@link #ask}, which does
 * its work elsewhere. Thread-safe.
 */
public interface OpenCompany {

    /** How far it is. */
    Opening state();

    /**
     * Hears every change of {@link #state}, and the present state at once, on any thread, until the handle is closed.
     */
    AutoCloseable listen(Consumer<Opening> listener);

    /** Hears what happens in runs, in every company opened from now on, on a thread of the feed; see {@link RunFeed}. */
    AutoCloseable follow(Consumer<RunFeed.Batch> view);

    /** Opens the company of a folder in the background; the one that was open is closed first. */
    void open(Path folder);

    /** Makes a sample company in a folder that is new or empty, and opens it. */
    CompletableFuture<Path> make(Path folder);

    /** The process that works on the company, as known now. */
    Optional<Owner> owner();

    /**
     * Does work that may wait for the store, files or models, on a thread of its own, as soon as the company is open.
     *
     * @return fails with a {@link dev.steward.runtime.ProblemException} when no company is open or can't be opened
     */
    <T> CompletableFuture<T> ask(Function<Session, T> work);

    /** Closes the company at a safe point and waits for it, but not for ever; open runs go on at the next start. */
    void close();
}
