package dev.steward.runtime.debug;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Held;
import dev.steward.engine.past.Level;

/**
 * A branch that is held.
 *
 * @param spot      where
 * @param levels    the playbook calls around it, the innermost first
 * @param moment    of the run's past at which it stands
 * @param why       what held it
 * @param hits      ids of the breakpoints that it came to
 * @param complaint why a condition could not be judged, for which it holds; null for none
 */
public record Stop(Held held, Spot spot, List<Level> levels, int moment, Why why, List<String> hits,
        @Nullable String complaint) {

    /** What held a branch. */
    public enum Why {
        /** A breakpoint. */
        BREAKPOINT,
        /** A step, or a run to a place, is done. */
        STEP,
        /** It was held already when the debugger came. */
        FOUND
    }

    public Stop {
        levels = List.copyOf(levels);
        hits = List.copyOf(hits);
    }

    /** Its branch. */
    public String branch() {
        return spot.branch();
    }
}
