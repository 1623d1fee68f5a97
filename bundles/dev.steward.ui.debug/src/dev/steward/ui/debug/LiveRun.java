package dev.steward.ui.debug;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.runtime.RunText;
import dev.steward.graph.StepState;

/**
 * A watched run at one moment.
 *
 * @param playbook qualified name of the playbook that it began with
 * @param text     that it uses
 * @param steps    in the order they began
 */
public record LiveRun(RunId run, String playbook, RunState state, RunText text, List<Engine.StepTrace> steps) {

    private static final String UNDO = "~undo";

    public LiveRun {
        steps = List.copyOf(steps);
    }

    /** States of all steps that began, by their paths. */
    public Map<String, StepState> byPath() {
        var found = new HashMap<String, StepState>();
        steps.forEach(step -> found.put(step.path(), StepState.of(step.state())));
        return found;
    }

    /**
     * For each step of the text the activation to show: of several rounds the one with the heaviest state, of equal ones
     * the last. An undo that is done says that its step was taken back.
     */
    public Map<String, Shown> byPlace() {
        var found = new HashMap<String, Shown>();
        for (var step : steps) {
            var state = step.path().endsWith(UNDO) && step.state().equals("done") ? StepState.COMPENSATED
                    : StepState.of(step.state());
            found.merge(step.staticId().replaceFirst("#undo$", ""), new Shown(state, step),
                    (one, other) -> one.state().compareTo(other.state()) > 0 ? one : other);
        }
        return found;
    }

    /** What is shown at a step of the text. */
    public record Shown(StepState state, Engine.StepTrace step) {
    }
}
