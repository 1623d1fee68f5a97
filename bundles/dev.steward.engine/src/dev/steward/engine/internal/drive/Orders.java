package dev.steward.engine.internal.drive;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import dev.steward.engine.internal.core.Command;
import dev.steward.engine.internal.journal.In;

/** Does what a run's state machine commands: calls, timers, shares, gates. Confined to the queue of the run's actor. */
final class Orders {

    private final Shared shared;
    private final RunBody body;
    private final CallDesk calls;
    private final ZoneId zone;
    private final Alarms alarms;
    private final Set<String> held = new LinkedHashSet<>();

    /** {@code zone}: that of the run, by which shares of a period are counted. */
    Orders(Shared shared, RunBody body, CallDesk calls, ZoneId zone) {
        this.shared = shared;
        this.body = body;
        this.calls = calls;
        this.zone = zone;
        alarms = new Alarms(shared.ports.ticker());
    }

    /** Does it; calls that wait for their intents to be durable come to {@code afterwards}. */
    void obey(Command command, List<Command.Call> afterwards) {
        switch (command) {
            case Command.Call call -> {
                if (call.barrier()) {
                    afterwards.add(call);
                } else {
                    calls.start(call);
                }
            }
            case Command.Quote quote -> body.actor.inside(body, same -> calls.quote(quote));
            case Command.Interrupt interrupt -> calls.interrupt(interrupt.call());
            case Command.AskSlot ask -> {
                if (!body.closing()) {
                    calls.askSlot(ask);
                }
            }
            case Command.DropSlot drop -> calls.release(drop.call());
            case Command.SetTimer set -> {
                if (!body.closing()) {
                    setTimer(set);
                }
            }
            case Command.DropTimer drop -> alarms.drop(drop.timer());
            case Command.TakeShare share -> shared.meters.take(body, share, zone);
            case Command.SettleShare share -> shared.meters.settle(body.actor.run, share);
            case Command.AskGate ask -> askGate(ask.path());
        }
    }

    private void setTimer(Command.SetTimer set) {
        Function<Instant, In> fired = at -> new In.TimerFired(at, set.timer());
        if (!alarms.set(set.timer(), set.due(), () -> body.actor.inside(body, same -> {
            alarms.rung(set.timer());
            same.take(fired, Ledger.NOBODY);
        }))) {
            body.next(same -> same.take(fired, Ledger.NOBODY));
        }
    }

    private void askGate(String path) {
        var gate = shared.ports.gate();
        if (gate == null || gate.mayStart(body.actor.run, path)) {
            body.next(same -> same.take(at -> new In.Go(at, path), Ledger.NOBODY));
        } else {
            held.add(path);
        }
    }

    /** Asks the gate again for held steps. */
    void recheck() {
        var paths = List.copyOf(held);
        held.clear();
        paths.forEach(this::askGate);
    }

    /** Whether the gate holds no step. */
    boolean noneHeld() {
        return held.isEmpty();
    }

    /** No alarm rings any more. */
    void silence() {
        alarms.silence();
    }
}
