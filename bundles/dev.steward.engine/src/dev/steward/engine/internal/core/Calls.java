package dev.steward.engine.internal.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.journal.In;
import dev.steward.engine.internal.journal.Out;
import dev.steward.engine.value.Value;

/** The calls of a run that have no result yet, and the money reserved for them. */
final class Calls {

    private static final int FEW = 2;

    private final Run run;
    private final Map<Integer, Open> open = new LinkedHashMap<>();
    private final Map<Integer, Quoted> quotes = new LinkedHashMap<>();
    private final Map<Integer, Turn> turns = new LinkedHashMap<>();
    private int last;

    /** Who gets to know how a call went; money is settled before. */
    interface Owner {
        void done(In.CallDone result);

        void failed(In.CallFailed result);

        /** The process was lost while the call was under way; its outcome is unknown. */
        void lost();

        /** It waited for its turn when the run became another one, so it was not made and is not any more. */
        default void notMade() {
            lost();
        }

        /** Whether the operator has said what it comes to, so that it is not to be made. */
        default boolean standsIn() {
            return false;
        }
    }

    /** Who asked for a quote. */
    interface QuoteOwner {
        void quoted(In.Quoted quote);
    }

    private record Open(CallSpec spec, Owner owner, List<Cap> caps, long microUsd, long tokens,
            Quotas.@Nullable Taken taken) {
    }

    /** What a call may cost at worst, and what it counts against. */
    record Price(List<Cap> caps, long microUsd, long tokens, Quotas.@Nullable Taken taken) {
    }

    private record Quoted(CallSpec.Model spec, QuoteOwner owner) {
    }

    /** Something that waits for its turn. */
    private record Turn(CallSpec spec, @Nullable Owner owner, @Nullable Price price, Runnable go) {
    }

    Calls(Run run) {
        this.run = run;
    }

    boolean idle() {
        return open.isEmpty() && quotes.isEmpty() && run.quotas.idle();
    }

    boolean expects(int call) {
        return open.containsKey(call);
    }

    boolean expectsQuote(int call) {
        return quotes.containsKey(call);
    }

    boolean expectsSlot(int call) {
        return turns.containsKey(call);
    }

    /** Whether nothing is under way outside. */
    boolean nothingOpen() {
        return open.isEmpty();
    }

    /** Whether so many are under way that a further one should rather wait before its intent than after it. */
    boolean many() {
        return open.size() + quotes.size() >= FEW;
    }

    /** Paths of the calls that are under way, by number. */
    Map<Integer, String> paths() {
        var paths = new LinkedHashMap<Integer, String>();
        open.forEach((number, call) -> paths.put(number, call.spec().path()));
        return paths;
    }

    /** Whether nothing waits for its turn. */
    boolean noTurns() {
        return turns.isEmpty();
    }

    int quote(CallSpec.Model spec, QuoteOwner owner) {
        var number = ++last;
        inTurn(number, new Turn(spec, null, null, () -> {
            quotes.put(number, new Quoted(spec, owner));
            run.command(new Command.Quote(number, spec));
        }));
        return number;
    }

    /** Does it now, or when it has its slot. */
    private void inTurn(int number, Turn turn) {
        if (run.gates.asksFirst(turn.spec())) {
            turns.put(number, turn);
            run.command(new Command.AskSlot(number, turn.spec()));
        } else {
            turn.go().run();
        }
    }

    /** It has its slot; while the run is held it gives the slot back and asks again later. */
    void slot(int number) {
        var turn = turns.get(number);
        if (turn == null) {
            throw new IllegalTransition("Call " + number + " has its turn but did not wait for it.");
        }
        if (run.gates.holds()) {
            run.gates.whenFree(() -> {
                if (turns.containsKey(number)) {
                    run.command(new Command.AskSlot(number, turn.spec()));
                }
            });
        } else {
            turns.remove(number);
            turn.go().run();
        }
    }

    /** What waits for its turn to call that is not to be called any more. */
    void mocked(String operation) {
        for (var turn : new LinkedHashMap<>(turns).entrySet()) {
            var owner = turn.getValue().owner();
            if (owner != null && turn.getValue().spec().target().equals(operation) && owner.standsIn()) {
                leaveTurn(turn.getKey());
                run.later(owner::notMade);
            }
        }
    }

    /** Gives up a call that still waits for its turn; false when it does not. */
    boolean leaveTurn(int number) {
        var turn = turns.remove(number);
        if (turn == null) {
            return false;
        }
        var price = turn.price();
        if (price != null) {
            price.caps().forEach(cap -> cap.settle(price.microUsd(), price.tokens(), 0, 0, run.now()));
            Watched.changed(run, price.caps());
            run.quotas.giveBack(price.taken());
        }
        run.command(new Command.DropSlot(number));
        return true;
    }

    @Nullable
    String waitingFor() {
        for (var turn : turns.values()) {
            var scarce = turn.spec().slots().stream().filter(run.gates.scarce()::contains).findFirst();
            return WaitingFor.TURN + " to call " + turn.spec().target()
                    + scarce.map(slot -> ", a slot of " + slot).orElse("");
        }
        return null;
    }

    void quoted(In.Quoted in) {
        var asked = quotes.remove(in.call());
        if (asked == null) {
            throw new IllegalTransition("A quote came for call " + in.call() + ", which asked for none.");
        }
        asked.owner().quoted(in);
    }

    void dropQuote(int call) {
        if (!leaveTurn(call) && quotes.remove(call) != null) {
            run.command(new Command.DropSlot(call));
        }
    }

    /** Reserves, puts the intent in the journal and has the call made, when it is its turn. */
    int make(CallSpec spec, int attempt, Owner owner, List<Cap> caps, long microUsd, long tokens) {
        return make(spec, attempt, owner, new Price(caps, microUsd, tokens, null));
    }

    int make(CallSpec spec, int attempt, Owner owner, Price price) {
        return make(spec, Hash.of(spec), attempt, owner, price);
    }

    /** As above, for a caller that has computed the hash already. */
    int make(CallSpec spec, long hash, int attempt, Owner owner, Price price) {
        var number = ++last;
        price.caps().forEach(cap -> cap.reserve(price.microUsd(), price.tokens()));
        changed(price.caps(), price.microUsd() + price.tokens());
        if (spec instanceof CallSpec.Model) {
            // it had its turn when its price was asked
            intend(number, spec, hash, attempt, owner, price);
        } else {
            inTurn(number, new Turn(spec, owner, price, () -> intend(number, spec, hash, attempt, owner, price)));
        }
        return number;
    }

    private void intend(int number, CallSpec spec, long hash, int attempt, Owner owner, Price price) {
        var microUsd = price.microUsd();
        var tokens = price.tokens();
        open.put(number, new Open(spec, owner, price.caps(), microUsd, tokens, price.taken()));
        Watched.waitsForCall(run, number, spec);
        run.emit(new Out.CallIntended(number, spec.path(), attempt, hash, microUsd, tokens), spec.path(),
                () -> CallFacts.intended(spec, run.words));
        run.command(new Command.Call(number, spec, spec.effect() || microUsd > 0));
    }

    void done(In.CallDone in) {
        var call = take(in.call(), in.microUsd(), in.tokens());
        run.note("call.done", call.spec().path(), () -> CallFacts.done(in, call.spec(), call.microUsd(), run.words));
        call.owner().done(in);
    }

    void failed(In.CallFailed in) {
        var waiting = open.get(in.call());
        var charged = in.unknown() && waiting != null ? waiting : null;
        var call = take(in.call(), charged == null ? 0 : charged.microUsd(), charged == null ? 0 : charged.tokens());
        run.note("call.failed", call.spec().path(), () -> CallFacts.failed(in, call.spec()));
        call.owner().failed(in);
    }

    /** What is free changes no cap. */
    private void changed(List<Cap> caps, long amount) {
        if (amount != 0) {
            Watched.changed(run, caps);
        }
    }

    private Open take(int number, long microUsd, long tokens) {
        var call = open.remove(number);
        if (call == null) {
            throw new IllegalTransition("A result came for call " + number + ", which is not under way.");
        }
        call.caps().forEach(cap -> cap.settle(call.microUsd(), call.tokens(), microUsd, tokens, run.now()));
        changed(call.caps(), call.microUsd() + call.tokens() + microUsd + tokens);
        Watched.waitsForCallNoMore(run, number);
        run.quotas.settle(call.taken(), microUsd, tokens);
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
        rearm();
    }

    /**
     * The past ends with calls under way whose results are not part of it: their outcomes are to be found out, and what
     * they cost is not this run's, or counted already.
     */
    void leftBehind() {
        for (var number : new ArrayList<>(open.keySet())) {
            var call = open.remove(number);
            if (call != null) {
                call.caps().forEach(cap -> cap.settle(call.microUsd(), call.tokens(), 0, 0, run.now()));
                if (run.quotas.counts()) {
                    run.quotas.settle(call.taken(), 0, 0);
                }
                run.emit(new Out.CallLost(number, 0), call.spec().path(),
                        () -> Map.of("call", new Value.Int(number), "charged", CallFacts.usd(0)));
                run.later(call.owner()::lost);
            }
        }
        for (var turn : new LinkedHashMap<>(turns).entrySet()) {
            var owner = turn.getValue().owner();
            var price = turn.getValue().price();
            if (owner != null && (turn.getValue().spec().effect()
                    || price != null && run.quotas.isPast(price.taken()))) {
                leaveTurn(turn.getKey());
                run.later(owner::notMade);
            }
        }
        rearm();
    }

    /** The calls under way that change something. */
    Set<Integer> openEffects() {
        var numbers = new LinkedHashSet<Integer>();
        open.forEach((number, call) -> {
            if (call.spec().effect()) {
                numbers.add(number);
            }
        });
        return numbers;
    }

    int last() {
        return last;
    }

    /** Goes on numbering after that. */
    void after(int number) {
        last = Math.max(last, number);
    }

    /** Asks again for what was asked of a process that is gone. */
    void rearm() {
        run.quotas.rearm();
        quotes.forEach((number, asked) -> run.command(new Command.Quote(number, asked.spec())));
        turns.forEach((number, turn) -> run.command(new Command.AskSlot(number, turn.spec())));
    }
}
