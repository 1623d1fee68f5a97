package dev.steward.engine.internal.core;

import java.time.Instant;
import java.util.List;

/** What the driver is asked to do; derived again on replay, never stored. */
public sealed interface Command {

    /** Make a call. {@code barrier}: only when the run's journal is durable up to here. */
    record Call(int call, CallSpec spec, boolean barrier) implements Command {
    }

    /** Ask for the upper bound of a model call. */
    record Quote(int call, CallSpec.Model spec) implements Command {
    }

    /** Say when a call may be made, or its price asked, as what it needs is scarce. */
    record AskSlot(int call, CallSpec spec) implements Command {
    }

    /** A call that waited for its slot is not to be made. */
    record DropSlot(int call) implements Command {
    }

    /** Give up a call that has no effect; its answer is not waited for. */
    record Interrupt(int call) implements Command {
    }

    /** Say whether a call fits what is counted over all runs, and count it. Asked again, it counts once. */
    record TakeShare(int share, List<Claim> claims) implements Command {
        public TakeShare {
            claims = List.copyOf(claims);
        }
    }

    /** What counts of a share in the end, claim by claim. */
    record SettleShare(int share, List<Claim> claims, List<Long> amounts) implements Command {
        public SettleShare {
            claims = List.copyOf(claims);
            amounts = List.copyOf(amounts);
        }
    }

    /** Wake at a time. */
    record SetTimer(int timer, Instant due) implements Command {
    }

    /** No longer wake. */
    record DropTimer(int timer) implements Command {
    }

    /** Ask the gate whether a step may start. */
    record AskGate(String path) implements Command {
    }
}
