package dev.steward.engine.internal.drive;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.core.Batch;
import dev.steward.engine.internal.core.CallSpec;
import dev.steward.engine.internal.core.Command;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.BoundaryException;

/** The calls of one run: their slots, the ones that are under way, their results. Confined to the run's queue. */
final class CallDesk {

    private final Shared shared;
    private final RunActor actor;
    private final RunBody body;
    private final Plan plan;
    private final ZoneId zone;
    private final Map<Integer, Flight> flights = new HashMap<>();
    private final Map<Integer, Command.Call> waiting = new HashMap<>();
    private final Map<Integer, Command.Quote> quotes = new HashMap<>();

    CallDesk(Shared shared, RunActor actor, RunBody body, Plan plan, ZoneId zone) {
        this.shared = shared;
        this.actor = actor;
        this.body = body;
        this.plan = plan;
        this.zone = zone;
    }

    /**
     * Whether no call is under way, nor waits with its intent in the journal. When the run is {@code closing} while
     * everything is stopped, nothing that waits comes to its turn any more.
     */
    boolean still(boolean closing) {
        return flights.isEmpty() && (waiting.isEmpty() && quotes.isEmpty()
                || closing && shared.standing.stopped() != null);
    }

    /** The core wants to know when a call may be made; nothing of it is in the journal. */
    void askSlot(Command.AskSlot ask) {
        if (asked(ask.call(), ask.spec(), false)) {
            body.next(same -> slot(ask.call()));
        }
    }

    private boolean asked(int call, CallSpec spec, boolean intended) {
        return shared.slots.ask(actor.run, plan.entry(), call, spec, plan.priority(), intended);
    }

    /** A call has its slot. */
    void slot(int call) {
        var made = waiting.remove(call);
        var quote = quotes.remove(call);
        if (made != null && shared.standing.stopped() != null) {
            // it was given just before everything was stopped: it waits for the stop to be lifted
            release(call);
            start(made);
        } else if (made != null) {
            fly(made);
        } else if (quote != null) {
            quote(quote);
        } else if (body.core.expects(new In.SlotGiven(Instant.MIN, call))) {
            body.take(at -> new In.SlotGiven(at, call), Ledger.NOBODY);
        } else if (!expected(call) && !quoted(call)) {
            // it was told twice when the call uses the slot already
            release(call);
        }
    }

    /** Gives back what a fact did not use, or hands it on from a model's quote to its call. */
    void settleSlots(Batch batch) {
        if (batch.in() instanceof In.SlotGiven given
                && batch.commands().stream().noneMatch(command -> uses(command, given.call()))) {
            release(given.call());
        } else if (batch.in() instanceof In.Quoted quoted) {
            for (var command : batch.commands()) {
                if (command instanceof Command.Call call && call.spec() instanceof CallSpec.Model) {
                    shared.slots.move(actor.run, quoted.call(), call.call());
                    return;
                }
            }
            release(quoted.call());
        }
    }

    private static boolean uses(Command command, int call) {
        return command instanceof Command.Call made && made.call() == call
                || command instanceof Command.Quote quote && quote.call() == call;
    }

    /** Whether somebody looks after a call: it flies, or waits for its slot. */
    private boolean knows(int call) {
        return flights.containsKey(call) || waiting.containsKey(call);
    }

    /** Path of a call that the run waits for though nobody makes it, null when there is none. */
    @Nullable
    String lost(Ledger ledger) {
        for (var call : body.core.openCalls().entrySet()) {
            if (!knows(call.getKey()) && !ledger.awaits(call.getKey())) {
                return call.getValue();
            }
        }
        return null;
    }

    void release(int call) {
        waiting.remove(call);
        quotes.remove(call);
        shared.slots.release(actor.run, call);
    }

    /** Asks for the price of a model's call, which has its slot from then on. */
    void quote(Command.Quote quote) {
        var call = quote.call();
        if (!quoted(call)) {
            release(call);
            return;
        }
        if (!asked(call, quote.spec(), false)) {
            quotes.put(call, quote);
            return;
        }
        try {
            var upper = shared.boundary.quote(quote.spec(), plan.types());
            body.take(at -> new In.Quoted(at, call, upper.microUsd(), upper.tokens(), upper.known()),
                    Ledger.NOBODY);
        } catch (BoundaryException e) {
            // the call itself will fail with the same sentence, where retries and handlers see it
            body.take(at -> new In.Quoted(at, call, 0, 0, false), Ledger.NOBODY);
        }
    }

    /** Makes a call whose intent is as durable as it has to be, as soon as it has its slot. */
    void start(Command.Call call) {
        if (!expected(call.call())) {
            release(call.call());
        } else if (asked(call.call(), call.spec(), true)) {
            fly(call);
        } else {
            waiting.put(call.call(), call);
        }
    }

    private boolean expected(int call) {
        return body.core.expects(new In.CallFailed(Instant.MIN, call, "", "", false, null));
    }

    private boolean quoted(int call) {
        return body.core.expects(new In.Quoted(Instant.MIN, call, 0, 0, false));
    }

    private void fly(Command.Call call) {
        if (!expected(call.call())) {
            release(call.call());
            return;
        }
        var number = call.call();
        var runner = new CallRunner(shared, plan, zone, actor::broken);
        var flight = new Flight(actor.run, number, call.spec(), late -> landed(late, at -> runner.late(at, late)));
        flights.put(number, flight);
        if (!shared.threads.call(() -> {
            if (shared.standing.stopped() != null && !call.spec().slots().isEmpty()) {
                handBack(flight, call);
            } else {
                runner.run(flight, result -> landed(flight, result));
            }
        })) {
            flights.remove(number);
        }
    }

    /** Everything was stopped before the call began: it waits for its slot again, which none gets until then. */
    private void handBack(Flight flight, Command.Call call) {
        actor.landed(body, same -> {
            if (flights.remove(call.call(), flight)) {
                release(call.call());
                start(call);
            }
        });
    }

    private void landed(Flight flight, Function<Instant, In> result) {
        actor.landed(body, same -> {
            if (flights.remove(flight.call, flight)) {
                shared.slots.release(actor.run, flight.call);
                body.take(result, Ledger.NOBODY);
            }
        });
    }

    /** Gives up a call that has no effect. */
    void interrupt(int call) {
        var flight = flights.remove(call);
        if (flight != null) {
            flight.drop(shared.ports.ticker().now());
        }
        release(call);
    }

    /** Gives up all of them; what became of them is found out when the run is taken up. */
    void drop() {
        var now = shared.ports.ticker().now();
        flights.values().forEach(flight -> flight.drop(now));
        flights.clear();
        waiting.clear();
        quotes.clear();
        shared.slots.forget(actor.run);
    }
}
