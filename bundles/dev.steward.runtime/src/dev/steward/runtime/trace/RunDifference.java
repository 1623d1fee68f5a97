package dev.steward.runtime.trace;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.value.Value;

/**
 * What two runs did differently: steps are the same where their paths are, so an iteration is compared with that of the
 * same key. How long something took is told and makes no difference.
 *
 * @param about of the runs themselves: playbook, version, inputs, state, error, output, cost
 * @param steps all of them, in the order of the left run; each that is only in the right one behind what it followed there
 */
public record RunDifference(Told left, Told right, List<ValueDifference> about, List<StepDifference> steps) {

    public RunDifference {
        about = List.copyOf(about);
        steps = List.copyOf(steps);
    }

    /** A run that is compared; money in millionths of a US dollar. */
    public record Told(RunId run, String playbook, RunState state, Instant started, long microUsd) {
    }

    /** Where a step was done. */
    public enum Side {
        BOTH, LEFT, RIGHT
    }

    /**
     * A step.
     *
     * @param id          for the source map
     * @param left        null where only the right run did it
     * @param right       null where only the left run did it
     * @param differences {@code state}, {@code value…}, {@code error}, {@code attempts}, {@code target}, {@code tokens},
     *                    {@code cost}, {@code decisions…}, {@code effects…}, {@code sent…}; empty for what is the same,
     *                    or only on one side
     */
    public record StepDifference(String path, String id, Side side, @Nullable StepFacts left,
            @Nullable StepFacts right, List<ValueDifference> differences) {
        public StepDifference {
            differences = List.copyOf(differences);
        }

        /** Whether both runs did it, and the same came of it. */
        public boolean isSame() {
            return side == Side.BOTH && differences.isEmpty();
        }
    }

    /** The steps that are not the same. */
    public List<StepDifference> different() {
        return steps.stream().filter(step -> !step.isSame()).toList();
    }

    /** How many steps did the same. */
    public int same() {
        return steps.size() - different().size();
    }

    /** As the runs are now. */
    public static RunDifference between(Engine.Trace left, Engine.Trace right) {
        var one = StepFacts.of(left);
        var other = StepFacts.of(right);
        var steps = merged(one.keySet(), other.keySet()).stream()
                .map(path -> step(path, one.get(path), other.get(path))).toList();
        return new RunDifference(told(left), told(right), about(left, right), steps);
    }

    private static Told told(Engine.Trace trace) {
        return new Told(trace.run(), trace.playbook(), trace.state(), trace.started(), trace.microUsd());
    }

    private static StepDifference step(String path, @Nullable StepFacts here, @Nullable StepFacts there) {
        if (here == null || there == null) {
            var only = here == null ? there : here;
            return new StepDifference(path, only == null ? "" : only.id(), here == null ? Side.RIGHT : Side.LEFT, here,
                    there, List.of());
        }
        return new StepDifference(path, here.id(), Side.BOTH, here, there, between(here, there));
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
        about.addAll(ValueDifference.between("state", text(word(left.state())), text(word(right.state()))));
        about.addAll(ValueDifference.between("error", text(left.error()), text(right.error())));
        about.addAll(ValueDifference.between("output", left.output(), right.output()));
        about.addAll(ValueDifference.between("cost", money(left.microUsd()), money(right.microUsd())));
        return about;
    }

    private static String word(RunState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static List<ValueDifference> between(StepFacts left, StepFacts right) {
        var found = new ArrayList<>(ValueDifference.between("state", text(left.state()), text(right.state())));
        found.addAll(ValueDifference.between("error", text(left.error()), text(right.error())));
        found.addAll(ValueDifference.between("attempts", new Value.Int(left.attempts()),
                new Value.Int(right.attempts())));
        found.addAll(ValueDifference.between("target", text(left.target()), text(right.target())));
        found.addAll(ValueDifference.between("tokens", new Value.Int(left.tokens()), new Value.Int(right.tokens())));
        found.addAll(ValueDifference.between("cost", money(left.microUsd()), money(right.microUsd())));
        found.addAll(ValueDifference.between("decisions", texts(left.decisions()), texts(right.decisions())));
        found.addAll(ValueDifference.between("effects", texts(left.effects()), texts(right.effects())));
        found.addAll(ValueDifference.between("sent", left.sent(), right.sent()));
        found.addAll(ValueDifference.between("value", left.value(), right.value()));
        return found;
    }

    private static Value texts(List<String> texts) {
        return new Value.Items(texts.stream().map(text -> (Value) new Value.Text(text)).toList());
    }

    /** Two tries of one step; how long they took makes no difference. */
    public static List<ValueDifference> between(StepSight.Sent left, StepSight.Sent right) {
        var found = new ArrayList<>(ValueDifference.between("target", text(left.target()), text(right.target())));
        found.addAll(ValueDifference.between("sent", left.sent(), right.sent()));
        found.addAll(ValueDifference.between("received", left.received(), right.received()));
        found.addAll(ValueDifference.between("error", text(left.error()), text(right.error())));
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
