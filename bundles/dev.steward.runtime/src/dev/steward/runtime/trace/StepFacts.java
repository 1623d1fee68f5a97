package dev.steward.runtime.trace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.Engine.RunEvent;
import dev.steward.engine.value.Value;
import dev.steward.runtime.trace.StepSight.Sent;

/**
 * A step of a run as it is compared; money in millionths of a US dollar.
 *
 * @param id        for the source map
 * @param target    the operation, or the model that was asked last; empty where nothing was called
 * @param took      from its beginning to its end, zero while it goes on
 * @param sent      what its first call was handed, the prompt of a model included
 * @param decisions what rules and people said, each in a line
 * @param effects   what was changed outside, each with its state
 */
public record StepFacts(String path, String id, String kind, String state, @Nullable String error, int attempts,
        String target, long tokens, long microUsd, Duration took, Map<String, Value> sent, @Nullable Value value,
        List<String> decisions, List<String> effects) {

    public StepFacts {
        decisions = List.copyOf(decisions);
        effects = List.copyOf(effects);
    }

    /** By the path, in the order in which they began. */
    static Map<String, StepFacts> of(Engine.Trace trace) {
        var events = new LinkedHashMap<String, List<RunEvent>>();
        trace.events().forEach(event -> events.computeIfAbsent(event.path(), path -> new ArrayList<>()).add(event));
        var effects = new LinkedHashMap<String, List<String>>();
        trace.effects().forEach(effect -> effects.computeIfAbsent(plain(effect.path()), path -> new ArrayList<>())
                .add(effect.operation() + " " + effect.state()));
        var steps = new LinkedHashMap<String, StepFacts>();
        trace.steps().forEach(step -> steps.put(step.path(), of(step, events.getOrDefault(step.path(), List.of()),
                effects.getOrDefault(step.path(), List.of()))));
        return steps;
    }

    /** The step that takes something back is told with the one that did it. */
    private static String plain(String path) {
        var undo = path.indexOf('~');
        return undo < 0 ? path : path.substring(0, undo);
    }

    private static StepFacts of(Engine.StepTrace step, List<RunEvent> events, List<String> effects) {
        var calls = StepSight.calls(events);
        var began = step.started();
        var ended = step.ended();
        var decisions = new ArrayList<String>();
        StepSight.decisions(events).forEach(one -> decisions.add(one.policy() + ": " + one.verdict()));
        StepSight.asked(events).forEach(
                one -> decisions.add(one.title() + ": " + (one.answer() == null ? "not answered" : one.answer())));
        return new StepFacts(step.path(), step.staticId(), step.kind(), step.state(), step.error(), step.attempts(),
                calls.isEmpty() ? "" : calls.getLast().target(), calls.stream().mapToLong(Sent::tokens).sum(),
                step.microUsd(), began == null || ended == null ? Duration.ZERO : Duration.between(began, ended),
                calls.isEmpty() ? Map.of() : calls.getFirst().sent(), step.value(), decisions, effects);
    }
}
