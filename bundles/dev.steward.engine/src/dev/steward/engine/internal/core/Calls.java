package dev.steward.engine.internal.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.steward.engine.internal.journal.In;
import dev.steward.engine.internal.journal.Out;
import dev.steward.engine.value.Value;

/** The calls of a run that have no result yet, and the money reserved for them. */
final class Calls {

    private final Run run;
    private final Map<Integer, Open> open = new LinkedHashMap<>();
    private final Map<Integer, Quoted> quotes = new LinkedHashMap<>();
    private int last;

    /** Who gets to know how a call went; money is settled before. */
    interface Owner {
        void done(In.CallDone result);

        void failed(In.CallFailed result);

        /** The process was lost while the call was under way; its outcome is unknown. */
        void lost();
    }

    /** Who asked for a quote. */
    interface QuoteOwner {
        void quoted(In.Quoted quote);
    }

    private record Open(CallSpec spec, Owner owner, List<Cap> caps, long microUsd, long tokens) {
    }

    private record Quoted(CallSpec.Model spec, QuoteOwner owner) {
    }

    Calls(Run run) {
        this.run = run;
    }

    boolean idle() {
        return open.isEmpty() && quotes.isEmpty();
    }

    boolean expects(int call) {
        return open.containsKey(call);
    }

    boolean expectsQuote(int call) {
        return quotes.containsKey(call);
    }

    int quote(CallSpec.Model spec, QuoteOwner owner) {
        quotes.put(++last, new Quoted(spec, owner));
        run.command(new Command.Quote(last, spec));
        return last;
    }

    void quoted(In.Quoted in) {
        var asked = quotes.remove(in.call());
        if (asked == null) {
            throw new IllegalTransition("A quote came for call " + in.call() + ", which asked for none.");
        }
        asked.owner().quoted(in);
    }

    void dropQuote(int call) {
        quotes.remove(call);
    }

    /** Reserves, puts the intent in the journal and has the call made. */
    int make(CallSpec spec, int attempt, Owner owner, List<Cap> caps, long microUsd, long tokens) {
        return make(spec, Hash.of(spec), attempt, owner, caps, microUsd, tokens);
    }

    /** As above, for a caller that has computed the hash already. */
    int make(CallSpec spec, long hash, int attempt, Owner owner, List<Cap> caps, long microUsd, long tokens) {
        var number = ++last;
        caps.forEach(cap -> cap.reserve(microUsd, tokens));
        open.put(number, new Open(spec, owner, caps, microUsd, tokens));
        run.emit(new Out.CallIntended(number, spec.path(), attempt, hash, microUsd, tokens), spec.path(),
                () -> CallFacts.intended(spec));
        run.command(new Command.Call(number, spec, spec.effect() || microUsd > 0));
        return number;
    }

    void done(In.CallDone in) {
        var call = take(in.call(), in.microUsd(), in.tokens());
        run.note("call.done", call.spec().path(), () -> CallFacts.done(in, call.spec(), call.microUsd()));
        call.owner().done(in);
    }

    void failed(In.CallFailed in) {
        var waiting = open.get(in.call());
        var charged = in.unknown() && waiting != null ? waiting : null;
        var call = take(in.call(), charged == null ? 0 : charged.microUsd(), charged == null ? 0 : charged.tokens());
        run.note("call.failed", call.spec().path(), () -> CallFacts.failed(in, call.spec()));
        call.owner().failed(in);
    }

    private Open take(int number, long microUsd, long tokens) {
        var call = open.remove(number);
        if (call == null) {
            throw new IllegalTransition("A result came for call " + number + ", which is not under way.");
        }
        call.caps().forEach(cap -> cap.settle(call.microUsd(), call.tokens(), microUsd, tokens));
        return call;
    }

    /** Gives up a call without effect; what it may have cost is charged. */
    void interrupt(int number) {
        lose(number);
        run.command(new Command.Interrupt(number));
    }

    private void lose(int number) {
        var reserved = open.get(number);
        if (reserved != null) {
            var call = take(number, reserved.microUsd(), reserved.tokens());
            run.emit(new Out.CallLost(number, call.microUsd()), call.spec().path(),
                    () -> Map.of("call", new Value.Int(number), "charged", CallFacts.usd(call.microUsd())));
        }
    }

    boolean effect(int number) {
        var call = open.get(number);
        return call != null && call.spec().effect();
    }

    /** After a restart: every call under way has an unknown outcome. */
    void restarted() {
        for (var number : new ArrayList<>(open.keySet())) {
            var call = open.get(number);
            lose(number);
            if (call != null) {
                run.later(call.owner()::lost);
            }
        }
        quotes.forEach((number, asked) -> run.command(new Command.Quote(number, asked.spec())));
    }
}
