package dev.steward.engine.internal.core;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.steward.engine.internal.journal.Out;
import dev.steward.engine.value.Value;

/** Out-entries as readers hear them. */
final class EventNames {

    private EventNames() {
    }

    static String of(Out out) {
        return switch (out) {
            case Out.CallIntended i -> "call.intended";
            case Out.CallLost l -> "call.lost";
            case Out.TimerSet t -> "timer.set";
            case Out.AskOpened a -> "ask.opened";
            case Out.AskClosed c -> "ask.closed";
            case Out.PolicyDecided p -> "policy.decided";
            case Out.Ended e -> "run.ended";
        };
    }

    static Map<String, Value> facts(Out out, Map<String, Value> more) {
        var facts = new LinkedHashMap<String, Value>();
        switch (out) {
            case Out.CallIntended i -> {
                facts.put("call", new Value.Int(i.call()));
                facts.put("attempt", new Value.Int(i.attempt()));
                if (i.microUsd() > 0) {
                    facts.put("reserved", CallFacts.usd(i.microUsd()));
                }
            }
            case Out.TimerSet t -> facts.put("due", new Value.Moment(t.due()));
            case Out.AskOpened a -> {
                facts.put("ask", Run.text(a.ask()));
                facts.put("kind", Run.text(a.kind()));
                facts.put("title", Run.text(a.title()));
                var expires = a.expires();
                if (expires != null) {
                    facts.put("expires", new Value.Moment(expires));
                }
            }
            case Out.AskClosed c -> {
                facts.put("ask", Run.text(c.ask()));
                facts.put("answer", Run.text(c.answer()));
            }
            case Out.PolicyDecided p -> {
                facts.put("policy", Run.text(p.policy()));
                facts.put("verdict", Run.text(p.verdict()));
                facts.put("because", Run.text(p.because()));
            }
            default -> {
                // everything about the others is in what their maker adds
            }
        }
        facts.putAll(more);
        return facts;
    }
}
