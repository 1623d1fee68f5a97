package dev.steward.engine.internal.core;

import java.util.HashMap;
import java.util.Map;

import dev.steward.engine.internal.journal.In;

/** What a run takes back, and took back: the state it ends in, and the keys under which things are done anew. */
final class Compensation {

    private final Run run;
    private final Map<String, Integer> takenBack = new HashMap<>();
    private int going;
    private boolean began;
    private boolean partly;

    Compensation(Run run) {
        this.run = run;
    }

    /** From here on it is a run of its own, which knows what its family took back. */
    void forked(In.Forked in) {
        began = false;
        partly = false;
        var taken = in.taken();
        if (taken != null) {
            taken.forEach((key, times) -> takenBack.merge(key, times, Math::max));
        }
    }

    void begins(boolean somethingStays) {
        going++;
        began = true;
        partly |= somethingStays;
        run.note("run.compensating", "", Map::of);
    }

    /** Something is taken back, and the run goes on all the same. */
    void beginsBeside() {
        going++;
        run.note("run.compensating", "", Map::of);
    }

    void ends() {
        going--;
    }

    /** Whether something is being taken back. */
    boolean goesOn() {
        return going > 0;
    }

    /** What a run that comes to this end is. */
    RunEnd end(Completion how) {
        return RunEnd.of(how, began, partly);
    }

    void takenBack(String key) {
        takenBack.merge(key, 1, Integer::sum);
    }

    /** How often what was done under a declared key was taken back, by key. */
    Map<String, Integer> takenBack() {
        return Map.copyOf(takenBack);
    }

    /** A declared key; another one after what was done under it was taken back, as the other side knows the old one. */
    String keyAnew(String key) {
        var times = takenBack.get(key);
        return times == null ? key : key + "#" + (times + 1);
    }

    void undoFailed(String path, Failure why) {
        partly = true;
        run.why(path, () -> "it could not be taken back: " + why.sentence());
    }
}
