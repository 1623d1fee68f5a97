package dev.steward.ui.debug;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;

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
 * @param steps    in the order they began, as of the moment
 * @param here     path of the step that is looked at; empty for none
 * @param next     that step, where it is about to begin; null otherwise
 */
public record LiveRun(RunId run, String playbook, RunState state, RunText text, List<Engine.StepTrace> steps,
        String here, Engine.@Nullable StepTrace next) {

    private static final String UNDO = "~undo";

    public LiveRun {
        steps = List.copyOf(steps);
    }

    /** The steps that say something about the moment: while a round of a loop is looked at, those of no other round. */
    private Stream<Engine.StepTrace> seen() {
        return steps.stream().filter(step -> here.isEmpty() || !otherRound(step.path(), here));
    }

    /** Whether the first thing in which two paths differ is the key of a round. */
    private static boolean otherRound(String path, String here) {
        var one = path.split("/");
        var other = here.split("/");
        for (var i = 0; i < Math.min(one.length, other.length); i++) {
            if (!one[i].equals(other[i])) {
                return one[i].contains("[") && other[i].contains("[") && name(one[i]).equals(name(other[i]));
            }
        }
        return false;
    }

    private static String name(String segment) {
        return segment.substring(0, segment.indexOf('['));
    }

    /**
     * States of the steps that began, by playbook: of the one that the run began with by their paths, of those that it
     * calls by the steps' own names.
     */
    public Map<String, Map<String, StepState>> byPlaybook() {
        var found = new HashMap<String, Map<String, StepState>>();
        found.put(playbook, new HashMap<>());
        seen().forEach(step -> {
            var state = StepState.of(step.state());
            found.getOrDefault(playbook, Map.of()).put(step.path(), state);
            var called = step.staticId().contains("/") ? step.staticId().substring(0, step.staticId().indexOf('/'))
                    : "";
            if (!called.isEmpty() && !called.equals(playbook)) {
                found.computeIfAbsent(called, name -> new HashMap<>())
                        .merge(step.path().substring(step.path().lastIndexOf('/') + 1), state,
                                (one, other) -> one.compareTo(other) > 0 ? one : other);
            }
        });
        return found;
    }

    /**
     * For each step of the text the activation to show: of several rounds the one with the heaviest state, of equal ones
     * the last. An undo that is done says that its step was taken back.
     */
    public Map<String, Shown> byPlace() {
        var found = new HashMap<String, Shown>();
        seen().forEach(step -> {
            var state = step.path().endsWith(UNDO) && step.state().equals("done") ? StepState.COMPENSATED
                    : StepState.of(step.state());
            found.merge(step.staticId().replaceFirst("#undo$", ""), new Shown(state, step),
                    (one, other) -> one.state().compareTo(other.state()) > 0 ? one : other);
        });
        return found;
    }

    /** The step that is looked at, or else what is around it. */
    public Optional<Engine.StepTrace> hereStep() {
        return here.isEmpty() ? Optional.empty()
                : withNext().stream().filter(step -> step.path().equals(here) || here.startsWith(step.path() + "/")
                        || here.startsWith(step.path() + "~"))
                        .filter(step -> text.place(step.staticId().replaceFirst("#undo$", "")).isPresent())
                        .max(Comparator.comparingInt((Engine.StepTrace step) -> step.path().length()));
    }

    private List<Engine.StepTrace> withNext() {
        var about = next;
        if (about == null) {
            return steps;
        }
        var all = new ArrayList<>(steps);
        all.add(about);
        return all;
    }

    /** What is shown at a step of the text. */
    public record Shown(StepState state, Engine.StepTrace step) {
    }
}
