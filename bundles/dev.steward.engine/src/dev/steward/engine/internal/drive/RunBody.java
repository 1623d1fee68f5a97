package dev.steward.engine.internal.drive;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.Holds;
import dev.steward.engine.internal.core.Batch;
import dev.steward.engine.internal.core.Core;
import dev.steward.engine.internal.journal.Entry;
import dev.steward.engine.internal.journal.EntryCodec;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.internal.journal.Sealed;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.StoreException;

/**
 * A run in memory: facts come in one at a time; their entries are appended without waiting; what needs them to be
 * durable waits in order. Confined to the queue of its actor.
 */
final class RunBody {

    final Core core;
    final RunActor actor;
    final Plan plan;
    private final Shared shared;
    private final Ledger ledger;
    private final Throttle throttle;
    private final CallDesk calls;
    private final Orders orders;
    private final Waiters waiters = new Waiters();
    private Instant last = Instant.MIN;
    private @Nullable Instant nextDue;
    private @Nullable RuntimeException failed;
    private boolean afresh;
    private boolean fresh;
    private boolean ended;
    private boolean closing;
    private int going;

    /** {@code journal} is that of a run that is taken up, or a new one. */
    RunBody(Shared shared, RunActor actor, Plan plan, java.time.ZoneId zone, Core core,
            Function<EntryCodec, Sealed> journal) {
        this.shared = shared;
        this.actor = actor;
        this.core = core;
        this.plan = plan;
        ledger = new Ledger(shared, actor.run, journal);
        throttle = new Throttle(shared, plan);
        calls = new CallDesk(shared, actor, this, plan, zone);
        orders = new Orders(shared, this, calls, zone);
        shared.words.zone(zone);
    }

    /** Begins a new run; {@code told} hears when that is durable. */
    void start(Function<Instant, In.Started> start, Holds holds, boolean queued, CompletableFuture<Void> told) {
        last = now();
        var started = start.apply(last);
        var throttled = throttle.first(last);
        // what is to be held is known before anything begins; a run that nobody watches has no entry of it
        var waits = queued || throttled != null || !holds.none();
        var batches = new ArrayList<Batch>();
        batches.add(core.on(new In.Started(started.at(), started.run(), started.planHash(), started.inputs(),
                started.settings(), started.parent(), started.watched(), started.origin(), waits)));
        if (!holds.none()) {
            batches.add(core.on(new In.Armed(last, "debugger", holds.words())));
        }
        if (throttled != null) {
            batches.add(core.on(throttled));
        }
        if (waits && !queued) {
            batches.add(core.on(new In.Begun(last)));
        }
        append(batches, told);
    }

    /** Its journal ends where something is to make it go on, or begins with a past that is not its own. */
    RunBody leaving() {
        fresh = true;
        return this;
    }

    /** Goes on after a past: as a run of its own, with {@code shared} written before, or where it failed. */
    void goOn(List<Entry> past, Function<Instant, In> how, boolean queued, CompletableFuture<Void> told) {
        last = now();
        var batches = new ArrayList<Batch>();
        batches.add(core.on(how.apply(last)));
        var news = throttle.news(core, last);
        if (news != null) {
            batches.add(core.on(news));
        }
        if (!queued) {
            batches.add(core.on(new In.Begun(last)));
        }
        append(past, batches, told);
        tellWaiters();
    }

    /** Its journal ends here; {@code restart}: something happened since that another process would have noticed. */
    RunBody at(@Nullable Instant due, boolean restart) {
        nextDue = due;
        afresh = restart;
        return this;
    }

    /** Goes on where the journal ends; nothing for a run that is new. */
    void takenUp() {
        if (fresh || core.seq() == 0 || core.over()) {
            ended = core.over();
            return;
        }
        var watched = shared.watched(actor.run);
        if (afresh || core.needsRestart(watched)) {
            // before anything else, or what a stop kept back would be begun and lost at once
            last = now();
            append(List.of(core.on(new In.Restarted(last, watched))), Ledger.NOBODY);
        } else {
            core.rearmed().forEach(command -> orders.obey(command, new ArrayList<>()));
        }
        // such as that a stop was lifted while it was a mere row
        throttle(new CompletableFuture<>());
    }

    /** It is its turn to begin; nothing when it has begun. */
    void turn() {
        take(In.Begun::new, Ledger.NOBODY);
    }

    /** The time of a fact that comes now. */
    Instant now() {
        var now = shared.ports.ticker().now().truncatedTo(ChronoUnit.MILLIS);
        return now.isAfter(last) ? now : last;
    }

    /** Takes a fact in; {@code told} hears when what follows is durable, or all before it when it is of no use. */
    void take(Function<Instant, In> fact, CompletableFuture<Void> told) {
        var why = failed;
        if (why != null) {
            told.completeExceptionally(why);
            return;
        }
        last = now();
        try {
            catchUp();
            var in = fact.apply(last);
            if (!core.expects(in)) {
                // such as a second pause, which must not be acknowledged before the first one is durable
                settled(told);
            } else if (closing && !(in instanceof In.CallDone) && !(in instanceof In.CallFailed)) {
                told.completeExceptionally(closed());
            } else {
                append(List.of(core.on(in)), told);
            }
            tellWaiters();
        } catch (RuntimeException | Error e) {
            told.completeExceptionally(e);
            throw e;
        }
    }

    /** Takes in how it stands outside, before anything else is judged by it. */
    private void catchUp() {
        var news = closing ? null : throttle.news(core, last);
        if (news != null) {
            append(List.of(core.on(news)), Ledger.NOBODY);
        }
    }

    private void append(List<Batch> made, CompletableFuture<Void> told) {
        append(List.of(), made, told);
    }

    private void append(List<Entry> past, List<Batch> made, CompletableFuture<Void> told) {
        var batches = named(made);
        var entry = ledger.append(past, batches, told, () -> actor.inside(this, RunBody::hear), actor::fail);
        nextDue = entry.last().row().nextDue();
        for (var batch : batches) {
            calls.settleSlots(batch);
            batch.commands().forEach(command -> orders.obey(command, entry.calls()));
        }
    }

    /** Questions whose ids are other runs' already get others, which is a chance of one in many millions. */
    private List<Batch> named(List<Batch> made) {
        var batches = made;
        for (var at = 0; at < batches.size(); at++) {
            for (var ask : batches.get(at).asks()) {
                if (ask.answer() == null && shared.ports.store().ask(ask.id())
                        .filter(other -> !other.run().equals(actor.run)).isPresent()) {
                    batches = batches == made ? new ArrayList<>(made) : batches;
                    batches.add(core.on(new In.AskTaken(last, ask.id())));
                }
            }
        }
        return batches;
    }

    /** Does what waited for something that is durable by now. */
    void hear() {
        var done = ledger.durable();
        if (done == null) {
            return;
        }
        for (; done != null; done = ledger.durable()) {
            done.batches().forEach(batch -> shared.publish(batch.events()));
            done.told().forEach(told -> told.complete(null));
            done.calls().forEach(calls::start);
            if (done.last().row().state().ended()) {
                ended = true;
                silence();
            }
        }
        tellWaiters();
    }

    /** After each part: what nothing else brings on is brought on by the next that is durable. */
    void listen() {
        if (!ledger.settled() && (!waiters.isEmpty() || calls.still(closing))) {
            ledger.awaitAll();
        }
        while (ledger.isDue()) {
            hear();
        }
    }

    /** What is known already comes in its turn; until then the run does not rest. */
    void next(Consumer<RunBody> part) {
        going++;
        actor.inside(this, body -> {
            going--;
            part.accept(body);
            tellWaiters();
        });
    }

    /** Asks the gate again for held steps. */
    void recheck() {
        orders.recheck();
    }

    /** Whether nothing new is begun. */
    boolean closing() {
        return closing;
    }

    /** A call has its slot. */
    void slot(int call) {
        calls.slot(call);
        tellWaiters();
    }

    /** Takes in how it stands outside the run. */
    void throttle(CompletableFuture<Void> told) {
        var why = failed;
        if (why != null) {
            told.completeExceptionally(why);
            return;
        }
        last = now();
        catchUp();
        tellWaiters();
        // calls whose intents are on their way begin before whoever stops everything is told that all is
        settled(told);
    }

    /** Takes a decision that fits; {@code told} hears why it does not, or nothing when it is taken and durable. */
    void decide(String ask, Engine.Decision decision, CompletableFuture<String> told) {
        last = now();
        catchUp();
        var complaint = core.complaint(ask, decision, last);
        if (complaint.isPresent()) {
            told.complete(complaint.get());
            return;
        }
        take(at -> new In.Decided(at, ask, decision), answered(told));
    }

    /** Does what the operator wants of a step; {@code told} hears why not, or nothing when it is durable. */
    void act(Function<Instant, In> fact, CompletableFuture<String> told) {
        last = now();
        catchUp();
        var complaint = core.complaint(fact.apply(last));
        if (complaint.isPresent()) {
            told.complete(complaint.get());
            return;
        }
        take(fact, answered(told));
    }

    /** A stage whose end {@code told} hears as nothing to complain of. */
    private static CompletableFuture<Void> answered(CompletableFuture<String> told) {
        var taken = new CompletableFuture<Void>();
        taken.whenComplete((done, error) -> {
            if (error == null) {
                told.complete("");
            } else {
                told.completeExceptionally(error);
            }
        });
        return taken;
    }

    /** Path of a call that the run waits for though nobody makes it, null when there is none. */
    @Nullable
    String lostCall() {
        return closing || failed != null ? null : calls.lost(ledger);
    }

    /** {@code told} hears when all that was taken in so far is durable. */
    void settled(CompletableFuture<Void> told) {
        if (ledger.settled() || told.isDone()) {
            told.complete(null);
        } else {
            ledger.tellAll(told);
        }
    }

    /** {@code told} hears when the run rests for that long. */
    void rest(Duration patience, CompletableFuture<Void> told) {
        waiters.add(patience, told);
        tellWaiters();
    }

    /** Tells those who wait for the run to rest, if it does. */
    void tellWaiters() {
        if (waiters.isEmpty() || failed == null && !still()) {
            return;
        }
        var now = shared.ports.ticker().now();
        waiters.tell(failed, patience -> closing || rests(now, patience));
    }

    private boolean rests(Instant now, Duration patience) {
        return core.queued() ? shared.standing.stopped() != null || shared.standing.held() != null
                : core.rests(now, patience);
    }

    private boolean still() {
        return ledger.settled() && calls.still(closing) && going == 0;
    }

    /** Whether it is over and all of it is durable. */
    boolean over() {
        return ended && ledger.settled();
    }

    /** Whether nothing is under way. */
    boolean quiet() {
        return still() && failed == null && !closing && orders.noneHeld() && core.quiet();
    }

    /** Whether it could be a mere row: nothing is under way, and nobody waits for it here. */
    boolean parks() {
        return quiet() && waiters.isEmpty();
    }

    /** When its earliest timer is due, null for none. */
    @Nullable
    Instant nextDue() {
        return nextDue;
    }

    /** Nothing new is begun; {@code told} hears when no call is under way and all is durable. */
    void close(CompletableFuture<Void> told) {
        if (!core.idle()) {
            take(In.Closing::new, Ledger.NOBODY);
        }
        closing = true;
        silence();
        rest(Duration.ofSeconds(-1), told);
    }

    static StoreException closed() {
        return new StoreException(StoreException.Reason.CLOSED,
                "The engine was closed; the run goes on at the next start.", null);
    }

    /** No alarm rings for it here any more. */
    void silence() {
        orders.silence();
    }

    /** The run can't go on in this process: nothing more is acknowledged or done. */
    void fail(RuntimeException why) {
        failed = why;
        silence();
        calls.drop();
        ledger.fail(why);
        tellWaiters();
    }
}
