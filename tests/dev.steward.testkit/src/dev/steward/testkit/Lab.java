package dev.steward.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

import dev.steward.engine.Engine;
import dev.steward.engine.Engines;
import dev.steward.engine.Limits;
import dev.steward.engine.Ports;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StepGate;
import dev.steward.engine.value.Value;

/**
 * An engine over doubles that a test can crash and start again. What is in {@link #disk}, {@link #world} and
 * {@link #model} outlives the crash. One test thread drives it.
 */
public final class Lab implements AutoCloseable {

    /** When every lab begins. */
    public static final Instant START = Instant.parse("2026-09-14T07:00:00Z");

    private static final int MOST_TURNS = 2000;

    public final Disk disk = new Disk();
    public final World world = new World();
    public final ScriptedModel model = new ScriptedModel();
    public final ManualTicker ticker = new ManualTicker(START);
    private final SplittableRandom random;
    private final boolean atOnce;
    private boolean checked = true;
    private Limits limits = Limits.standard();
    private Operator operator = Operator.approving();
    private Life life;
    private MemRunStore store;
    private Engine engine;
    private @org.eclipse.jdt.annotation.Nullable StepGate gate;

    /** Answers the questions of the inbox. */
    @FunctionalInterface
    public interface Operator {
        /** The decision about a card, null to leave it open. */
        Engine.@org.eclipse.jdt.annotation.Nullable Decision decide(Engine.Card card, World world);

        /** Says yes, and about unknown outcomes the truth. */
        static Operator approving() {
            return (card, world) -> !card.kind().equals("unknown") ? approve()
                    : world.happened(effect(card)) ? edit("value", new Value.Text("seen")) : reject("did not happen");
        }

        private static String effect(Engine.Card card) {
            var operation = card.title().replaceAll(".*\\.(\\w+) happen\\?", "$1");
            return operation + "(" + card.args().values().stream().findFirst()
                    .map(v -> v instanceof Value.Text t ? t.text() : v.toString()).orElse("") + ")";
        }
    }

    /** A fresh one. */
    public Lab() {
        this(Life.long_());
    }

    /** Whose first process has this life. */
    public Lab(Life life) {
        this(life, true);
    }

    /** Whose stores commit at once, or on a thread of their own, so that a crash loses what is on its way. */
    public Lab(Life life, boolean atOnce) {
        random = new SplittableRandom(7);
        this.life = life;
        this.atOnce = atOnce;
        store = new MemRunStore(disk, life, atOnce);
        engine = open();
    }

    private Engine open() {
        return another(new Engines.Options(Duration.ofMinutes(1), Duration.ofMinutes(5), 1000, random));
    }

    /** A further engine over the same doubles. */
    public Engine another(Engines.Options options) {
        var memory = new MemMemory(disk, life, ticker::now);
        return Engines
                .open(new Ports(store, memory, memory, List.of(model), world.connectors(life), disk.plans::get, ticker,
                        gate, life, disk.values, limits), options);
    }

    /** Who answers questions in {@link #finish}. */
    public Lab operator(Operator other) {
        operator = other;
        return this;
    }

    /** How much is done at once, from now on. */
    public Lab limits(Limits other) {
        limits = other;
        restart();
        return this;
    }

    /** A debugger's gate from the next start on. */
    public Lab gate(StepGate other) {
        gate = other;
        restart();
        return this;
    }

    public Engine engine() {
        return engine;
    }

    public MemRunStore store() {
        return store;
    }

    public Life life() {
        return life;
    }

    /** Settings as a company has them: UTC, one dollar a run, questions are asked. */
    public static Engine.Settings settings() {
        return new Engine.Settings(ZoneId.of("UTC"), Locale.ENGLISH, "USD", 1_000_000, Map.of(), null,
                Engine.Approvals.ASK);
    }

    /** Starts a plan. */
    public RunId start(Plan plan, Map<String, Value> inputs, Engine.Settings settings) {
        disk.plans.put(plan.hash(), plan);
        return engine.start(new Engine.Start(plan, inputs, settings, null));
    }

    /** The plan of a hash. */
    public Plan plan(String hash) {
        var plan = disk.plans.get(hash);
        if (plan == null) {
            throw new AssertionError("no plan " + hash);
        }
        return plan;
    }

    /** Keeps a plan that was lost. */
    public void keep(Plan plan) {
        disk.plans.put(plan.hash(), plan);
    }

    /** Starts a plan without inputs. */
    public RunId start(Plan plan) {
        return start(plan, Map.of(), settings());
    }

    /** The process is lost and another one takes its place. */
    public Lab crash() {
        life.kill();
        ticker.forget();
        return again();
    }

    /** The process ends in good order and another one takes its place. */
    public Lab restart() {
        engine.close();
        life.kill();
        return again();
    }

    private Lab again() {
        life = Life.long_();
        store = new MemRunStore(disk, life, atOnce);
        engine = open();
        engine.recover();
        return this;
    }

    /** Waits until the run rests. */
    public Lab rest(RunId run) {
        try {
            engine.await(run, Duration.ofSeconds(-1));
            return this;
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Answers and moves time until the run has ended; says what it waits for when it does not end. */
    public RunState finish(RunId run) {
        for (var turn = 0; turn < MOST_TURNS; turn++) {
            rest(run);
            var row = store.run(run).orElseThrow(() -> new IllegalStateException("no row for " + run));
            if (row.state().ended()) {
                return row.state();
            }
            if (!answer(run)) {
                var due = row.nextDue();
                if (due == null) {
                    throw new AssertionError("The run " + run + " is stuck in " + row.state() + ", waiting for "
                            + row.waitingFor());
                }
                ticker.advanceTo(due);
            }
        }
        throw new AssertionError("The run " + run + " does not end.");
    }

    private boolean answer(RunId run) {
        for (var ask : asks(run)) {
            var card = engine.card(ask.id());
            var decision = card.isEmpty() ? null : operator.decide(card.get(), world);
            if (decision != null) {
                decide(ask.id(), decision);
                return true;
            }
        }
        return false;
    }

    /** Open questions of a run. */
    public List<RunStore.AskRow> asks(RunId run) {
        return store.asks().stream().filter(ask -> ask.run().equals(run)).toList();
    }

    /** The one open question of a run. */
    public Engine.Card card(RunId run) {
        rest(run);
        var open = asks(run);
        if (open.size() != 1) {
            throw new AssertionError("expected one open question, found " + open);
        }
        return engine.card(open.get(0).id()).orElseThrow(() -> new AssertionError("the question has no card"));
    }

    /** Decides; a refusal is a failure of the test. */
    public void decide(String ask, Engine.Decision decision) {
        try {
            engine.decide(ask, decision);
        } catch (Engine.DecisionException e) {
            throw new AssertionError("The decision was refused: " + e.getMessage(), e);
        }
    }

    public static Engine.Decision approve() {
        return new Engine.Decision(Engine.Answer.APPROVE, Map.of(), null, "operator");
    }

    public static Engine.Decision reject(String note) {
        return new Engine.Decision(Engine.Answer.REJECT, Map.of(), note, "operator");
    }

    public static Engine.Decision edit(String name, Value value) {
        return new Engine.Decision(Engine.Answer.EDIT, Map.of(name, value), null, "operator");
    }

    /** Does not compare replays when it is closed: its journals were tampered with. */
    public Lab unchecked() {
        checked = false;
        return this;
    }

    /** The story of a run. */
    public Engine.Trace trace(RunId run) {
        return engine.trace(run, Long.MAX_VALUE).orElseThrow(() -> new AssertionError("no trace of " + run));
    }

    /** Fails unless every stored run derives again without a call, and its rows are the stored ones. */
    public void checkReplays() {
        var calls = world.calls() + model.requests().size();
        for (var run : disk.runs()) {
            var replay = engine.replay(run);
            if (replay.difference() != null) {
                throw new AssertionError("Replay of " + run + ": " + replay.difference());
            }
            var rebuilt = engine.rebuild(run).orElseThrow(() -> new AssertionError("no journal of " + run));
            var row = store.run(run).orElseThrow(() -> new AssertionError("no row of " + run));
            if (!rebuilt.row().equals(row)) {
                throw new AssertionError("Rows differ: rebuilt " + rebuilt.row() + ", stored " + row);
            }
            for (var ask : rebuilt.asks()) {
                if (!ask.equals(store.ask(ask.id()).orElse(null))) {
                    throw new AssertionError("Questions differ: rebuilt " + ask + ", stored " + store.ask(ask.id()));
                }
            }
        }
        if (calls != world.calls() + model.requests().size()) {
            throw new AssertionError("A replay called a boundary.");
        }
    }

    @Override
    public void close() {
        if (life.alive() && checked) {
            checkReplays();
        }
        try {
            engine.close();
        } catch (Crash e) {
            // a life may well end while its process closes
            life.kill();
        }
    }
}
