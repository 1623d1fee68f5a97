package dev.steward.engine.internal.core;

import dev.steward.engine.Held;
import dev.steward.engine.spi.RunStore;

/** What a run's row says that it waits for, in words that tell the driver whether the run can stay a row. */
public final class WaitingFor {

    static final String DEBUGGER = "the debugger before ", TURN = "its turn", STOP = "the emergency stop to be lifted",
            PAUSE = "you to let it go on",
            HALTED = Held.WAITS;

    private WaitingFor() {
    }

    /** Whether nothing is to be done for the run before its next timer, or until somebody acts. */
    public static boolean onlyThat(RunStore.RunRow row) {
        var what = row.waitingFor();
        return switch (row.state()) {
            case PENDING -> true;
            case WAITING -> what != null && !what.startsWith(DEBUGGER) && !what.startsWith(TURN);
            default -> false;
        };
    }

    /** Whether the run goes on when everything does. */
    public static boolean theStop(RunStore.RunRow row) {
        return STOP.equals(row.waitingFor());
    }
}
