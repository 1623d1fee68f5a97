package dev.steward.engine.internal.core;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunState;
import dev.steward.engine.internal.eval.Evaluator;
import dev.steward.engine.internal.eval.Names;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.internal.journal.Out;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.Value;

/** What the activations of one run share: clock, queue, what is open outside, and what is put out for a fact. */
final class Run implements Names {

    final Plan plan;
    final In.Started started;
    final Timers timers = new Timers(this);
    final Asks asks = new Asks(this);
    final Calls calls = new Calls(this);
    final Labels labels;
    final Quotas quotas = new Quotas(this);
    final Events events = new Events(this);
    final Gates gates = new Gates(this);
    final Halts halts = new Halts(this);
    final Compensation compensation = new Compensation(this);
    final Lives lives;
    final Words words = new Words();
    final Former former;
    final Descent descent;
    final Caps caps;
    final Cap total;
    final List<Note> notes = new ArrayList<>();
    private final Map<Failure, Origin> origins = new IdentityHashMap<>();
    private final ArrayDeque<Runnable> ready = new ArrayDeque<>();
    private final BooleanSupplier observed;
    /** Who looks at every activation, null for nobody. */
    final @Nullable Watched watched;
    private List<Out> outs = new ArrayList<>();
    private List<Command> commands = new ArrayList<>();
    private Instant now;
    private Instant before;
    private long seq;
    private boolean cancelled;
    private @Nullable PlaybookFrame root;
    private @Nullable Completion end;
    private @Nullable RunState ended;
    private @Nullable String error;

    /** Something readers hear, before the state as of the end of the batch is known. */
    record Note(long seq, String type, String path, Map<String, Value> facts, long microUsd) {
    }

    /** Where a failure began: the path of the step, empty for what stands between steps, and the fact then. */
    record Origin(String path, long fact) {
    }

    Run(Plan plan, In.Started started, BooleanSupplier observed, @Nullable Watcher watcher) {
        this.plan = plan;
        this.started = started;
        this.observed = observed;
        watched = watcher == null ? null : new Watched(this, watcher);
        former = new Former(plan, started);
        descent = new Descent(started);
        lives = new Lives(this);
        now = started.at();
        before = now;
        started.forks().forEach(fork -> gates.cut(fork.cut()));
        labels = new Labels(plan.types(), plan.guarded());
        var entry = plan.playbooks().get(plan.entry());
        if (entry == null) {
            throw new IllegalStateException("The plan has no playbook " + plan.entry() + ".");
        }
        caps = new Caps(this, entry, started.settings().capMicroUsd());
        total = caps.total;
        gates.watched(started.watched());
        Watched.owns(this, null, total);
    }

    /** Takes in the time and number of a fact; what follows is numbered after it. */
    void fact(In in, long number) {
        before = now;
        if (in.at().isAfter(now)) {
            now = in.at();
        }
        seq = number;
        outs = new ArrayList<>();
        commands = new ArrayList<>();
        notes.clear();
        var past = watched;
        if (past != null) {
            past.fact(in, number);
        }
    }

    void begin() {
        var entry = plan.playbooks().get(plan.entry());
        if (entry == null) {
            throw new IllegalStateException("The plan has no playbook " + plan.entry() + ".");
        }
        var frame = new PlaybookFrame(this, null, entry, "", lives.inputs());
        root = frame;
        frame.begin(frame);
    }

    /** Runs what is ready until nothing is, then ends the run if its tree has ended. */
    void settle() {
        for (var part = ready.poll(); part != null; part = ready.poll()) {
            part.run();
        }
        var how = end;
        if (how != null && ended == null && !gates.cutNow() && !gates.toBegin()) {
            compensation.end(how).apply(this);
        }
    }

    void ended(RunState state, @Nullable String why, Value output) {
        ended = state;
        error = why;
        emit(new Out.Ended(state, why), "", () -> why == null ? Map.of("state", text(word(state)), "output", output)
                : Map.of("state", text(word(state)), "error", text(why)));
    }

    static String word(RunState state) {
        return state.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    void rootDone(Completion how) {
        end = how;
    }

    @Nullable
    Completion end() {
        return end;
    }

    boolean cancelled() {
        return cancelled;
    }

    void cancel() {
        cancelled = true;
        var frame = root;
        var why = new Failure("Cancelled", "The run was cancelled.", Failure.Kind.CANCELLED);
        if (frame == null) {
            rootDone(new Completion.Failed(why));
        } else {
            frame.stop(why);
        }
    }

    /** How far it came. */
    In.Went went() {
        return new In.Went(calls.last(), timers.last(), asks.last(), quotas.last(), total.spent(),
                total.spentTokens(), new In.Counted(caps.used(), quotas.used()));
    }

    /** Notes where a failure began, the innermost place first. */
    void failed(Failure why, String path) {
        origins.putIfAbsent(why, new Origin(path, seq));
    }

    /** Where what ended it began, null when that was no step and no expression. */
    @Nullable
    Origin origin() {
        return end instanceof Completion.Failed f ? origins.get(f.failure()) : null;
    }

    /** What the driver is to do for a run that is taken up without a fact. */
    List<Command> rearmed() {
        commands = new ArrayList<>();
        timers.rearm();
        calls.rearm();
        gates.rearm();
        return commands;
    }

    // ---- what activations use

    void later(Runnable part) {
        ready.add(part);
    }

    Instant now() {
        return now;
    }

    /** How long ago the fact before was, as of this one. */
    Duration between() {
        return Duration.between(before, now);
    }

    Evaluator evaluator() {
        return new Evaluator(plan.types(), started.settings().zone(), started.settings().locale(), labels);
    }

    void emit(Out out, String path) {
        emit(out, path, Map::of);
    }

    void emit(Out out, String path, Supplier<Map<String, Value>> facts) {
        outs.add(out);
        note(EventNames.of(out), path, () -> EventNames.facts(out, facts.get()));
    }

    void command(Command command) {
        commands.add(command);
    }

    void note(String type, String path, Supplier<Map<String, Value>> facts) {
        var heard = observed.getAsBoolean();
        var past = watched;
        if (heard || past != null) {
            var told = facts.get();
            if (heard) {
                notes.add(new Note(seq + outs.size(), type, path, told, total.spent()));
            }
            if (past != null) {
                past.told(seq + outs.size(), type, path, told);
            }
        }
    }

    /** Notes a reason for what a step does, for its reason card. */
    void why(String path, Supplier<String> reason) {
        note("step.why", path, () -> Map.of("text", new Value.Text(reason.get())));
    }

    /** Which condition of the playbooks around a step does not hold any more; null when all do. */
    @Nullable
    String broken(Frame step) {
        for (@Nullable
        Frame at = step; at != null; at = at.parent) {
            var broken = at instanceof PlaybookFrame playbook ? playbook.broken() : null;
            if (broken != null) {
                return broken;
            }
        }
        return null;
    }

    // ---- what is read after a fact

    @Override
    public @Nullable Value find(String name) {
        return switch (name) {
            case "now" -> new Value.Moment(now);
            case "cost" -> new Value.Money(BigDecimal.valueOf(total.spent(), 6), "USD");
            default -> null;
        };
    }

    List<Out> outs() {
        return outs;
    }

    List<Command> commands() {
        return commands;
    }

    long seq() {
        return seq;
    }

    @Nullable
    String error() {
        return error;
    }

    @Nullable
    PlaybookFrame root() {
        return root;
    }

    /** Its state while it takes something in, when what it comes to is not known yet. */
    RunState stateWithin() {
        var now = state();
        return now == RunState.WAITING ? RunState.RUNNING : now;
    }

    RunState state() {
        var over = ended;
        if (over != null) {
            return over;
        }
        if (root == null || gates.toBegin()) {
            return RunState.PENDING;
        }
        if (gates.paused()) {
            return RunState.PAUSED;
        }
        if (compensation.goesOn()) {
            return RunState.COMPENSATING;
        }
        return calls.idle() ? RunState.WAITING : RunState.RUNNING;
    }

    @Nullable
    String waitingFor() {
        if (ended != null || !calls.idle() || gates.cutShort()) {
            return null;
        }
        if (root == null || gates.toBegin()) {
            return WaitingFor.TURN;
        }
        // the stop first: when it is lifted, who waits for that is looked for by these words
        return first(gates.waitingFor(), halts.waitingFor(), gates.heldByStop() ? WaitingFor.STOP : null,
                calls.waitingFor(),
                asks.waitingFor(), events.waitingFor(), gates.paused() ? WaitingFor.PAUSE : null, timer());
    }

    private @Nullable String timer() {
        var timer = timers.next(true);
        return timer == null ? null
                : timer.path() + " until " + Shown.moment(timer.due(), started.settings().zone());
    }

    private static @Nullable String first(@Nullable String... words) {
        for (var word : words) {
            if (word != null) {
                return word;
            }
        }
        return null;
    }

    static Value.Text text(String text) {
        return new Value.Text(text);
    }

    static String usd(long microUsd) {
        return microUsd == Long.MAX_VALUE ? "no limit"
                : Shown.amount(BigDecimal.valueOf(microUsd, 6).stripTrailingZeros()
                        .setScale(Math.max(2, BigDecimal.valueOf(microUsd, 6).stripTrailingZeros().scale()))) + " USD";
    }

    static String minutes(Duration time) {
        return Shown.text(new Value.Span(time), java.time.ZoneOffset.UTC);
    }

    static Value.Span span(Duration duration) {
        return new Value.Span(duration);
    }
}
