package dev.steward.ui.runs.internal.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives what happens a lane: a step inside another one is below it, and what happens beside something has a lane of its
 * own. To be asked in the order of their beginning. One thread.
 */
final class Lanes {

    /** What is on a lane last: until when, and whose branch it is. */
    private record Last(Instant until, String around) {
    }

    private final List<Last> lanes = new ArrayList<>();
    private final Map<String, Integer> placed = new HashMap<>();

    int of(String path, Instant from, Instant to) {
        var around = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
        var first = below(around);
        var lane = free(first, around, from, true);
        if (lane < 0) {
            lane = free(first, around, from, false);
        }
        if (lane < 0) {
            lanes.add(new Last(to, around));
            lane = lanes.size() - 1;
        } else {
            lanes.set(lane, new Last(to, around));
        }
        placed.put(path, lane);
        return lane;
    }

    /** The first lane below the nearest step that is around one. */
    private int below(String around) {
        for (var at = around; !at.isEmpty(); at = at.contains("/") ? at.substring(0, at.lastIndexOf('/')) : "") {
            var lane = placed.get(at);
            if (lane != null) {
                return lane + 1;
            }
        }
        return 0;
    }

    /** A lane on which nothing is any more, such as one where a step of the same place was before; -1 for none. */
    private int free(int first, String around, Instant from, boolean same) {
        for (var lane = first; lane < lanes.size(); lane++) {
            var last = lanes.get(lane);
            if (!last.until().isAfter(from) && (!same || last.around().equals(around))) {
                return lane;
            }
        }
        return -1;
    }

    int count() {
        return lanes.size();
    }
}
