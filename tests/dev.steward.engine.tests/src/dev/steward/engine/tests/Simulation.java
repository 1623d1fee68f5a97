package dev.steward.engine.tests;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.internal.core.Batch;
import dev.steward.engine.internal.core.CallSpec;
import dev.steward.engine.internal.core.Command;
import dev.steward.engine.internal.core.Core;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Lab;

/**
 * One run of a core under chance: calls fail, are lost, come late; commits lag; the process is lost; the operator says
 * yes and no, pauses and cancels. Virtual time, one thread, the same for the same seed.
 */
final class Simulation {

    private static final int MOST_EVENTS = 4000;

    private final SplittableRandom random;
    private final Plan plan;
    private final Outside outside;
    private final List<Batch> journal = new ArrayList<>();
    private final Map<Integer, Command.Call> ready = new LinkedHashMap<>();
    private final Map<Integer, CallSpec> flying = new LinkedHashMap<>();
    private final Map<Integer, CallSpec.Model> quotes = new LinkedHashMap<>();
    private final Map<Integer, Instant> timers = new LinkedHashMap<>();
    private final Map<String, RunStore.AskRow> asks = new HashMap<>();
    private Core core;
    private Instant now = Lab.START;
    private int durable;
    private int crashes;
    private boolean cancelled;

    Simulation(long seed) {
        random = new SplittableRandom(seed);
        plan = new RandomPlans(random.split()).plan();
        outside = new Outside(random.split());
        core = new Core(plan, () -> false);
    }

    /** Runs to the end; the batches that were made. */
    List<Batch> run() {
        take(new In.Started(now, new RunId("r-sim"), plan.hash(), Map.of(), Lab.settings(), null, false, null));
        for (var event = 0; !state().ended(); event++) {
            if (event > MOST_EVENTS) {
                throw new AssertionError("no end; waiting for " + journal.get(journal.size() - 1).row().waitingFor());
            }
            next();
            if (!core.withinCap()) {
                throw new AssertionError("spent and reserved pass a cap");
            }
        }
        outside.check();
        var accounts = new Accounts(Lab.settings().capMicroUsd());
        journal.forEach(accounts::batch);
        return journal;
    }

    Plan plan() {
        return plan;
    }

    RunState state() {
        return journal.isEmpty() ? RunState.PENDING : journal.get(journal.size() - 1).row().state();
    }

    int crashes() {
        return crashes;
    }

    private void take(In in) {
        if (!core.expects(in)) {
            return;
        }
        var batch = core.on(in);
        journal.add(batch);
        batch.commands().forEach(this::obey);
        batch.asks().forEach(ask -> asks.put(ask.id(), ask));
    }

    private void obey(Command command) {
        switch (command) {
            case Command.Call call -> {
                if (call.barrier()) {
                    ready.put(call.call(), call);
                } else {
                    flying.put(call.call(), call.spec());
                }
            }
            case Command.Quote quote -> quotes.put(quote.call(), quote.spec());
            case Command.Interrupt interrupt -> {
                ready.remove(interrupt.call());
                flying.remove(interrupt.call());
            }
            case Command.SetTimer timer -> timers.put(timer.timer(), timer.due());
            case Command.DropTimer timer -> timers.remove(timer.timer());
            case Command.AskSlot slot -> throw new AssertionError("nothing is scarce");
            case Command.DropSlot slot -> {
                if (quotes.remove(slot.call()) == null) {
                    throw new AssertionError("nothing is scarce, and no price is asked for call " + slot.call());
                }
            }
            case Command.TakeShare share -> throw new AssertionError("nothing is counted together");
            case Command.SettleShare share -> throw new AssertionError("nothing is counted together");
            case Command.AskGate gate -> throw new AssertionError("nobody watches " + gate.path());
        }
    }

    private void next() {
        switch (random.nextInt(40)) {
            case 0 -> crash();
            case 1 -> take(new In.Paused(now, "operator"));
            case 2 -> {
                if (!cancelled && random.nextInt(8) == 0) {
                    cancelled = true;
                    take(new In.Cancelled(now, "operator"));
                }
            }
            default -> forward();
        }
    }

    /** Something that brings the run on; at least one such thing is always possible. */
    private void forward() {
        var options = new ArrayList<Runnable>();
        if (durable < journal.size()) {
            options.add(this::commit);
        }
        quotes.keySet().stream().findFirst().ifPresent(call -> options.add(() -> quote(call)));
        List.copyOf(flying.keySet()).forEach(call -> options.add(() -> land(call)));
        if (state() == RunState.PAUSED) {
            options.add(() -> take(new In.Unpaused(now, "operator")));
        }
        asks.values().stream().filter(ask -> ask.answer() == null).sorted((a, b) -> a.id().compareTo(b.id()))
                .forEach(ask -> options.add(() -> answer(ask)));
        if (options.isEmpty() || random.nextInt(10) == 0 && !timers.isEmpty()) {
            options.add(this::fire);
        }
        options.get(random.nextInt(options.size())).run();
    }

    private void commit() {
        durable = journal.size();
        ready.values().forEach(call -> flying.put(call.call(), call.spec()));
        ready.clear();
    }

    private void quote(int call) {
        quotes.remove(call);
        take(new In.Quoted(now, call, 20_000, 100, true));
    }

    private void land(int call) {
        var spec = flying.remove(call);
        now = now.plusMillis(random.nextInt(5000));
        if (spec != null) {
            take(outside.call(spec, call, now));
        }
    }

    private void fire() {
        var first = timers.entrySet().stream().min(Map.Entry.comparingByValue())
                .orElseThrow(() -> new AssertionError(
                        "stuck, waiting for " + journal.get(journal.size() - 1).row().waitingFor()));
        timers.remove(first.getKey());
        now = first.getValue().isAfter(now) ? first.getValue() : now;
        take(new In.TimerFired(now, first.getKey()));
    }

    private void answer(RunStore.AskRow ask) {
        var card = core.card(ask.id()).orElseThrow(() -> new AssertionError("an open question has no card: " + ask));
        Engine.Decision decision;
        if (card.kind().equals("unknown")) {
            decision = outside.happened(card) ? Lab.edit("value", new Value.Text("seen")) : Lab.reject("no");
        } else if (card.kind().equals("escalation")) {
            decision = random.nextInt(3) == 0 ? Lab.reject("no") : Lab.approve();
        } else {
            decision = random.nextInt(6) == 0 ? Lab.reject("no") : Lab.approve();
        }
        if (core.complaint(ask.id(), decision, now).isPresent()) {
            throw new AssertionError("refused: " + core.complaint(ask.id(), decision, now).get());
        }
        take(new In.Decided(now, ask.id(), decision));
    }

    /** What was not committed is gone; what was under way may have happened. */
    private void crash() {
        crashes++;
        flying.values().forEach(spec -> {
            if (random.nextBoolean()) {
                outside.perhaps(spec);
            }
        });
        flying.clear();
        ready.clear();
        quotes.clear();
        timers.clear();
        asks.clear();
        while (journal.size() > Math.max(1, durable)) {
            journal.remove(journal.size() - 1);
        }
        durable = journal.size();
        core = new Core(plan, () -> false);
        for (var batch : journal) {
            var again = core.on(batch.in());
            if (!again.outs().equals(batch.outs())) {
                throw new AssertionError("derived again differently: " + again.outs() + " instead of " + batch.outs());
            }
            again.asks().forEach(ask -> asks.put(ask.id(), ask));
        }
        now = now.plus(Duration.ofSeconds(1));
        if (!state().ended()) {
            take(new In.Restarted(now, false));
        }
    }
}
