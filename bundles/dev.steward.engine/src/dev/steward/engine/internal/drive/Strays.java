package dev.steward.engine.internal.drive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import dev.steward.engine.RunId;
import dev.steward.engine.Stuck;

/** Finds runs in memory that wait for a call which nobody makes, or that don't answer. */
record Strays(Shared shared, Roster roster) {

    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final String SILENT = "\u0000";

    /** Them, after two seconds at most. */
    List<Stuck> find() {
        var now = shared.ports.ticker().now();
        var strays = new ArrayList<Stuck>();
        var asked = new LinkedHashMap<RunId, CompletableFuture<String>>();
        roster.live().forEach(actor -> {
            var told = new CompletableFuture<String>();
            actor.tell(new RunActor.Part(body -> {
                var path = body.lostCall();
                told.complete(path == null ? "" : path);
            }, why -> told.complete(""), false));
            asked.put(actor.run, told);
        });
        var all = CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new));
        try {
            shared.threads.await(all, ANSWER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            Shared.LOG.log(System.Logger.Level.WARNING, "Not every run answers.", e);
        }
        asked.forEach((run, told) -> {
            var path = told.getNow(SILENT);
            if (!path.isEmpty()) {
                strays.add(new Stuck(run, Stuck.Kind.BETWEEN_STEPS, path.equals(SILENT) ? "" : path, now,
                        "The run " + run + (path.equals(SILENT) ? " does not answer"
                                : " waits at " + path + " for a call that nobody makes")
                                + "; restart Steward, and report the defect if it comes again."));
            }
        });
        return strays;
    }
}
