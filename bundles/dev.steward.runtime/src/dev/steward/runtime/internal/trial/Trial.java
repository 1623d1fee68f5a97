package dev.steward.runtime.internal.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.compiler.TestCase;
import dev.steward.compiler.TestCase.Callee;
import dev.steward.engine.Engine;
import dev.steward.engine.Engines;
import dev.steward.engine.Ports;
import dev.steward.engine.RunId;
import dev.steward.engine.plan.Freezer;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.PlainJson;
import dev.steward.engine.value.Value;
import dev.steward.model.workflow.Expression;

/** One test block, run once: a playbook on the real engine with everything outside replaced. Made for one call. */
final class Trial {

    private static final int MOST_TURNS = 10_000;
    /** Behind the name of a step in whose place a person is asked. */
    private static final String PERSON = "~person";
    private static final Instant ANY_TIME = Instant.parse("2026-01-05T09:00:00Z");

    private final TestCase test;
    private final Plan original;
    private final Engine.Settings settings;
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final TrialRunStore store = new TrialRunStore();
    private final Set<String> events = new HashSet<>();

    /**
     * How it came out.
     *
     * @param problems why it failed, apart from its expectations
     * @param calls    what was called, mocked playbooks and steps among it
     * @param agents   the agents that were asked
     */
    record Result(Engine.Trace trace, List<MockConnectors.Called> calls, List<String> agents, List<String> problems,
            ExpressionDesk desk) {
    }

    Trial(TestCase test, Plan plan, Engine.Settings settings) {
        this.test = test;
        this.original = plan;
        this.settings = settings;
    }

    /** The caller closes the desk. */
    Result run() throws InterruptedException {
        var desk = new ExpressionDesk(settings, ANY_TIME);
        var mocks = mocks(desk);
        var models = new MockModels(mocks, problems::add);
        var connectors = new MockConnectors(mocks, problems::add);
        var plan = MockedPlan.of(original, targets(Callee.PLAYBOOK), targets(Callee.STEP));
        var memory = new TrialMemory();
        var ticker = new VirtualTicker(clock(desk));
        try (var engine = Engines
                .open(new Ports(store, memory, memory, List.of(models), connectors, hash -> plan, ticker, null,
                        name -> {
                        }), Engines.Options.standard())) {
            var run = engine.start(new Engine.Start(plan, values(test.inputs(), Map.of(), desk), settings, null));
            drive(engine, run, ticker, desk);
            var trace = engine.trace(run, Long.MAX_VALUE).orElseThrow();
            return new Result(trace, connectors.calls(), models.calls(), List.copyOf(problems), desk);
        }
    }

    private Set<String> targets(Callee callee) {
        return test.mocks().stream().filter(m -> m.callee() == callee).map(TestCase.Mock::target)
                .collect(Collectors.toSet());
    }

    private Map<String, MockModels.Mocked> mocks(ExpressionDesk desk) throws InterruptedException {
        var mocks = new HashMap<String, MockModels.Mocked>();
        for (var mock : test.mocks()) {
            var value = mock.value();
            mocks.put(mock.target(), new MockModels.Mocked(value == null ? new Value.None()
                    : value(value, Map.of(), desk).orElse(new Value.None()), mock.error()));
        }
        return mocks;
    }

    private Instant clock(ExpressionDesk desk) throws InterruptedException {
        var clock = test.clock();
        return clock != null && value(clock, Map.of(), desk).orElse(null) instanceof Value.Moment moment
                ? moment.instant()
                : ANY_TIME;
    }

    private Map<String, Value> values(Map<String, Expression> expressions, Map<String, Value> names,
            ExpressionDesk desk)
            throws InterruptedException {
        var values = new LinkedHashMap<String, Value>();
        for (var entry : expressions.entrySet()) {
            value(entry.getValue(), names, desk).ifPresent(value -> values.put(entry.getKey(), value));
        }
        return values;
    }

    private Optional<Value> value(Expression expression, Map<String, Value> names, ExpressionDesk desk)
            throws InterruptedException {
        try {
            return Optional.of(desk.value(Freezer.freeze(expression), names, original.types()));
        } catch (ExpressionDesk.Failed e) {
            problems.add("A value of the test can't be computed: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Lets time pass whenever the run waits, and answers what it asks. */
    private void drive(Engine engine, RunId run, VirtualTicker ticker, ExpressionDesk desk)
            throws InterruptedException {
        for (var turn = 0; turn < MOST_TURNS; turn++) {
            engine.await(run, Duration.ZERO);
            if (store.run(run).map(row -> row.state().ended()).orElse(true)) {
                return;
            }
            if (!answered(engine, run, desk) && !happened(engine, run, ticker, desk) && !ticker.skip()) {
                problems.add("The run waits for something that never comes: " + store.run(run)
                        .map(RunStore.RunRow::waitingFor).orElse("nothing that it can name"));
                return;
            }
        }
        problems.add("The run waits again and again; after " + MOST_TURNS + " times the test gives up.");
    }

    /** The event that the run waits for comes, if the test says what it brings; once to each wait. */
    private boolean happened(Engine engine, RunId run, VirtualTicker ticker, ExpressionDesk desk)
            throws InterruptedException {
        var waits = store.run(run).map(row -> String.valueOf(row.waitingFor())).orElse("");
        for (var mock : test.mocks()) {
            var brings = mock.value();
            if (mock.callee() == Callee.EVENT && brings != null && waits.startsWith("the event " + mock.target() + " ")
                    && events.add(waits + mock.at())) {
                var value = value(brings, Map.of(), desk);
                value.ifPresent(v -> engine.deliver(new Engine.Event("test-" + events.size(), mock.target(),
                        PlainJson.text(v), ticker.now())));
                return value.isPresent();
            }
        }
        return false;
    }

    private boolean answered(Engine engine, RunId run, ExpressionDesk desk) throws InterruptedException {
        for (var ask : store.asks()) {
            var decision = decision(ask);
            if (decision == null ? ask.kind().equals("approval") : decision.answer() != TestCase.Answer.EXPIRES) {
                decide(engine, ask, decision, engine.trace(run, Long.MAX_VALUE).orElseThrow().variables(), desk);
                return true;
            }
            if (decision == null && !ask.kind().equals("hold") && !ask.kind().equals("deadline")) {
                problems.add("The test reaches the question '" + ask.title() + "' at " + ask.path()
                        + " without an answer; add 'decide " + last(ask.path()) + " approve' to it.");
                engine.cancel(run, "test");
                return true;
            }
        }
        return false;
    }

    private TestCase.@Nullable Decision decision(RunStore.AskRow ask) {
        return test.decisions().stream().filter(d -> d.step().equals(ask.path()) || d.step().equals(last(ask.path())))
                .findFirst().orElse(null);
    }

    private static String last(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        return name.endsWith(PERSON) ? name.substring(0, name.length() - PERSON.length()) : name;
    }

    private void decide(Engine engine, RunStore.AskRow ask, TestCase.@Nullable Decision decision,
            Map<String, Value> names,
            ExpressionDesk desk) throws InterruptedException {
        var edits = new LinkedHashMap<String, Value>();
        var answer = Engine.Answer.APPROVE;
        if (decision != null) {
            edits.putAll(values(decision.edits(), names, desk));
            var value = decision.value();
            if (value != null) {
                value(value, names, desk).ifPresent(v -> edits.put("value", v));
            }
            answer = decision.answer() == TestCase.Answer.REJECT ? Engine.Answer.REJECT
                    : edits.isEmpty() ? Engine.Answer.APPROVE : Engine.Answer.EDIT;
        }
        try {
            engine.decide(ask.id(), new Engine.Decision(answer, edits, null, "operator"));
        } catch (Engine.DecisionException e) {
            problems.add("The answer at " + ask.path() + " was refused: " + e.getMessage());
            engine.cancel(ask.run(), "test");
        }
    }
}
