package dev.steward.engine.internal.journal;

/** Entries in words, for messages about journals. */
public final class Described {

    private Described() {
    }

    /** What a command says, as a short line. */
    public static String content(Out out) {
        var text = out.toString();
        return text.substring(text.indexOf('[') + 1, text.length() - 1);
    }

    /** The event name of an entry, and what it is about. */
    public static String entry(Entry entry) {
        return switch (entry) {
            case In.Started s -> "run.started";
            case In.Quoted q -> "call.quoted of call " + q.call();
            case In.CallDone d -> "call.done of call " + d.call();
            case In.CallFailed f -> "call.failed of call " + f.call();
            case In.TimerFired t -> "timer.fired of timer " + t.timer();
            case In.Decided d -> "ask.answered of question " + d.ask();
            case In.Cancelled c -> "run.cancelled";
            case In.Paused p -> "run.paused";
            case In.Unpaused u -> "run.unpaused";
            case In.Closing c -> "run.closing";
            case In.Restarted r -> "run.restarted";
            case In.Begun b -> "run.begun";
            case In.Throttled t -> "run.throttled";
            case In.AskTaken a -> "ask.renamed of question " + a.ask();
            case In.EventCame e -> "event.came " + e.event() + " " + e.id();
            case In.Moved m -> "run.moved";
            case In.Armed a -> "run.armed";
            case In.Given g -> "step.given of step " + g.held();
            case In.Settled s -> "step.settled of step " + s.held();
            case In.Mocked m -> "operation.mocked of " + m.operation();
            case In.Forked f -> "run.forked";
            case In.Reopened r -> "run.reopened";
            case In.SlotGiven s -> "call.turn of call " + s.call();
            case In.ShareTaken s -> "share.taken of share " + s.share();
            case In.Go g -> "step.released of step " + g.path();
            case Out.CallIntended i -> "call.intended of step " + i.path();
            case Out.CallLost l -> "call.lost of call " + l.call();
            case Out.TimerSet t -> "timer.set of step " + t.path();
            case Out.AskOpened a -> "ask.opened of step " + a.path();
            case Out.AskClosed c -> "ask.closed of question " + c.ask();
            case Out.PolicyDecided p -> "policy.decided of step " + p.path();
            case Out.Ended e -> "run.ended";
        };
    }
}
