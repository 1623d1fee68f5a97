package dev.steward.runtime.debug;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.compiler.SourceMap;
import dev.steward.engine.Held;
import dev.steward.engine.Held.Moment;
import dev.steward.engine.past.Past;
import dev.steward.engine.plan.Freezer;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.Value;
import dev.steward.model.WorkflowFormatException;
import dev.steward.runtime.ProblemException;

/** What conditions and watched expressions come to in one run, and which steps its lines hold. Thread-safe. */
final class Judge {

    private final RunStore.StoredPlan plan;
    private final SourceMap places;
    private final Expressions expressions;
    private volatile @Nullable Plan frozen;

    Judge(RunStore.StoredPlan plan, Expressions expressions) {
        this.plan = plan;
        this.expressions = expressions;
        places = SourceMap.fromBytes(plan.sourceMap());
    }

    /** What the run does, as it is kept. */
    Plan plan() {
        var known = frozen;
        if (known == null) {
            try {
                known = Freezer.freeze(plan.model());
            } catch (WorkflowFormatException e) {
                throw new ProblemException(ProblemException.Kind.WRONG_USE, "The playbook of this run was kept by "
                        + "another version of Steward, so nothing of it can be changed.", List.of(), e);
            }
            frozen = known;
        }
        return known;
    }

    /** Whether a condition holds; with a complaint when that can't be told. */
    record Said(boolean holds, @Nullable String complaint) {
    }

    /** Static ids of the steps that begin on a line of a file. */
    List<String> lines(String file, int line) {
        return lines(places, file, line);
    }

    static List<String> lines(SourceMap places, String file, int line) {
        return places.ranges().entrySet().stream()
                .filter(place -> place.getValue().path().equals(file) && place.getValue().line() == line
                        && place.getKey().contains("/") && !place.getKey().contains("#"))
                .map(Map.Entry::getKey).toList();
    }

    Said condition(Breakpoint breakpoint, Held held) {
        if (breakpoint.condition().isBlank()) {
            return new Said(true, null);
        }
        var answer = expressions.evaluate(plan, breakpoint.condition(), new Expressions.At(held.staticId(),
                held.moment() == Moment.AFTER, held.names(), held.since(), held.microUsd()));
        return switch (answer.value()) {
            case Value.Bool truth -> new Said(truth.truth(), null);
            case null -> new Said(false, answer.complaint());
            default -> new Said(false, "'" + breakpoint.condition() + "' is neither true nor false.");
        };
    }

    /** In a playbook call of what is held, the innermost first. */
    Expressions.Answer evaluate(Past past, Stop stop, int level, String expression) {
        var held = stop.held();
        if (level == 0) {
            return expressions.evaluate(plan, expression, new Expressions.At(held.staticId(),
                    held.moment() == Moment.AFTER, held.names(), held.since(), held.microUsd()));
        }
        var at = stop.levels().get(level).at();
        var names = new LinkedHashMap<String, Value>();
        past.variables(stop.moment(), at.number()).forEach(known -> names.putIfAbsent(known.name(), known.value()));
        var staticId = at.staticId();
        return staticId == null ? new Expressions.Answer(null, "Nothing can be computed there.")
                : expressions.evaluate(plan, expression,
                        new Expressions.At(staticId, false, names, held.since(), held.microUsd()));
    }
}
