package dev.steward.engine.tests.sim;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.internal.core.Claim;
import dev.steward.engine.internal.core.Periods;
import dev.steward.engine.internal.journal.EntryCodec;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.internal.journal.Sealed;
import dev.steward.engine.plan.AwaitedEvents;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.ConnectorProvider;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.Value;
import dev.steward.engine.value.ValueCodec;
import dev.steward.testkit.Plans;

/**
 * The promises, checked at every event: when an append is durable, when something comes to the outside, when someone
 * hears something. What is wrong is a {@link Violation}, which the simulation notes though the engine may catch it.
 */
final class Books {

    /** In the path of what a model asked for. */
    static final String TOOL = "~tool";

    private final SimDisk disk;
    private final Map<String, Plan> plans = new HashMap<>();
    private final Map<String, Facts> facts = new HashMap<>();
    private final Map<RunId, RunBook> runs = new LinkedHashMap<>();
    private final Map<String, String> keys = new HashMap<>();
    private final Simulation simulation;
    private final Map<String, Long> meters = new HashMap<>();
    private int mostCalls = Integer.MAX_VALUE;
    private int stopped = Integer.MAX_VALUE;

    Books(Simulation simulation) {
        this.simulation = simulation;
        disk = new SimDisk(this::append);
    }

    SimDisk disk() {
        return disk;
    }

    void add(Plan plan, Facts about) {
        plans.put(plan.hash(), plan);
        facts.put(plan.hash(), about);
    }

    Plan plan(String hash) {
        var plan = plans.get(hash);
        if (plan == null) {
            throw new IllegalStateException("no plan " + hash);
        }
        return plan;
    }

    Map<RunId, RunBook> runs() {
        return runs;
    }

    RunBook run(RunId id) {
        var run = runs.get(id);
        if (run == null) {
            throw new Violation("nothing of " + id + " is durable");
        }
        return run;
    }

    List<RunId> unended() {
        return runs.entrySet().stream().filter(run -> !run.getValue().state().ended()).map(Map.Entry::getKey).toList();
    }

    // ---- what is checked

    /** An event was brought to all that were there and may wait for it. */
    void delivered(Engine.Event event, List<RunId> there) {
        check(() -> there.stream().map(this::run).filter(run -> !run.state().ended()
                && !disk.rows.get(run.started.owner()).started().isAfter(event.came())
                && AwaitedEvents.of(run.plan()).containsKey(event.name()))
                .forEach(run -> require(run.heard(event.id()), run.started.run() + " did not hear of " + event)));
    }

    private void append(RunStore.Append append) {
        check(() -> {
            var run = runs.get(append.run());
            if (run == null) {
                run = book(append);
                runs.put(append.run(), run);
            }
            simulation.log(() -> "  durable: " + append.run() + " " + append.firstSeq() + " … " + append.row().seq()
                    + " " + append.row().state());
            run.append(append);
        });
    }

    private RunBook book(RunStore.Append append) {
        var codec = new EntryCodec(new ValueCodec(null, address -> {
            var bytes = disk.payloads.get(address);
            if (bytes == null) {
                throw new IllegalArgumentException("it is not durable");
            }
            return bytes;
        }));
        if (new Sealed(codec).read(1, append.entries().get(0)) instanceof In.Started started) {
            var about = facts.get(started.planHash());
            if (about != null) {
                return new RunBook(started, plan(started.planHash()), about, codec,
                        entries -> simulation.log(() -> "    " + entries), new RunBook.Meters() {
                            @Override
                            public void taken(In.Started run, In.ShareTaken share, List<Claim> claims) {
                                Books.this.taken(run, share, claims);
                            }

                            @Override
                            public void settled(In.Started run, In.ShareTaken share, List<Claim> claims,
                                    List<Long> amounts) {
                                Books.this.settled(run, share, claims, amounts);
                            }
                        }, runs::get);
            }
        }
        throw new Violation("the journal of " + append.run() + " does not begin with a start");
    }

    /** What was not used of a share is there for others again. */
    private void settled(In.Started run, In.ShareTaken share, List<Claim> claims, List<Long> amounts) {
        for (var at = 0; at < claims.size(); at++) {
            var claim = claims.get(at);
            var start = Periods.start(claim.period(), share.at(), run.settings().zone());
            if (claim.unit() == Claim.Unit.CALLS && start != null) {
                meters.merge(claim.meter() + " of " + claim.period() + " from " + start,
                        amounts.get(at) - claim.amount(), Long::sum);
            }
        }
    }

    /** A share of limits that count calls over all runs is durable. */
    private void taken(In.Started run, In.ShareTaken share, List<Claim> claims) {
        for (var claim : claims) {
            var start = Periods.start(claim.period(), share.at(), run.settings().zone());
            if (claim.unit() == Claim.Unit.CALLS && start != null) {
                var used = meters.merge(claim.meter() + " of " + claim.period() + " from " + start, claim.amount(),
                        Long::sum);
                require(used <= claim.limit(), "with share " + share + " of " + run.run() + ", " + used + " of "
                        + claim.limit() + " are used of " + claim.meter());
            }
        }
    }

    /** A connector is called. */
    void called(ConnectorProvider.Operation operation) {
        check(() -> {
            var cut = operation.caller().indexOf('/');
            var id = new RunId(operation.caller().substring(0, cut));
            var path = operation.caller().substring(cut + 1);
            var declared = Operations.get(operation.name());
            var before = keys.putIfAbsent(operation.caller(), operation.key());
            // a fork reads back what was under way in the other run, and later what it did itself
            require(before == null || before.equals(operation.key())
                    || path.endsWith("~verify") && run(id).forkedOf() != null,
                    operation.caller() + " is called under " + operation.key() + " after " + before);
            if (path.contains(TOOL)) {
                require(declared.effect() == Plan.EffectKind.READS, path + " is an effect that a model chose");
                denied(run(id), path, operation);
            }
            if (declared.effect() != Plan.EffectKind.READS || declared.costMicroUsd() > 0) {
                intended(run(id), path, Hashes.of(Plans.OUT + "." + operation.name(), operation.args()));
                argument(run(id), path, operation);
                denied(run(id), path, operation);
            }
        });
    }

    /** A call comes to the outside while others are on their way. */
    void begins(int flying, String caller) {
        check(() -> {
            require(flying < mostCalls, caller + " is one of " + (flying + 1) + " calls, at most " + mostCalls
                    + " may be under way");
            require(simulation.steps() <= stopped, caller + " is called though everything was stopped before");
        });
    }

    /** The engine said that everything is stopped; unless that was lifted meanwhile, no call begins from now on. */
    void stopped(int step) {
        if (disk.values.containsKey("engine/stopped")) {
            stopped = step;
        }
    }

    /** Someone is about to lift the stop. */
    void lifts() {
        stopped = Integer.MAX_VALUE;
    }

    /** How many calls may be under way at once. */
    void limit(int calls) {
        mostCalls = calls;
    }

    /** A model is called; its key is the path of the call with the round of repair. */
    void asked(String key) {
        check(() -> {
            var cut = key.indexOf('/');
            intended(run(new RunId(key.substring(0, cut))), key.substring(cut + 1, key.lastIndexOf('#')), null);
        });
    }

    /** Memory is written. */
    void written(String origin) {
        check(() -> {
            var cut = origin.indexOf('/');
            intended(run(new RunId(origin.substring(0, cut))), origin.substring(cut + 1), null);
        });
    }

    private void intended(RunBook run, String path, @Nullable Long hash) {
        for (var intent : run.open.values()) {
            if (!intent.called && intent.entry.path().equals(path)
                    && (hash == null || intent.entry.hash() == hash)) {
                intent.called = true;
                return;
            }
        }
        throw new Violation(path + " of " + run.started.run() + " comes to the outside without a durable intent");
    }

    private void argument(RunBook run, String path, ConnectorProvider.Operation operation) {
        var known = run.facts.step(path);
        if (known.expected() && !path.contains("~undo") && !run.consents().edited(Facts.bare(path))
                && operation.args().get("id") instanceof Value.Text id) {
            var expected = run.facts.expected(run.tag(), path);
            require(id.text().equals(expected),
                    path + " is called with " + id.text() + " instead of " + expected);
        }
    }

    private void denied(RunBook run, String path, ConnectorProvider.Operation operation) {
        for (var policy : run.plan().policies()) {
            var target = policy.target();
            var covers = target.endsWith("*") || target.equals(Plans.OUT + "." + operation.name());
            for (var rule : policy.rules()) {
                require(!covers || path.contains("~verify") || rule.verdict() != Plan.Verdict.DENY
                        || !(rule.condition() instanceof Expr.Apply apply)
                        || !(apply.operands().get(0) instanceof Expr.Const),
                        path + " is called though " + policy.name() + " denies it");
            }
        }
    }

    /** Whether what is taken back here is what an operation did, and not a whole playbook. */
    boolean takesBackAnOperation(String caller) {
        var cut = caller.indexOf('/');
        return !run(new RunId(caller.substring(0, cut))).facts.step(caller.substring(cut + 1)).does().isEmpty();
    }

    /** The run and path of a call. */
    private record Caller(@Nullable RunBook run, String path) {
    }

    private Caller at(String caller) {
        var cut = caller.indexOf('/');
        return new Caller(runs.get(new RunId(caller.substring(0, cut))), caller.substring(cut + 1));
    }

    /** Whether its run is a fork or was forked: such may do what the other did, which is checked with the intent. */
    boolean mayRepeat(String caller) {
        var run = at(caller).run();
        return run != null && (run.forkedOf() != null
                || runs.values().stream().anyMatch(other -> other.forkedOf() == run));
    }

    /** Under which other name something may have been done that is asked about: by the run that it was forked from. */
    @Nullable
    String inherited(String caller) {
        var at = at(caller);
        var run = at.run();
        var other = run == null ? null : run.forkedOf();
        return run != null && other != null && run.inherits(at.path()) ? other.started.owner() + "/" + at.path() : null;
    }

    /** Someone heard of an entry. */
    void heard(Engine.RunEvent event) {
        check(() -> require(disk.size(event.run()) >= event.seq(), "someone heard of entry " + event.seq() + " of "
                + event.run() + ", durable are " + disk.size(event.run())));
    }

    /** The engine said that it is started. */
    void started(RunId run) {
        check(() -> require(disk.rows.containsKey(run), run + " is said to be started, and is not durable"));
    }

    /** The engine took a decision. */
    void decided(String ask) {
        check(() -> {
            var row = disk.asks.get(ask);
            require(row != null && row.answer() != null, "the answer to " + ask + " was taken, and is not durable");
        });
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(otherwise);
        }
    }

    /** Whatever is wrong is noted here, as the engine may catch what is thrown at it. */
    private void check(Runnable promise) {
        try {
            promise.run();
        } catch (RuntimeException | AssertionError e) {
            simulation.broken(e);
            throw e;
        }
    }
}
