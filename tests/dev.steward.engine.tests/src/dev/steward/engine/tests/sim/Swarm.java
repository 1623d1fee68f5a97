package dev.steward.engine.tests.sim;

import java.util.EnumSet;
import java.util.Set;

/** Which faults a simulation has: some seeds few, some many, so that no fault always hides another one. */
final class Swarm {

    private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
    private boolean calm;

    Swarm(Choices.Source choices) {
        var share = choices.of(0, 1, 2, 3, 4, 6);
        for (var fault : Fault.values()) {
            if (choices.below(6) > 5 - share) {
                faults.add(fault);
            }
        }
    }

    boolean has(Fault fault) {
        return !calm && faults.contains(fault);
    }

    /** From now on nothing goes wrong any more. */
    void calm() {
        calm = true;
    }

    boolean isCalm() {
        return calm;
    }

    @Override
    public String toString() {
        return faults.toString();
    }
}
