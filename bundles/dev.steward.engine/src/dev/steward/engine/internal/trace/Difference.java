package dev.steward.engine.internal.trace;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.journal.In;
import dev.steward.engine.internal.journal.Out;
import dev.steward.engine.value.Shown;

/** What a run did and what a plan gives instead, in the operator's words. */
final class Difference {

    private Difference() {
    }

    /** {@code stored} null: the run did nothing there; {@code derived} null: the plan gives nothing there. */
    static String words(@Nullable Out stored, @Nullable Out derived) {
        if (stored == null) {
            return "it comes to " + place(derived) + ", which the run did not do there";
        }
        if (derived == null) {
            return "the run came to " + place(stored) + " there, and it does not";
        }
        if (stored instanceof Out.CallIntended did && derived instanceof Out.CallIntended does
                && did.path().equals(does.path())) {
            return did.hash() != does.hash()
                    ? "the step " + did.path() + " was called with something else than it would be now (its arguments,"
                            + " its prompt or its model are others)"
                    : "the step " + did.path() + " set aside " + usd(did.microUsd()) + " for its call, and would set"
                            + " aside " + usd(does.microUsd()) + " now";
        }
        if (stored.getClass() == derived.getClass() && place(stored).equals(place(derived))) {
            return place(stored) + " is another one now";
        }
        return "where the run came to " + place(stored) + ", it comes to " + place(derived);
    }

    private static String place(@Nullable Out out) {
        return switch (out) {
            case Out.CallIntended i -> "the step " + i.path();
            case Out.CallLost l -> "a call without an answer";
            case Out.TimerSet t -> "the time to wait at " + t.path();
            case Out.AskOpened a -> "the question \"" + a.title() + "\" at " + a.path();
            case Out.AskClosed c -> "the end of the question " + c.ask();
            case Out.PolicyDecided p -> "what " + p.policy() + " says about " + p.path();
            case Out.Ended e -> "its end";
            case null -> "nothing";
        };
    }

    /** What came from outside. */
    static String fact(In in) {
        return switch (in) {
            case In.CallDone d -> "the result of a call";
            case In.CallFailed f -> "the failure of a call";
            case In.Quoted q -> "the price of a call";
            case In.Decided d -> "a decision of " + d.decision().by();
            case In.TimerFired t -> "that a time was over";
            case In.EventCame e -> "the event " + e.event();
            default -> "something from outside";
        };
    }

    private static String usd(long microUsd) {
        return Shown.amount(BigDecimal.valueOf(microUsd, 6).stripTrailingZeros()) + " USD";
    }
}
