package dev.steward.store.derby.internal;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import dev.steward.engine.spi.StoreException;

/**
 * Sessions with the database, handed out only inside callbacks. Callbacks run on threads of their own: an interrupt
 * that is meant for a caller can't reach Derby's files, and a virtual thread that waits isn't pinned.
 */
public final class Database {

    private static final int SESSIONS = 4, TRIES = 8;
    private static final long FIRST_PAUSE_MS = 5;

    private final Derby derby;
    private final Failures failures;
    private final ExecutorService threads;
    private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    private Database(Derby derby, Failures failures) {
        this.derby = derby;
        this.failures = failures;
        threads = Executors.newFixedThreadPool(SESSIONS,
                Thread.ofPlatform().daemon().name("steward-store-", 1).factory());
    }

    /** Boots the database in that folder, makes it when {@code create} says so, and runs the first callback. */
    public static Database open(Path directory, boolean create, Failures failures, Work<?> first) {
        var database = new Database(new Derby(directory), failures);
        try {
            database.idle.add(new Session(database.derby.connect(create)));
            database.call(first);
            return database;
        } catch (SQLException e) {
            database.threads.close();
            throw failures.of(e);
        } catch (RuntimeException e) {
            throw database.closeAfter(e);
        }
    }

    /** Runs a callback in a transaction on a thread of the store and waits for it; durable on return. */
    public <T> T call(Work<T> work) {
        CompletableFuture<T> result;
        try {
            result = CompletableFuture.supplyAsync(() -> withSession(work), threads);
        } catch (RejectedExecutionException e) {
            throw failures.closed();
        }
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreException problem) {
                throw new StoreException(problem.reason(), String.valueOf(problem.getMessage()), problem);
            }
            throw e.getCause() instanceof RuntimeException problem ? problem : e;
        }
    }

    private <T> T withSession(Work<T> work) {
        try {
            var session = idle.poll();
            if (session == null || !session.usable()) {
                session = new Session(derby.connect(false));
            }
            try {
                return transact(session, work);
            } finally {
                idle.add(session);
            }
        } catch (SQLException e) {
            throw failures.of(e);
        } catch (IllegalArgumentException e) {
            throw failures.broken(e);
        }
    }

    /** A session for a thread that keeps it, such as the writer. */
    Session session() throws SQLException {
        return new Session(derby.connect(false));
    }

    /** The one place where work is tried again after a transient failure; else the failure goes on to the caller. */
    <T> T transact(Session session, Work<T> work) throws SQLException {
        for (int attempt = 1;; attempt++) {
            try {
                var result = work.run(session);
                session.commit();
                return result;
            } catch (SQLException e) {
                undo(session, e);
                if (!Failures.isTransient(e) || attempt == TRIES || paused(FIRST_PAUSE_MS << attempt)) {
                    throw e;
                }
            } catch (RuntimeException | Error e) {
                undo(session, e);
                throw e;
            }
        }
    }

    private static void undo(Session session, Throwable reason) {
        try {
            if (session.usable()) {
                session.rollback();
            }
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    /** Waits before the next try; true when the store closes meanwhile. */
    private boolean paused(long millis) {
        try {
            return closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    Failures failures() {
        return failures;
    }

    /** Closes after a failure that goes on to the caller. */
    RuntimeException closeAfter(RuntimeException problem) {
        try {
            close();
        } catch (StoreException e) {
            problem.addSuppressed(e);
        }
        return problem;
    }

    /** Lets callbacks end, then shuts the database down. */
    public void close() {
        closing.countDown();
        threads.close();
        try {
            for (var session = idle.poll(); session != null; session = idle.poll()) {
                session.close();
            }
            derby.shutDown();
        } catch (SQLException e) {
            throw failures.of(e);
        }
    }
}
