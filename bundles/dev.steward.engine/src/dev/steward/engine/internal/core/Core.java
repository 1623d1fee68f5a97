package dev.steward.engine.internal.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.Held;
import dev.steward.engine.Holds;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.internal.journal.Out;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.Value;

/**
 * The state machine of one run: a fact in, entries and commands out. It owns no thread, clock, socket or database; the
 * same facts give the same entries, always. Not thread-safe.
 */
public final class Core {

    private final Plan plan;
    private Phase phase;
    private long seq;

    /** {@code observed}: whether anyone hears events now; without, none are made. */
    public Core(Plan plan, BooleanSupplier observed) {
        this(plan, observed, null, List.of());
    }

    /** {@code watcher}: hears what becomes of each activation, null for nobody. */
    public Core(Plan plan, BooleanSupplier observed, @Nullable Watcher watcher) {
        this(plan, observed, watcher, List.of());
    }

    /** Whose past ends at a cut, and at the next, until it takes in {@link In.Reopened}; that of a fork is its own. */
    public Core(Plan plan, BooleanSupplier observed, @Nullable Watcher watcher, List<In.Cut> cuts) {
        this.plan = plan;
        phase = new Phase.Fresh(plan, observed, watcher, cuts);
    }

    /** Takes in the next fact. */
    public Batch on(In in) {
        var first = seq + 1;
        var run = phase.take(in, first);
        run.settle();
        seq = first + run.outs().size();
        phase = run.state().ended() ? new Phase.Over(run) : new Phase.Live(run);
        var row = row(run, in);
        var events = run.notes.isEmpty() ? List.<Engine.RunEvent>of()
                : run.notes.stream()
                        .map(n -> new Engine.RunEvent(run.descent.owner(), n.seq(), in.at(), n.type(), n.path(),
                                n.facts(), row.state(), n.microUsd()))
                        .toList();
        var watched = run.watched;
        if (watched != null) {
            watched.settled(row);
        }
        return new Batch(in, first, run.outs(), run.commands(), events, row, run.asks.takeChanged());
    }

    private RunStore.RunRow row(Run run, In in) {
        var next = run.state().ended() ? null : run.timers.next(false);
        return new RunStore.RunRow(run.descent.owner(), plan.entry(), plan.hash(), run.state(), seq, run.lives.began(),
                run.now(), next == null ? null : next.due(), run.waitingFor(), run.total.spent(), run.error(),
                parent(run.started), plan.priority());
    }

    private static @Nullable RunId parent(In.Started started) {
        return started.forks().isEmpty() ? started.parent() : started.forks().getLast().of();
    }

    /** A command in the names that the run's first plan has for it; itself while the run has that plan. */
    public Out former(Out out) {
        return switch (phase) {
            case Phase.Live live -> live.run().former.out(out);
            case Phase.Over over -> over.run().former.out(out);
            case Phase.Fresh fresh -> out;
        };
    }

    /** Whether a fact is still of use: late and repeated results, timers and answers are not. */
    public boolean expects(In in) {
        return phase.expects(in);
    }

    /** Why a decision can't be taken, empty when it can. */
    public Optional<String> complaint(String ask, Engine.Decision decision, Instant now) {
        return phase instanceof Phase.Live live ? Optional.ofNullable(live.run().asks.complaint(ask, decision, now))
                : Optional.of(phase instanceof Phase.Over over
                        ? "The run " + over.run().descent.owner() + " of question " + ask + " has ended ("
                                + Run.word(over.run().state()) + "), so its answer changes nothing; see the inbox for "
                                + "what is open."
                        : "The run of question " + ask + " has not started yet.");
    }

    /** Why what the operator wants to do to a step can't be done, empty when it can. */
    public Optional<String> complaint(In act) {
        return phase instanceof Phase.Live live ? Optional.ofNullable(live.run().halts.complaint(act))
                : Optional.of("The run " + (phase instanceof Phase.Over ? "has ended" : "has not started yet")
                        + ", so nothing of it can be changed.");
    }

    /** What a debugger holds, in the order in which it came there. */
    public List<Held> held() {
        return with(run -> run.state().ended() ? List.of() : run.halts.held(), List.of());
    }

    /** Where a debugger wants it held. */
    public Holds armed() {
        return with(run -> run.halts.armed(), Holds.NONE);
    }

    /** An open question. */
    public Optional<Engine.Card> card(String ask) {
        return phase instanceof Phase.Live live ? live.run().asks.card(ask) : Optional.empty();
    }

    /** Whether nothing happens within {@code patience} unless the operator acts. */
    public boolean rests(Instant now, Duration patience) {
        if (!(phase instanceof Phase.Live live)) {
            return phase instanceof Phase.Over;
        }
        var run = live.run();
        if (!run.calls.idle() || !run.calls.noTurns() && !run.gates.stopped() && !run.gates.paused()) {
            return false;
        }
        var timer = run.timers.next(true);
        return timer == null || timer.due().isAfter(plus(now, patience));
    }

    private static Instant plus(Instant now, Duration patience) {
        return patience.compareTo(Duration.ofDays(36_500)) > 0 ? Instant.MAX : now.plus(patience);
    }

    /**
     * Whether another process can take the run up from its journal as if nothing had happened between. A call that
     * waits for its turn is asked for again then; what has not started yet has no journal.
     */
    public boolean quiet() {
        return with(run -> run.calls.idle() && run.gates.waitingFor() == null && !run.gates.cutShort(), false);
    }

    /** Paths of the calls that are under way, by number. */
    public Map<Integer, String> openCalls() {
        return with(run -> run.calls.paths(), Map.of());
    }

    /** Whether it can only go on after a {@link In.Restarted}. */
    public boolean needsRestart(boolean watchedNow) {
        return with(run -> !run.calls.nothingOpen() || run.gates.needsRestart(watchedNow), false);
    }

    /** What to do for a run that is taken up and needs no restart; nothing is recorded. */
    public List<Command> rearmed() {
        return with(Run::rearmed, List.of());
    }

    /** Whether it has ended. */
    public boolean over() {
        return phase instanceof Phase.Over;
    }

    /** Whether it waits for its turn to begin. */
    public boolean queued() {
        return with(run -> (run.root() == null || run.gates.toBegin()) && !run.state().ended(), false);
    }

    /** Whether nothing can bring it on: no call, timer, question, turn, pause or stop. */
    public boolean stranded() {
        return with(run -> !run.state().ended() && run.root() != null && run.calls.idle() && run.calls.noTurns()
                && run.events.noneAwaited() && !run.gates.holds()
                && run.gates.waitingFor() == null && run.halts.waitingFor() == null
                && run.asks.waitingFor() == null && run.timers.next(false) == null,
                false);
    }

    /** Whether no call is under way, so that nothing goes on by itself but timers. */
    public boolean idle() {
        return with(run -> run.calls.idle(), true);
    }

    /** Whether its past ends here, so that nothing begins any more. */
    public boolean atCut() {
        return with(run -> run.gates.atCut() && !run.gates.toBegin() || run.gates.cutBetweenSteps(), false);
    }

    /** Whether its past ends at no other place after this one. */
    public boolean isLastCut() {
        return with(run -> run.gates.cutsLeft() == 1, false);
    }

    /** How many commands of the last fact were there when its past ended. */
    public int commandsBeforeCut() {
        return with(run -> run.gates.commandsBeforeCut(), 0);
    }

    /** The numbers of the calls under way that change something. */
    public Set<Integer> openEffects() {
        return with(run -> run.calls.openEffects(), Set.of());
    }

    /** How far it came, for a run that goes on from before. */
    public In.Went went() {
        return with(Run::went, new In.Went(0, 0, 0, 0, 0, 0, null));
    }

    /** How often what was done under a declared key was taken back, by key. */
    public Map<String, Integer> takenBack() {
        return with(run -> run.compensation.takenBack(), Map.of());
    }

    /**
     * Just before what failed, by the step's path, or empty for what stands between steps, and a fact: that in which it
     * failed. Empty when the run did not fail at such a place.
     */
    public Optional<In.Cut> failedAt() {
        return with(run -> {
            var at = run.origin();
            return at == null ? Optional.<In.Cut>empty() : Optional.of(new In.Cut(at.fact(), at.path()));
        }, Optional.empty());
    }

    /** Goes on numbering entries after that. */
    public void after(long entry) {
        seq = entry;
    }

    /** The path of a step in the names that the run's first plan has for it. */
    public String former(String path) {
        return with(run -> run.former.path(path), path);
    }

    /** When the run began, of a fork when it left the other one. */
    public Instant began() {
        return with(run -> run.lives.began(), Instant.EPOCH);
    }

    /** What it was given, by name. */
    public Map<String, Value> inputs() {
        return with(run -> run.lives.inputs(), Map.of());
    }

    /** Number of the last entry. */
    public long seq() {
        return seq;
    }

    /** Money that is set aside for calls under way. */
    public long reservedMicroUsd() {
        return with(run -> run.total.reserved(), 0L);
    }

    /** Whether spent and reserved money keep to every cap of the run. */
    public boolean withinCap() {
        return with(run -> run.total.limit() - run.total.spent() >= run.total.reserved(), true);
    }

    /** Whether something is being taken back. */
    public boolean takesBack() {
        return with(run -> run.compensation.goesOn(), false);
    }

    /** Names and values at the top level. */
    public Map<String, Value> variables() {
        return with(run -> {
            var root = run.root();
            return root == null ? Map.<String, Value>of() : root.scope.names();
        }, Map.of());
    }

    /** The value of a run that is done. */
    public @Nullable Value output() {
        return phase instanceof Phase.Over over && over.run().state() == RunState.DONE
                && over.run().end() instanceof Completion.Done d ? d.value() : null;
    }

    private <T> T with(java.util.function.Function<Run, T> read, T otherwise) {
        return switch (phase) {
            case Phase.Fresh f -> otherwise;
            case Phase.Live live -> read.apply(live.run());
            case Phase.Over over -> read.apply(over.run());
        };
    }
}
