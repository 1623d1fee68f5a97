package dev.steward.engine.internal.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
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
    private final PriorityQueue<In.Cut> cuts = new PriorityQueue<>(Comparator.comparingLong(In.Cut::fact));
    private boolean atCut;
    private boolean toBegin;
    private int before;

    Gates(Run run) {
        this.run = run;
    }

    /** The past will end there. */
    void cut(In.Cut cut) {
        cuts.add(cut);
    }

    /** How many are still to come, with the one that it is at. */
    int cutsLeft() {
        return cuts.size();
    }

    /** Whether the past ends here: nothing begins any more. */
    boolean atCut() {
        return atCut;
    }

    /** Whether the past ends with what follows from this fact. */
    boolean cutNow() {
        var next = cuts.peek();
        return atCut && !toBegin || next != null && run.seq() >= next.fact();
    }

    /** Whether the past ends here, whichever step would begin. */
    boolean cutBetweenSteps() {
        var next = cuts.peek();
        return next != null && run.seq() >= next.fact() && next.path().isEmpty();
    }

    /** How many commands of the last fact were there when the past ended. */
    int commandsBeforeCut() {
        return before;
    }

    /** Whether nothing begins before the run has its turn, after the past. */
    boolean toBegin() {
        return toBegin;
    }

    /** The past is over, and it goes on from here when it is its turn; what held the run then does not. */
    void passCut(boolean watchedNow) {
        cuts.poll();
        toBegin = true;
        atCut = true;
        paused = false;
        closed = false;
        watched = watchedNow;
        asked.forEach((path, go) -> held.add(() -> ask(path, go)));
        asked.clear();
    }

    /** It is its turn to go on. */
    void begun() {
        toBegin = false;
        atCut = false;
        release();
    }

    private void arrives(String path) {
        var next = cuts.peek();
        if (!atCut && next != null && run.seq() >= next.fact()
                && (next.path().isEmpty() || next.path().equals(path) || next.path().equals(run.former.path(path)))) {
            atCut = true;
            before = run.outs().size();
        }
    }

    /** Goes on at once even if the run is held, but not where its past ends. */
    void atPoint(Frame frame, String path, Runnable go) {
        arrives(path);
        if (atCut) {
            held.add(() -> {
                if (!frame.ended()) {
                    atPoint(frame, path, go);
                }
            });
        } else {
            go.run();
        }
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
        return paused || closed || stopped || atCut;
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
        arrives(path);
        if (holds()) {
            // it may be where another past ends when it is let go on
            held.add(() -> {
                if (!frame.ended()) {
                    atStep(frame, path, go);
                }
            });
        } else {
            ask(path, () -> {
                if (!frame.ended()) {
                    go.run();
                }
            });
        }
    }

    private void ask(String path, Runnable go) {
        if (watched) {
            asked.put(path, go);
            run.command(new Command.AskGate(path));
        } else {
            go.run();
        }
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
