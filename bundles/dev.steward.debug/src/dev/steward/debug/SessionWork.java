package dev.steward.debug;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.runtime.ProblemException;
import dev.steward.runtime.debug.DebugSession;

/** What is done with the session of a run that is debugged: in order, on a thread that may wait. Thread-safe. */
final class SessionWork {

    private final ExecutorService worker = Executors
            .newSingleThreadExecutor(Thread.ofVirtual().name("steward-target-", 0).factory());
    /** What people do comes after it is attached, though they see it held before. */
    private final CompletableFuture<@Nullable DebugSession> attached = new CompletableFuture<>();
    private final Consumer<String> told;

    /** @param told the sentence of what could not be done */
    SessionWork(Consumer<String> told) {
        this.told = told;
    }

    /** The session is there; null: there is none, and never will be where there was none before. */
    void attached(@Nullable DebugSession session) {
        attached.complete(session);
    }

    /** What was asked before is still done where there is a session. */
    void end() {
        worker.shutdown();
    }

    void later(Consumer<DebugSession> part) {
        later(part, () -> {
            // nobody waits for it
        });
    }

    private void later(Consumer<DebugSession> part, Runnable gone) {
        if (worker.isShutdown()) {
            gone.run();
            return;
        }
        worker.execute(() -> {
            var now = attached.join();
            if (now == null || now.isOver()) {
                gone.run();
                return;
            }
            try {
                part.accept(now);
            } catch (ProblemException e) {
                told.accept(e.sentence());
            } catch (RuntimeException e) {
                ILog.of(RunTarget.class).error("The debugger of " + now.run() + " could not do what was asked", e);
            }
        });
    }

    /** For what is to be known of it; fails where it can't be done, which is told, too. */
    <T> CompletableFuture<T> ask(Function<DebugSession, T> what) {
        var answer = new CompletableFuture<T>();
        later(now -> {
            try {
                answer.complete(what.apply(now));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
                throw e;
            }
        }, () -> answer.completeExceptionally(
                ProblemException.wrongUse("This run is not debugged any more, so nothing of it can be changed.")));
        return answer;
    }
}
