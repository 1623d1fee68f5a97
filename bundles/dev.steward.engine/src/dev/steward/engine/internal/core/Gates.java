package dev.steward.engine.internal.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Where a run can be held: pause and closing hold it before steps and calls,
 * a debugger's gate before steps.
 */
final class Gates {

    private final Run run;
    private final List<Runnable> held = new ArrayList<>();
    private final Map<String, Runnable> asked = new LinkedHashMap<>();
    private boolean paused;
    private boolean closed;
    private boolean watched;

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

    void unpause() {
        paused = false;
        release();
    }

    private void release() {
        if (paused || closed) {
            return;
        }
        var parts = List.copyOf(held);
        held.clear();
        parts.forEach(run::later);
    }

    /** Goes on at once, or when the run is no longer paused; what has ended by then does not. */
    void atCall(Frame frame, Runnable go) {
        if (paused || closed) {
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

    @Nullable
    String waitingFor() {
        return asked.isEmpty() ? null : "the debugger before " + asked.keySet().iterator().next();
    }
}
