package dev.steward.engine.internal.drive;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.internal.core.Batch;
import dev.steward.engine.internal.core.Command;
import dev.steward.engine.internal.core.Core;
import dev.steward.engine.internal.journal.EntryCodec;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.internal.journal.Out;
import dev.steward.engine.internal.journal.Sealed;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.FaultPoint;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreException;
import dev.steward.engine.spi.Ticker;
import dev.steward.engine.value.ValueCodec;

/**
 * Moves one run: facts come in through a queue, one at a time; their entries are appended without waiting; what needs
 * them to be durable waits in order. Everything below is confined to the queue.
 */
final class RunActor {

    final RunId run;
    private final Shared shared;
    private final Plan plan;
    private final java.time.ZoneId zone;
    private final Core core;
    private final Serial queue;
    private final Sealed journal;
    private final Map<String, byte[]> payloads = new LinkedHashMap<>();
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private final Map<Integer, Flight> flights = new HashMap<>();
    private final Map<Integer, Ticker.Alarm> alarms = new HashMap<>();
    private final Set<String> held = new LinkedHashSet<>();
    private final List<Waiter> waiters = new ArrayList<>();
    private final Consumer<RunActor> over;
    private long appended;
    private Instant last = Instant.MIN;
    private @Nullable RuntimeException failed;
    private boolean closing;
    private int going;

    /** An append that is under way, and what may be done after it. */
    private record Pending(long number, Batch batch, List<Command.Call> calls, List<CompletableFuture<Void>> told) {
    }

    private record Waiter(Duration patience, CompletableFuture<Void> told) {
    }

    /** {@code taken} is the journal of a run that is taken up, null for a new one; {@code over} hears of its end. */
    RunActor(Shared shared, RunId run, Plan plan, java.time.ZoneId zone, Core core,
            Function<EntryCodec, Sealed> journal, Consumer<RunActor> over) {
        this.shared = shared;
        this.run = run;
        this.plan = plan;
        this.zone = zone;
        this.core = core;
        this.over = over;
        queue = new Serial(shared.threads, this::broken);
        this.journal = journal.apply(new EntryCodec(new ValueCodec(this::putAside, shared::fetch)));
    }

    private String putAside(byte[] bytes) {
        var address = shared.ports.store().address(bytes);
        payloads.put(address, bytes);
        return address;
    }

    // ---- from other threads

    /** Takes a fact in; the stage completes when what follows is durable, at once when the fact is of no use. */
    CompletableFuture<Void> post(Function<Instant, In> fact) {
        var told = new CompletableFuture<Void>();
        queue.execute(() -> take(fact, told));
        return told;
    }

    /** Takes a decision that fits; completes with why it does not, or empty when it is taken and durable. */
    CompletableFuture<String> decide(String ask, Engine.Decision decision) {
        var told = new CompletableFuture<String>();
        queue.execute(() -> {
            var complaint = core.complaint(ask, decision);
            if (complaint.isPresent()) {
                told.complete(complaint.get());
                return;
            }
            var taken = new CompletableFuture<Void>();
            taken.whenComplete((done, error) -> {
                if (error == null) {
                    told.complete("");
                } else {
                    told.completeExceptionally(error);
                }
            });
            take(at -> new In.Decided(at, ask, decision), taken);
        });
        return told;
    }

    /** Reads the run's state between two facts. */
    <T> CompletableFuture<T> read(Function<Core, T> reading) {
        var told = new CompletableFuture<T>();
        queue.execute(() -> {
            try {
                told.complete(reading.apply(core));
            } catch (RuntimeException e) {
                told.completeExceptionally(e);
            }
        });
        return told;
    }

    /** Completes when all that was taken in so far is durable. */
    CompletableFuture<Void> settled() {
        var told = new CompletableFuture<Void>();
        queue.execute(() -> {
            var why = failed;
            if (why != null) {
                told.completeExceptionally(why);
            } else if (pending.isEmpty()) {
                told.complete(null);
            } else {
                pending.getLast().told().add(told);
            }
        });
        return told;
    }

    /** Completes when the run rests for that long. */
    CompletableFuture<Void> rest(Duration patience) {
        var told = new CompletableFuture<Void>();
        queue.execute(() -> {
            waiters.add(new Waiter(patience, told));
            tellWaiters();
        });
        return told;
    }

    /** Asks the gate again for held steps. */
    void recheck() {
        queue.execute(() -> {
            var paths = List.copyOf(held);
            held.clear();
            paths.forEach(this::askGate);
        });
    }

    /** Nothing new is begun; completes when no call is under way and all is durable. */
    CompletableFuture<Void> close() {
        var told = new CompletableFuture<Void>();
        queue.execute(() -> {
            if (!core.idle()) {
                take(In.Closing::new, new CompletableFuture<>());
            }
            closing = true;
            alarms.values().forEach(Ticker.Alarm::cancel);
            alarms.clear();
            waiters.add(new Waiter(Duration.ofSeconds(-1), told));
            tellWaiters();
        });
        return told;
    }

    /** Gives up the calls that are still under way; their outcome is found out at the next start. */
    void abandon() {
        queue.execute(() -> {
            flights.values().forEach(Flight::drop);
            flights.clear();
            fail(closed());
        });
    }

    // ---- on the queue

    private static StoreException closed() {
        return new StoreException(StoreException.Reason.CLOSED,
                "The engine was closed; the run goes on at the next start.", null);
    }

    private void take(Function<Instant, In> fact, CompletableFuture<Void> told) {
        var why = failed;
        if (why != null) {
            told.completeExceptionally(why);
            return;
        }
        var now = shared.ports.ticker().now().truncatedTo(ChronoUnit.MILLIS);
        last = now.isAfter(last) ? now : last;
        var in = fact.apply(last);
        if (!core.expects(in)) {
            told.complete(null);
            return;
        }
        if (closing && !(in instanceof In.CallDone) && !(in instanceof In.CallFailed)) {
            told.completeExceptionally(closed());
            return;
        }
        try {
            append(core.on(in), told);
            tellWaiters();
        } catch (RuntimeException | Error e) {
            told.completeExceptionally(e);
            throw e;
        }
    }

    private void append(Batch batch, CompletableFuture<Void> told) {
        var entries = new ArrayList<byte[]>();
        entries.add(journal.write(batch.in()));
        batch.outs().forEach(out -> entries.add(journal.write(out)));
        faults(batch);
        var number = ++appended;
        var calls = new ArrayList<Command.Call>();
        var stage = shared.ports.store()
                .append(new RunStore.Append(run, batch.firstSeq(), entries, payloads, batch.row(),
                        batch.asks()));
        payloads.clear();
        pending.add(new Pending(number, batch, calls, new ArrayList<>(List.of(told))));
        stage.whenComplete((done, error) -> queue.execute(() -> durable(number, error)));
        batch.commands().forEach(command -> obey(command, calls));
    }

    private void faults(Batch batch) {
        if (batch.in() instanceof In.CallDone || batch.in() instanceof In.CallFailed) {
            shared.ports.faults().reached(FaultPoint.BEFORE_RESULT);
        }
        if (batch.outs().stream().anyMatch(Out.CallIntended.class::isInstance)) {
            shared.ports.faults().reached(FaultPoint.BEFORE_INTENT);
        }
    }

    private void durable(long number, @Nullable Throwable error) {
        if (error != null) {
            fail(sentence(error));
            return;
        }
        while (!pending.isEmpty() && pending.element().number() <= number && failed == null) {
            var done = pending.remove();
            shared.publish(done.batch().events());
            done.told().forEach(told -> told.complete(null));
            done.calls().forEach(this::start);
            if (done.batch().row().state().ended()) {
                alarms.values().forEach(Ticker.Alarm::cancel);
                over.accept(this);
            }
        }
        tellWaiters();
    }

    private static StoreException sentence(Throwable error) {
        var cause = error instanceof java.util.concurrent.CompletionException && error.getCause() != null
                ? error.getCause()
                : error;
        return cause instanceof StoreException store ? store
                : new StoreException(StoreException.Reason.BROKEN, "The journal could not be written.", cause);
    }

    private void obey(Command command, List<Command.Call> afterwards) {
        switch (command) {
            case Command.Call call -> {
                if (call.barrier()) {
                    afterwards.add(call);
                } else {
                    start(call);
                }
            }
            case Command.Quote quote -> queue.execute(() -> quote(quote));
            case Command.Interrupt interrupt -> {
                var flight = flights.remove(interrupt.call());
                if (flight != null) {
                    flight.drop();
                }
            }
            case Command.SetTimer set -> {
                if (!closing) {
                    alarms.put(set.timer(), shared.ports.ticker().at(set.due(),
                            () -> post(at -> new In.TimerFired(at, set.timer()))));
                }
            }
            case Command.DropTimer drop -> {
                var alarm = alarms.remove(drop.timer());
                if (alarm != null) {
                    alarm.cancel();
                }
            }
            case Command.AskSlot ask -> queue.execute(() -> take(at -> new In.SlotGiven(at, ask.call()),
                    new CompletableFuture<>()));
            case Command.DropSlot drop -> {
                // nothing was set aside
            }
            case Command.AskGate ask -> askGate(ask.path());
        }
    }

    private void askGate(String path) {
        var gate = shared.ports.gate();
        if (gate == null || gate.mayStart(run, path)) {
            going++;
            queue.execute(() -> {
                going--;
                take(at -> new In.Go(at, path), new CompletableFuture<>());
            });
        } else {
            held.add(path);
        }
    }

    private void quote(Command.Quote quote) {
        try {
            var upper = shared.boundary.quote(quote.spec(), plan.types());
            take(at -> new In.Quoted(at, quote.call(), upper.microUsd(), upper.tokens(), upper.known()),
                    new CompletableFuture<>());
        } catch (BoundaryException e) {
            // the call itself will fail with the same sentence, where retries and handlers see it
            take(at -> new In.Quoted(at, quote.call(), 0, 0, false), new CompletableFuture<>());
        }
    }

    private void start(Command.Call call) {
        if (!core.expects(new In.CallFailed(last, call.call(), "", "", false, null))) {
            return;
        }
        var flight = new Flight(call.spec());
        var runner = new CallRunner(shared, run, plan, zone, this::landed, this::broken);
        if (shared.threads.execute(() -> runner.run(call.call(), flight))) {
            flights.put(call.call(), flight);
        }
    }

    private void landed(int call, Function<Instant, In> result) {
        queue.execute(() -> {
            if (flights.remove(call) != null) {
                take(result, new CompletableFuture<>());
            }
        });
    }

    private void tellWaiters() {
        if (waiters.isEmpty() || !pending.isEmpty() || !flights.isEmpty() || going > 0) {
            return;
        }
        var now = shared.ports.ticker().now();
        for (var waiter : List.copyOf(waiters)) {
            var why = failed;
            if (why != null) {
                waiters.remove(waiter);
                waiter.told().completeExceptionally(why);
            } else if (closing || core.rests(now, waiter.patience())) {
                waiters.remove(waiter);
                waiter.told().complete(null);
            }
        }
    }

    /** The run can't go on in this process: nothing more is acknowledged or done. */
    private void fail(RuntimeException why) {
        if (failed != null) {
            return;
        }
        failed = why;
        alarms.values().forEach(Ticker.Alarm::cancel);
        flights.values().forEach(Flight::drop);
        flights.clear();
        pending.forEach(p -> p.told().forEach(told -> told.completeExceptionally(why)));
        pending.clear();
        tellWaiters();
    }

    private void broken(Throwable e) {
        queue.execute(() -> {
            if (failed == null) {
                Shared.LOG.log(System.Logger.Level.ERROR, "The run " + run + " stopped by a defect.", e);
                fail(e instanceof RuntimeException r ? r : new IllegalStateException("The run " + run
                        + " stopped by a defect.", e));
            }
        });
    }
}
