package dev.steward.runtime.debug;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunState;

/** Hears of one run that is debugged, one thing after the other, on a thread of its own; must not wait for long. */
public interface DebugEar {

    /** A branch is held now. */
    void held(Stop stop);

    /** A branch that was held goes on. */
    void goesOn(Stop stop);

    /** A condition was judged, or, with one sentence that says why, could not be. */
    default void judged(String breakpoint, @Nullable String complaint) {
        // who shows no breakpoints hears of it with what is held
    }

    /** Something about the run changed: its state, its branches, inputs of what is held. */
    void changed(RunState state);

    /** The run has ended. */
    void ended(RunState state);

    /** Nothing more is heard, as the company closes; what is held stays so. */
    void closed();
}
