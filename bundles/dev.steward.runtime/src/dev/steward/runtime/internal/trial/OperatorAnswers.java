package dev.steward.runtime.internal.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonElement;

import dev.steward.compiler.TestCase;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.plan.StmtSteps;
import dev.steward.engine.spi.RunStore;
import dev.steward.runtime.internal.fixture.PlanSteps;
import dev.steward.runtime.internal.fixture.Recording;

/** What the operator of a test answers, and when: as the test says, else as in its fixture. One thread. */
final class OperatorAnswers {

    private static final String DEADLINE = "deadline";
    /** Behind the name of a step in whose place a person is asked. */
    private static final String PERSON = "~person";

    private final TestCase test;
    private final @Nullable Recording recording;
    /** Name of the deadline around each step that a {@code decide deadline of} names. */
    private final Map<String, String> deadlines = new HashMap<>();
    /** Names of the steps that call playbooks. */
    private final Set<String> callers;
    private final Map<String, Optional<Choice>> chosen = new HashMap<>();
    private final Map<TestCase.Decision, Integer> asked = new HashMap<>();

    /**
     * An answer.
     *
     * @param choice   of the test, null when it is recorded
     * @param recorded null when the test says it
     */
    record Choice(TestCase.Answer answer, TestCase.@Nullable Choice choice, Map<String, JsonElement> recorded,
            Duration after) {
    }

    OperatorAnswers(TestCase test, @Nullable Recording recording, Plan plan) {
        this.test = test;
        this.recording = recording;
        plan.playbooks().values().forEach(p -> search(p.body(), null));
        callers = plan.playbooks().values().stream().flatMap(p -> StmtSteps.of(p.body()).stream())
                .filter(step -> step.call() instanceof Call.Sub).map(Stmt.Step::name).collect(Collectors.toSet());
    }

    private void search(Stmt.Block block, @Nullable String deadline) {
        for (var statement : block.statements()) {
            if (statement instanceof Stmt.Step step && deadline != null) {
                deadlines.putIfAbsent(step.name(), deadline);
            }
            PlanSteps.inside(statement)
                    .forEach(inner -> search(inner, statement instanceof Stmt.Deadline d ? d.name() : deadline));
        }
    }

    /** How long the operator takes to answer. */
    @FunctionalInterface
    interface Delays {
        Duration of(TestCase.Choice choice) throws InterruptedException;
    }

    /** What is answered to a question; empty when nobody says. The same for each asking. */
    Optional<Choice> to(RunStore.AskRow ask, Delays delays) throws InterruptedException {
        // one that expired and was escalated is open again under its id
        var key = ask.id() + " " + ask.title();
        var known = chosen.get(key);
        if (known == null) {
            known = choose(ask, delays);
            chosen.put(key, known);
        }
        return known;
    }

    private Optional<Choice> choose(RunStore.AskRow ask, Delays delays) throws InterruptedException {
        for (var decision : test.decisions()) {
            if (concerns(decision, ask)) {
                var number = asked.merge(decision, 1, Integer::sum);
                var choice = decision.choices().get(Math.min(number, decision.choices().size()) - 1);
                return Optional.of(new Choice(choice.answer(), choice, Map.of(), delays.of(choice)));
            }
        }
        return recording == null ? Optional.empty()
                : recording.decision(ask.path(), ask.kind())
                        .map(d -> new Choice(TestCase.Answer.valueOf(d.answer().toUpperCase(java.util.Locale.ROOT)),
                                null, d.edits(), d.after()));
    }

    private boolean concerns(TestCase.Decision decision, RunStore.AskRow ask) {
        var name = step(ask.path());
        if (decision.deadline()) {
            return ask.kind().equals(DEADLINE) && name.equals(deadlines.get(decision.step()));
        }
        var around = around(ask.path());
        var slash = decision.step().indexOf('/');
        return slash < 0 ? decision.step().equals(name) && around.isEmpty()
                : decision.step().substring(slash + 1).equals(name)
                        && around.contains(decision.step().substring(0, slash));
    }

    /** The steps that call the playbooks in which a step stands, from the outside; none for the tested one's own. */
    List<String> around(String path) {
        var names = path.replaceAll("\\[[^\\]]*\\]|#[0-9]+|~[a-z]+", "").split("/");
        return Arrays.stream(names).limit(names.length - 1L).filter(callers::contains).toList();
    }

    /** Name of the step that asks at a path. */
    static String step(String path) {
        var last = PlanSteps.withoutTool(path.substring(path.lastIndexOf('/') + 1));
        return last.endsWith(PERSON) ? last.substring(0, last.length() - PERSON.length()) : last;
    }

    /** When an answer is given. */
    static Instant due(RunStore.AskRow ask, Choice choice) {
        return ask.opened().plus(choice.after());
    }

    /** The decisions of the test that nobody asked for. */
    List<TestCase.Decision> unasked() {
        Set<TestCase.Decision> used = new HashSet<>(asked.keySet());
        return test.decisions().stream().filter(d -> !used.contains(d)).toList();
    }
}
