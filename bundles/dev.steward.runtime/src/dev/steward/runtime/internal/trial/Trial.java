package dev.steward.runtime.internal.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import dev.steward.engine.value.TypedJson;
import dev.steward.engine.value.Value;
import dev.steward.model.workflow.Expression;
import dev.steward.runtime.internal.fixture.Recording;

/** One test block, run once: a playbook on the real engine with everything outside replaced. Made for one call. */
final class Trial {

    private static final int MOST_TURNS = 10_000;
    private static final Instant ANY_TIME = Instant.parse("2026-01-05T09:00:00Z");
    /** Without an answer these stay open, and time goes on. */
    private static final Set<String> MAY_WAIT = Set.of("hold", "deadline");

    private final TestCase test;
    private final Plan original;
    private final @Nullable Recording recording;
    private final Engine.Settings settings;
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final TrialRunStore store = new TrialRunStore();
    private final OperatorAnswers operator;
    private final Set<String> alarms = new HashSet<>();
    private final Map<TestCase.Mock, Set<String>> delivered = new HashMap<>();
    private int events;

    /**
     * How it came out.
     *
     * @param problems why it failed, apart from its expectations
     * @param notes    what is of no use in it
     * @param calls    what was called, mocked playbooks and steps among it
     * @param agents   the agents that were asked
     */
    record Result(Engine.Trace trace, List<MockConnectors.Called> calls, List<String> agents, List<String> problems,
            List<String> notes, ExpressionDesk desk) {
    }

    Trial(TestCase test, Plan plan, @Nullable Recording recording, Engine.Settings settings) {
        this.test = test;
        this.original = plan;
        this.recording = recording;
        this.settings = settings;
        operator = new OperatorAnswers(test, recording, plan);
    }

    /** The caller closes the desk. */
    Result run() throws InterruptedException {
        var desk = new ExpressionDesk(settings, ANY_TIME);
        var answers = new Answers(mocks(desk), recording, problems::add);
        var models = new MockModels(answers);
        var connectors = new MockConnectors(answers);
        var plan = MockedPlan.of(original, targets(Callee.PLAYBOOK), targets(Callee.STEP), recording != null);
        var memory = new TrialMemory(recording);
        var ticker = new VirtualTicker(clock(desk));
        var inputs = new LinkedHashMap<>(recording == null ? Map.of() : recording.given());
        inputs.putAll(values(test.inputs(), Map.of(), desk));
        try (var engine = Engines
                .open(new Ports(store, memory, memory, List.of(models), connectors, hash -> plan, ticker, null,
                        name -> {
                        }), Engines.Options.standard())) {
            var run = engine.start(new Engine.Start(plan, inputs, settings, null));
            drive(engine, run, ticker, desk);
            var trace = engine.trace(run, Long.MAX_VALUE).orElseThrow();
            return new Result(trace, connectors.calls(), models.calls(), List.copyOf(problems), notes(), desk);
        }
    }

    private List<String> notes() {
        var notes = new ArrayList<String>();
        operator.unasked().forEach(
                decision -> notes.add(decision.at() + ": this decide was not needed, as nobody was asked about "
                        + (decision.deadline() ? "the deadline of " : "") + decision.step()));
        var given = recording;
        if (given != null && given.left() > 0) {
            notes.add(test.at() + ": nobody asked for " + given.left() + " of the " + given.fixture().answers().size()
                    + " answers of the fixture " + test.fixture());
        }
        return notes;
    }

    private Set<String> targets(Callee callee) {
        return test.mocks().stream().filter(m -> m.callee() == callee).map(TestCase.Mock::target)
                .collect(Collectors.toSet());
    }

    private Map<String, List<Recording.Reply>> mocks(ExpressionDesk desk) throws InterruptedException {
        var mocks = new HashMap<String, List<Recording.Reply>>();
        for (var mock : test.mocks()) {
            var replies = new ArrayList<Recording.Reply>();
            for (var reply : mock.replies()) {
                var value = reply.value();
                replies.add(Answers.reply(value == null ? new Value.None()
                        : value(value, Map.of(), desk).orElse(new Value.None()), reply.error(), reply.microUsd()));
            }
            mocks.put(mock.target(), replies);
        }
        return mocks;
    }

    private Instant clock(ExpressionDesk desk) throws InterruptedException {
        var clock = test.clock();
        return clock != null && value(clock, Map.of(), desk).orElse(null) instanceof Value.Moment moment
                ? moment.instant()
                : recording == null ? ANY_TIME : recording.fixture().started();
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
            if (!answered(engine, run, ticker, desk) && !happened(engine, run, ticker, desk) && !ticker.skip()) {
                if (!mayWait()) {
                    problems.add("The run waits for something that never comes: " + store.run(run)
                            .map(RunStore.RunRow::waitingFor).orElse("nothing that it can name"));
                }
                return;
            }
        }
        problems.add("The run waits again and again; after " + MOST_TURNS + " times the test gives up.");
    }

    private boolean mayWait() {
        return test.expectations().stream()
                .anyMatch(e -> e instanceof TestCase.State state && state.state().equals("waiting"));
    }

    /** The event that the run waits for comes, if the test or its fixture says what it brings. */
    private boolean happened(Engine engine, RunId run, VirtualTicker ticker, ExpressionDesk desk)
            throws InterruptedException {
        var waits = store.run(run).map(row -> String.valueOf(row.waitingFor())).orElse("");
        for (var mock : test.mocks()) {
            if (mock.callee() == Callee.EVENT && !mock.replies().isEmpty()
                    && waits.startsWith("the event " + mock.target() + " ")
                    && delivered.computeIfAbsent(mock, m -> new HashSet<>()).add(waits)) {
                var number = Math.min(delivered.getOrDefault(mock, Set.of()).size(), mock.replies().size());
                var brings = mock.replies().get(number - 1).value();
                var value = brings == null ? Optional.<Value>empty() : value(brings, Map.of(), desk);
                value.ifPresent(v -> deliver(engine, mock.target(), PlainJson.text(v), ticker));
                return value.isPresent();
            }
        }
        var recorded = recording == null ? List.<dev.steward.runtime.internal.fixture.Fixture.Event>of()
                : recording.fixture().events();
        if (events < recorded.size() && waits.startsWith("the event " + recorded.get(events).event() + " ")) {
            var event = recorded.get(events);
            deliver(engine, event.event(), event.brings().toString(), ticker);
            return true;
        }
        return false;
    }

    private void deliver(Engine engine, String event, String json, VirtualTicker ticker) {
        engine.deliver(new Engine.Event("test-" + ++events, event, json, ticker.now()));
    }

    private boolean answered(Engine engine, RunId run, VirtualTicker ticker, ExpressionDesk desk)
            throws InterruptedException {
        for (var ask : store.asks()) {
            var choice = operator.to(ask, c -> delay(c, desk)).orElse(null);
            if (choice == null && ask.kind().equals("approval")) {
                decide(engine, ask, Engine.Answer.APPROVE, Map.of());
                return true;
            }
            if (choice != null && choice.answer() != TestCase.Answer.EXPIRES) {
                var due = OperatorAnswers.due(ask, choice);
                if (!due.isAfter(ticker.now())) {
                    answer(engine, ask, choice, engine.trace(run, Long.MAX_VALUE).orElseThrow().variables(), desk);
                    return true;
                }
                if (alarms.add(ask.id() + " " + due)) {
                    ticker.at(due, () -> {
                        // the operator looks at it then
                    });
                }
            }
            if (choice == null && !MAY_WAIT.contains(ask.kind())) {
                problems.add("The test reaches the question '" + ask.title() + "' at " + ask.path()
                        + " without an answer; " + cure(ask.path()));
                engine.cancel(run, "test");
                return true;
            }
        }
        return false;
    }

    private String cure(String path) {
        var name = OperatorAnswers.step(path);
        var around = operator.around(path);
        return around.isEmpty() ? "add 'decide " + name + " approve' to it."
                : "a called playbook asks it: add 'decide " + name + " of " + around.getFirst()
                        + " approve' to it, or a mock"
                        + " of that playbook.";
    }

    private Duration delay(TestCase.Choice choice, ExpressionDesk desk) throws InterruptedException {
        var after = choice.after();
        return after != null && value(after, Map.of(), desk).orElse(null) instanceof Value.Span span ? span.duration()
                : Duration.ZERO;
    }

    private void answer(Engine engine, RunStore.AskRow ask, OperatorAnswers.Choice choice, Map<String, Value> names,
            ExpressionDesk desk) throws InterruptedException {
        var edits = new LinkedHashMap<String, Value>();
        var said = choice.choice();
        if (said != null) {
            edits.putAll(values(said.edits(), names, desk));
            var value = said.value();
            if (value != null) {
                value(value, names, desk).ifPresent(v -> edits.put("value", v));
            }
        }
        engine.card(ask.id()).ifPresent(card -> choice.recorded().forEach((name, json) -> {
            var type = card.editable().get(name);
            if (type != null && TypedJson.parse(json.toString(), type, card.types()) instanceof TypedJson.Fits fits) {
                edits.put(name, fits.value());
            } else {
                problems.add("The fixture " + test.fixture() + " does not fit the playbook any more: its answer at "
                        + ask.path() + " changes " + name + ". Record it again with 'steward fixture RUN'.");
            }
        }));
        decide(engine, ask, choice.answer() == TestCase.Answer.REJECT ? Engine.Answer.REJECT
                : edits.isEmpty() ? Engine.Answer.APPROVE : Engine.Answer.EDIT, edits);
    }

    private void decide(Engine engine, RunStore.AskRow ask, Engine.Answer answer, Map<String, Value> edits) {
        try {
            engine.decide(ask.id(), new Engine.Decision(answer, edits, null, "operator"));
        } catch (Engine.DecisionException e) {
            problems.add("The answer at " + ask.path() + " was refused: " + e.getMessage());
            engine.cancel(ask.run(), "test");
        }
    }
}
