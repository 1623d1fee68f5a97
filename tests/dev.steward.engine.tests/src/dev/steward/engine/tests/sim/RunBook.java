package dev.steward.engine.tests.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.internal.core.Batch;
import dev.steward.engine.internal.core.Claim;
import dev.steward.engine.internal.core.Command;
import dev.steward.engine.internal.core.Core;
import dev.steward.engine.internal.journal.Entry;
import dev.steward.engine.internal.journal.EntryCodec;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.internal.journal.Out;
import dev.steward.engine.internal.journal.Sealed;
import dev.steward.engine.internal.trace.Past;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.Value;

/**
 * What one run's durable entries say, read one append after the other as it becomes durable, and whether that is legal.
 * A core beside it derives everything again from the facts.
 */
final class RunBook {

    final In.Started started;
    final Facts facts;
    final Map<Integer, Intent> open = new LinkedHashMap<>();
    private final Consumer<Object> log;
    private final Sealed chain;
    private final List<Entry> all = new ArrayList<>();
    private final Function<RunId, @Nullable RunBook> others;
    private final Map<String, Long> did = new HashMap<>();
    private final Set<String> inherited = new HashSet<>();
    private @Nullable RunBook forkedOf;
    private boolean past;
    private Core again;
    private final Plan plan;
    private final Caps caps;
    private final Undos undos;
    private final Consents consents;
    private final Map<Integer, String> timers = new HashMap<>();
    private final Set<String> events = new HashSet<>();
    private final Map<Integer, List<Claim>> shares = new HashMap<>();
    private final Map<Integer, In.ShareTaken> answered = new HashMap<>();
    private final Set<String> granted = new HashSet<>();
    private final Meters meters;
    private RunState state = RunState.PENDING;
    private boolean paused;
    private long seq;
    private long number;

    /** A call that is under way. */
    static final class Intent {
        final Out.CallIntended entry;
        /** Whether it came to the outside already. */
        boolean called;

        Intent(Out.CallIntended entry) {
            this.entry = entry;
        }
    }

    /** What all runs have used of limits. */
    interface Meters {
        void taken(In.Started run, In.ShareTaken share, List<Claim> claims);

        /** Of what was taken only so much counts, as the call was not made. */
        void settled(In.Started run, In.ShareTaken share, List<Claim> claims, List<Long> amounts);
    }

    RunBook(In.Started started, Plan plan, Facts facts, EntryCodec codec,
            Consumer<Object> log, Meters meters, Function<RunId, @Nullable RunBook> others) {
        this.others = others;
        past = !started.forks().isEmpty();
        this.meters = meters;
        this.log = log;
        this.started = started;
        this.plan = plan;
        this.facts = facts;
        chain = new Sealed(codec);
        again = new Core(plan, () -> false);
        caps = new Caps(plan, started.settings().capMicroUsd(), facts);
        undos = new Undos(facts);
        consents = new Consents(facts);
    }

    String tag() {
        return started.inputs().get(Playbooks.RUN) instanceof Value.Text t ? t.text() : "";
    }

    boolean heard(String event) {
        return events.contains(event);
    }

    RunState state() {
        return state;
    }

    Consents consents() {
        return consents;
    }

    Plan plan() {
        return plan;
    }

    /** An append is durable. */
    void append(RunStore.Append append) {
        require(append.firstSeq() == seq + 1, "entry " + append.firstSeq() + " follows " + seq);
        var entries = append.entries().stream().map(bytes -> chain.read(++seq, bytes)).toList();
        entries.forEach(log);
        all.addAll(entries);
        require(!state.ended() || entries.get(0) instanceof In.Reopened, "it goes on after its end");
        var asks = new LinkedHashMap<String, RunStore.AskRow>();
        Batch last = null;
        for (var at = 0; at < entries.size();) {
            if (!(entries.get(at) instanceof In in)) {
                throw new Violation(started.owner() + ": " + entries.get(at) + " follows from no fact");
            }
            var end = at + 1;
            while (end < entries.size() && entries.get(end) instanceof Out) {
                end++;
            }
            number = append.firstSeq() + at;
            last = batch(in, entries.subList(at + 1, end));
            if (in instanceof In.Forked f && f.run().equals(started.owner())) {
                asks.clear();
            }
            last.asks().forEach(ask -> asks.put(ask.id(), ask));
            at = end;
        }
        same("row", last == null ? "none" : last.row(), append.row());
        same("questions", List.copyOf(asks.values()), append.asks());
    }

    /** What follows from one fact. */
    private Batch batch(In in, List<Entry> follows) {
        require(!state.ended() || in instanceof In.Reopened, "it goes on after its end with " + in);
        if (in instanceof In.Reopened reopened) {
            reopen(reopened);
        }
        var outs = follows.stream().map(Out.class::cast).toList();
        var card = in instanceof In.Decided d ? again.card(d.ask()).orElse(null) : null;
        var batch = again.on(in);
        if (in instanceof In.ShareTaken taken) {
            var claims = shares.remove(taken.share());
            if (claims == null) {
                throw new Violation(started.owner() + ": an answer to share " + taken.share() + ", not asked for");
            }
            if (taken.refused() < 0) {
                claims.forEach(claim -> granted.add(claim.meter()));
                if (!past) {
                    meters.taken(started, taken, claims);
                    answered.put(taken.share(), taken);
                }
            }
        }
        for (var command : batch.commands()) {
            if (command instanceof Command.TakeShare take) {
                shares.put(take.share(), take.claims());
            } else if (command instanceof Command.SettleShare settle) {
                var taken = answered.remove(settle.share());
                if (taken != null) {
                    meters.settled(started, taken, settle.claims(), settle.amounts());
                }
            }
        }
        same("entries", batch.outs(), outs);
        fact(in, card);
        outs.forEach(out -> {
            // of an earlier life, in which it had its end
            if (!(in instanceof In.Reopened && out instanceof Out.CallLost lost && !open.containsKey(lost.call()))) {
                out(out);
            }
        });
        if (in instanceof In.Forked) {
            caps.anew();
        }
        rows(in, outs, batch);
        return batch;
    }

    /** Its past is that of the other run up to the cut, and from here on nothing of that is its own. */
    private void leave(In.Forked in) {
        var index = (int) all.stream().filter(In.Forked.class::isInstance)
                .takeWhile(other -> other != in).count();
        var fork = started.forks().get(index);
        if (!in.run().equals(started.owner())) {
            return;
        }
        past = false;
        var other = others.apply(fork.of());
        forkedOf = other;
        for (var at = 1; other != null && at < fork.cut().fact(); at++) {
            same("entry " + (at + 1) + " of its past and of " + fork.of(), other.all.get(at), all.get(at));
        }
        inherited.addAll(did.keySet());
    }

    /** What was done by this run and those that it comes from, by target and arguments. */
    private boolean wasDone(long hash) {
        var other = forkedOf;
        return inherited.stream().anyMatch(path -> Objects.equals(did.get(path), hash) && !undos.undone(path))
                && other != null && other.stands(hash) || other != null && (other.stands(hash) || other.wasDone(hash));
    }

    private boolean stands(long hash) {
        return did.entrySet().stream().anyMatch(done -> done.getValue() == hash && !undos.undone(done.getKey()));
    }

    /** Whether a step's effect is one of the run that this was forked from. */
    boolean inherits(String path) {
        return inherited.contains(path);
    }

    /** The run that this was forked from, as its calls are named. */
    @Nullable
    RunBook forkedOf() {
        return forkedOf;
    }

    private void reopen(In.Reopened in) {
        require(state == RunState.FAILED || state == RunState.COMPENSATED || state == RunState.PARTLY_COMPENSATED,
                "it is reopened though it is " + state);
        again = new Past(started.owner(), all).reopened(plan, in, number, (itsPlan, heard, cuts) -> new Core(itsPlan,
                () -> false, null, cuts));
        consents.goesOn(false);
        state = RunState.PENDING;
        paused = false;
    }

    private void fact(In in, Engine.@Nullable Card card) {
        switch (in) {
            case In.Forked f -> {
                undos.leave();
                consents.goesOn(true);
                leave(f);
                state = RunState.PENDING;
                paused = false;
            }
            case In.CallDone d -> {
                var call = take(d.call());
                caps.settle(call, d.microUsd(), d.tokens());
                undos.done(call.path(), d.value() instanceof Value.Text);
            }
            case In.CallFailed f -> {
                var call = take(f.call());
                caps.settle(call, f.unknown() ? call.microUsd() : 0, f.unknown() ? call.tokens() : 0);
                undos.failed(call.path(), f.error());
                if (!f.unknown() && !f.error().equals("InvalidOutput")) {
                    did.remove(call.path());
                }
            }
            case In.EventCame e -> require(events.add(e.id()), "the event " + e.id() + " came a second time");
            case In.TimerFired t -> require(timers.remove(t.timer()) != null, "timer " + t.timer() + " was not set");
            case In.Decided d -> {
                require(card != null, "the question " + d.ask() + " was not open");
                if (card != null) {
                    consents.decided(card, d.decision());
                    caps.decided(card, d.decision());
                    undos.decided(card, d.decision());
                }
            }
            default -> {
                // says nothing about calls
            }
        }
    }

    private Out.CallIntended take(int number) {
        var intent = open.remove(number);
        if (intent == null) {
            throw new Violation(started.owner() + ": a result of call " + number + ", which is not under way");
        }
        return intent.entry;
    }

    private void out(Out out) {
        switch (out) {
            case Out.CallIntended i -> {
                require(open.put(i.call(), new Intent(i)) == null, "two calls " + i.call());
                caps.reserve(i);
                repeats(i);
                undos.intended(i.path());
                counted(i);
                consents.intended(i);
            }
            case Out.CallLost l -> {
                var call = take(l.call());
                caps.settle(call, l.microUsd(), call.tokens());
            }
            case Out.TimerSet t -> timers.put(t.timer(), t.path());
            case Out.AskOpened a -> consents.opened(a);
            case Out.AskClosed c -> consents.closed(c);
            case Out.PolicyDecided p -> consents.policy(p);
            case Out.Ended e -> {
                require(open.isEmpty(), "it ended with calls under way: " + open.keySet());
                undos.ended(e.state());
            }
        }
    }

    /** What the other run did stands, so the operator was asked before it is done once more. */
    private void repeats(Out.CallIntended call) {
        var does = facts.step(call.path()).does();
        if (does.isEmpty() || call.path().contains("~") || Operations.get(does).effect() == Plan.EffectKind.READS) {
            return;
        }
        require(past || forkedOf == null || inherited.contains(call.path()) || !wasDone(call.hash())
                || consents.agreed(call.path()),
                call.path() + " does again what " + started.forks()
                        + " did, and nobody was asked");
        did.put(call.path(), call.hash());
    }

    /** An effect that a rule counts over all runs was counted before. */
    private void counted(Out.CallIntended call) {
        var does = facts.step(call.path()).does();
        for (var policy : plan.policies()) {
            for (var rule : policy.rules()) {
                var limit = rule.limit();
                if (policy.kind() == Plan.PolicyKind.EFFECT && rule.verdict() == Plan.Verdict.LIMIT && limit != null
                        && limit.period() != Plan.Period.RUN && !does.isEmpty() && !call.path().contains("~")
                        && (policy.target().endsWith("*") || policy.target().endsWith("." + does))) {
                    require(granted.contains("policy/" + policy.name() + "#1"),
                            call.path() + " was not counted by " + policy.name());
                }
            }
        }
    }

    private void rows(In in, List<Out> outs, Batch batch) {
        var now = batch.row().state();
        var ends = outs.stream().filter(Out.Ended.class::isInstance).map(Out.Ended.class::cast).toList();
        require(now.ended() == !ends.isEmpty() && (ends.isEmpty() || ends.get(0).state() == now),
                "state " + now + " with the ends " + ends);
        paused = in instanceof In.Paused || paused && !(in instanceof In.Unpaused);
        require(now.ended() || now == RunState.PENDING || (now == RunState.PAUSED) == paused,
                "the state is " + now + " after " + in);
        require(now != RunState.PENDING || state == RunState.PENDING, "waits to begin though it has begun");
        require(batch.row().costMicroUsd() == caps.spent(),
                "the row says that " + batch.row().costMicroUsd() + " were spent, the entries " + caps.spent());
        state = now;
    }

    private void same(String what, Object derived, Object stored) {
        if (!Objects.equals(derived, stored)) {
            throw new Violation(
                    started.owner() + ": " + what + " differ, derived " + derived + ", stored " + stored);
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(started.owner() + ": " + otherwise);
        }
    }
}
