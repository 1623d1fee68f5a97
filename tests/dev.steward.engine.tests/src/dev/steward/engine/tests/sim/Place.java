package dev.steward.engine.tests.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * Where in a playbook something is written.
 *
 * @param base  the name of the input that everything done here is called after
 * @param loops the loop variables around it, the outermost first
 * @param lanes the lanes of parallel blocks around it, as {@code block=lane}
 */
record Place(int depth, String base, List<String> loops, List<String> lanes, boolean saga) {

    /** The top of a playbook. */
    static Place top(int depth, String base) {
        return new Place(depth, base, List.of(), List.of(), false);
    }

    Place deeper() {
        return new Place(depth + 1, base, loops, lanes, saga);
    }

    Place inSaga() {
        return new Place(depth + 1, base, loops, lanes, true);
    }

    Place inLane(String block, int lane) {
        return new Place(depth + 1, base, loops, with(lanes, block + "=" + lane), saga);
    }

    /** A lane of a race takes back what it did when it is not the first. */
    Place inRace(String block, int lane) {
        return new Place(depth + 1, base, loops, with(lanes, block + "=" + lane), true);
    }

    Place inLoop(String variable) {
        return new Place(depth + 1, base, with(loops, variable), lanes, saga);
    }

    private static List<String> with(List<String> before, String one) {
        var all = new ArrayList<>(before);
        all.add(one);
        return List.copyOf(all);
    }
}
