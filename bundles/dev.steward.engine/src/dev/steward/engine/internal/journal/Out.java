package dev.steward.engine.internal.journal;

import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunState;

/** A command that follows from the facts; replay derives these again and compares. */
public sealed interface Out extends Entry {

    /** A call is about to be made; its worst case is reserved. {@code hash} is over target, key and arguments. */
    record CallIntended(int call, String path, int attempt, long hash, long microUsd, long tokens) implements Out {
    }

    /** A call whose answer will not come; it is charged with this. */
    record CallLost(int call, long microUsd) implements Out {
    }

    /** A timer is set. */
    record TimerSet(int timer, String path, Instant due) implements Out {
    }

    /** A question is open, or open on other terms under the same id. {@code hash} is over what it approves. */
    record AskOpened(String ask, String path, String kind, String title, @Nullable Instant expires, long hash)
            implements
                Out {
    }

    /** A question is closed without a decision of the operator. */
    record AskClosed(String ask, String answer) implements Out {
    }

    /** A rule, or the settings of the run, decided about a call. */
    record PolicyDecided(String path, String policy, String verdict, String because) implements Out {
    }

    /** The run has ended. */
    record Ended(RunState state, @Nullable String error) implements Out {
    }
}
