package dev.steward.runtime.internal.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonElement;

import dev.steward.compiler.TestCase;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
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
        return decision.deadline()
                ? ask.kind().equals(DEADLINE) && name.equals(deadlines.get(decision.step()))
                : decision.step().equals(name) || decision.step().equals(ask.path());
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
