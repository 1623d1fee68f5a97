package dev.steward.engine.tests.sim;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.steward.engine.Engine;
import dev.steward.engine.RunState;

/** Whether what is taken back is taken back once, after it was done, and in reverse. */
final class Undos {

    private static final String UNDO = "~undo", VERIFY = "~verify";

    private final Facts facts;
    private final Map<String, Integer> finished = new LinkedHashMap<>();
    private final Map<String, Integer> begun = new LinkedHashMap<>();
    private final Map<String, Integer> undone = new LinkedHashMap<>();
    private int clock;

    Undos(Facts facts) {
        this.facts = facts;
    }

    /** What was done until now is another run's. */
    void leave() {
        finished.clear();
        begun.clear();
        undone.clear();
    }

    /** Whether an effect was taken back. */
    boolean undone(String path) {
        return undone.containsKey(path);
    }

    /** A call came back; {@code something}: what reads back says that it happened. */
    void done(String path, boolean something) {
        if (!path.endsWith(VERIFY)) {
            happened(path);
        } else if (something) {
            happened(path.substring(0, path.length() - VERIFY.length()));
        }
    }

    /** A call failed; what answered wrongly has happened. */
    void failed(String path, String error) {
        if (error.equals("InvalidOutput") && !path.endsWith(VERIFY)) {
            happened(path);
        }
    }

    void decided(Engine.Card card, Engine.Decision decision) {
        if (card.kind().equals("unknown") && decision.answer() != Engine.Answer.REJECT) {
            happened(card.path());
        }
    }

    private void happened(String path) {
        if (path.endsWith(UNDO)) {
            undone.putIfAbsent(path.substring(0, path.length() - UNDO.length()), ++clock);
        } else if (facts.step(path).undo() && !facts.step(path).does().isEmpty()) {
            finished.putIfAbsent(path, ++clock);
        }
    }

    /** A call is about to be made. */
    void intended(String path) {
        if (!path.endsWith(UNDO)) {
            return;
        }
        var step = path.substring(0, path.length() - UNDO.length());
        if (undone.containsKey(step)) {
            throw new Violation(step + " is taken back a second time");
        }
        if (facts.step(step).does().isEmpty()) {
            return;
        }
        var done = finished.get(step);
        if (done == null) {
            throw new Violation(step + " is taken back, but is not known as done");
        }
        if (begun.putIfAbsent(step, ++clock) == null) {
            begun.forEach((other, at) -> inOrder(step, done, other, at));
        }
    }

    /** What was done before {@code other}, must be taken back after it; unless it was done only after that. */
    private void inOrder(String step, int done, String other, int at) {
        if (!other.equals(step) && finished.getOrDefault(other, 0) < done && done < at
                && !facts.concurrent(step, other)) {
            throw new Violation(step + " was done after " + other + ", and is taken back after it, too");
        }
    }

    /** The run has ended. */
    void ended(RunState state) {
        if (state == RunState.PARTLY_COMPENSATED || state == RunState.DONE) {
            return;
        }
        for (var undo : begun.entrySet()) {
            if (!undone.containsKey(undo.getKey())) {
                throw new Violation(undo.getKey() + " could not be taken back, but the run is " + state);
            }
            finished.forEach((later, at) -> {
                if (at > finished.getOrDefault(undo.getKey(), 0) && at < undo.getValue() && !undone.containsKey(later)
                        && !facts.concurrent(later, undo.getKey())) {
                    throw new Violation(undo.getKey() + " was taken back, " + later + " was done after it and was not");
                }
            });
        }
    }
}
