package dev.steward.runtime.trace;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.value.Value;

/**
 * What two runs did differently: steps are the same where their paths are, so an iteration is compared with that of the
 * same key.
 *
 * @param about of the runs themselves: playbook, version, inputs, state, error, output
 * @param steps in the order of the left run, each that is only in the right one behind what it followed there
 * @param same  how many steps did the same
 */
public record RunDifference(List<ValueDifference> about, List<StepDifference> steps, int same) {

    public RunDifference {
        about = List.copyOf(about);
        steps = List.copyOf(steps);
    }

    /** Where a step was done. */
    public enum Side {
        BOTH, LEFT, RIGHT
    }

    /**
     * A step.
     *
     * @param id          for the source map
     * @param differences {@code state}, {@code value…}, {@code error}, {@code attempts}, {@code sent…}; empty for what is
     *                    only on one side
     */
    public record StepDifference(String path, String id, Side side, List<ValueDifference> differences) {
        public StepDifference {
            differences = List.copyOf(differences);
        }
    }

    /** As the runs are now. */
    public static RunDifference between(Engine.Trace left, Engine.Trace right) {
        var one = steps(left);
        var other = steps(right);
        var sentLeft = sent(left);
        var sentRight = sent(right);
        var steps = new ArrayList<StepDifference>();
        var same = 0;
        for (var path : merged(one.keySet(), other.keySet())) {
            var here = one.get(path);
            var there = other.get(path);
            if (here == null || there == null) {
                var only = here == null ? there : here;
                steps.add(new StepDifference(path, only == null ? "" : only.staticId(),
                        here == null ? Side.RIGHT : Side.LEFT, List.of()));
                continue;
            }
            var found = between(here, there);
            found.addAll(ValueDifference.between("sent", sentLeft.getOrDefault(path, Map.of()),
                    sentRight.getOrDefault(path, Map.of())));
            if (found.isEmpty()) {
                same++;
            } else {
                steps.add(new StepDifference(path, here.staticId(), Side.BOTH, found));
            }
        }
        return new RunDifference(about(left, right), steps, same);
    }

    private static Map<String, Engine.StepTrace> steps(Engine.Trace trace) {
        var steps = new LinkedHashMap<String, Engine.StepTrace>();
        trace.steps().forEach(step -> steps.put(step.path(), step));
        return steps;
    }

    /** What the first call of each step was handed. */
    private static Map<String, Map<String, Value>> sent(Engine.Trace trace) {
        var sent = new LinkedHashMap<String, Map<String, Value>>();
        for (var event : trace.events()) {
            if (event.type().equals("call.intended") && event.facts().get("args") instanceof Value.Struct args) {
                sent.putIfAbsent(event.path(), args.fields());
            }
        }
        return sent;
    }

    /** Both orders in one: what is only in the right one stands behind what it follows there. */
    private static List<String> merged(Set<String> left, Set<String> right) {
        var behind = new HashMap<String, List<String>>();
        var last = "";
        for (var path : right) {
            if (left.contains(path)) {
                last = path;
            } else {
                behind.computeIfAbsent(last, key -> new ArrayList<>()).add(path);
            }
        }
        var merged = new ArrayList<>(behind.getOrDefault("", List.of()));
        for (var path : left) {
            merged.add(path);
            merged.addAll(behind.getOrDefault(path, List.of()));
        }
        return merged;
    }

    private static List<ValueDifference> about(Engine.Trace left, Engine.Trace right) {
        var about = new ArrayList<ValueDifference>();
        about.addAll(ValueDifference.between("playbook", text(left.playbook()), text(right.playbook())));
        about.addAll(ValueDifference.between("version", text(left.planHash()), text(right.planHash())));
        about.addAll(ValueDifference.between("inputs", left.inputs(), right.inputs()));
        about.addAll(ValueDifference.between("state", text(left.state().name()), text(right.state().name())));
        about.addAll(ValueDifference.between("error", text(left.error()), text(right.error())));
        about.addAll(ValueDifference.between("output", left.output(), right.output()));
        about.addAll(ValueDifference.between("cost", money(left.microUsd()), money(right.microUsd())));
        return about;
    }

    private static List<ValueDifference> between(Engine.StepTrace left, Engine.StepTrace right) {
        var found = new ArrayList<>(ValueDifference.between("state", text(left.state()), text(right.state())));
        found.addAll(ValueDifference.between("error", text(left.error()), text(right.error())));
        found.addAll(ValueDifference.between("attempts", new Value.Int(left.attempts()),
                new Value.Int(right.attempts())));
        found.addAll(ValueDifference.between("cost", money(left.microUsd()), money(right.microUsd())));
        found.addAll(ValueDifference.between("value", left.value(), right.value()));
        return found;
    }

    /** Two tries of one step. */
    public static List<ValueDifference> between(StepSight.Sent left, StepSight.Sent right) {
        var found = new ArrayList<>(ValueDifference.between("target", text(left.target()), text(right.target())));
        found.addAll(ValueDifference.between("sent", left.sent(), right.sent()));
        found.addAll(ValueDifference.between("received", left.received(), right.received()));
        found.addAll(ValueDifference.between("error", text(left.error()), text(right.error())));
        found.addAll(ValueDifference.between("took", new Value.Span(left.took()), new Value.Span(right.took())));
        found.addAll(ValueDifference.between("tokens", new Value.Int(left.tokens()), new Value.Int(right.tokens())));
        found.addAll(ValueDifference.between("cost", money(left.microUsd()), money(right.microUsd())));
        return found;
    }

    private static Value text(@Nullable String text) {
        return text == null ? new Value.None() : new Value.Text(text);
    }

    private static Value money(long microUsd) {
        return new Value.Money(BigDecimal.valueOf(microUsd, 6), "USD");
    }
}
