package dev.steward.engine.internal.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.journal.In;

/**
 * Where a run can be held: pause, closing and the emergency stop hold it before steps and calls, a debugger's gate
 * before steps, scarce slots before calls that need one.
 */
final class Gates {

    private final Run run;
    private final List<Runnable> held = new ArrayList<>();
    private final Map<String, Runnable> asked = new LinkedHashMap<>();
    private boolean paused;
    private boolean closed;
    private boolean watched;
    private boolean stopped;
    private Set<String> scarce = Set.of();

    Gates(Run run) {
        this.run = run;
    }

    void watched(boolean now) {
        watched = now;
    }

    boolean paused() {
        return paused;
    }

    void pause() {
        paused = true;
    }

    boolean closed() {
        return closed;
    }

    /** Nothing new is begun until the next process takes the run up. */
    void close() {
        closed = true;
    }

    /** Everything is stopped or goes on; slots are scarce or not. */
    void throttled(In.Throttled now) {
        if (stopped != now.stopped()) {
            run.note(now.stopped() ? "run.stopped" : "run.released", "", Map::of);
        }
        stopped = now.stopped();
        scarce = Set.copyOf(now.scarce());
        release();
    }

    boolean stopped() {
        return stopped;
    }

    Set<String> scarce() {
        return scarce;
    }

    /** Whether a call has to wait for its turn. */
    boolean asksFirst(CallSpec spec) {
        return !scarce.isEmpty() && (spec.slots().stream().anyMatch(scarce::contains)
                || scarce.contains(CallSpec.MANY) && !spec.slots().isEmpty() && run.calls.many());
    }

    /** Whether nothing may begin now. */
    boolean holds() {
        return paused || closed || stopped;
    }

    /** Runs a part when nothing holds the run, at once if so. */
    void whenFree(Runnable part) {
        if (holds()) {
            held.add(() -> whenFree(part));
        } else {
            part.run();
        }
    }

    void unpause() {
        paused = false;
        release();
    }

    private void release() {
        if (holds()) {
            return;
        }
        var parts = List.copyOf(held);
        held.clear();
        parts.forEach(run::later);
    }

    /** Goes on at once, or when the run is no longer paused; what has ended by then does not. */
    void atCall(Frame frame, Runnable go) {
        if (holds()) {
            held.add(() -> {
                if (!frame.ended()) {
                    atCall(frame, go);
                }
            });
        } else {
            go.run();
        }
    }

    /** As {@link #atCall}, and the debugger's gate is asked. */
    void atStep(Frame frame, String path, Runnable go) {
        atCall(frame, () -> {
            if (watched) {
                asked.put(path, () -> {
                    if (!frame.ended()) {
                        go.run();
                    }
                });
                run.command(new Command.AskGate(path));
            } else {
                go.run();
            }
        });
    }

    boolean expects(String path) {
        return asked.containsKey(path);
    }

    void go(String path) {
        var part = asked.remove(path);
        if (part == null) {
            throw new IllegalTransition("The step " + path + " was released but is not held.");
        }
        part.run();
    }

    /** After a restart: held steps ask again, or go on when nobody watches any more. */
    void restarted(boolean watchedNow) {
        watched = watchedNow;
        closed = false;
        release();
        var steps = new LinkedHashMap<>(asked);
        if (watched) {
            steps.keySet().forEach(path -> run.command(new Command.AskGate(path)));
        } else {
            asked.clear();
            steps.values().forEach(run::later);
        }
    }

    /** Asks the debugger's gate again for what it holds. */
    void rearm() {
        asked.keySet().forEach(path -> run.command(new Command.AskGate(path)));
    }

    /** Whether only a restart lets it go on. */
    boolean needsRestart(boolean watchedNow) {
        return closed || watched != watchedNow;
    }

    /** Whether it was held for the end of the process. */
    boolean cutShort() {
        return closed && !held.isEmpty();
    }

    /** Whether the emergency stop keeps something from going on. */
    boolean heldByStop() {
        return stopped && !held.isEmpty();
    }

    @Nullable
    String waitingFor() {
        return asked.isEmpty() ? null : WaitingFor.DEBUGGER + asked.keySet().iterator().next();
    }
}
