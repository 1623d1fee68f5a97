package dev.steward.engine.internal.past;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.eval.FreeNames;
import dev.steward.engine.past.Activation;
import dev.steward.engine.past.Given;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.PlanSteps;

/** The names that a step's call asks for, by its plan. */
final class Uses {

    private final Plan plan;
    private final Node node;

    Uses(Plan plan, Node node) {
        this.plan = plan;
        this.node = node;
    }

    /** Of what is known, what the call is made from. */
    List<Scopes.Known> of(List<Scopes.Known> known) {
        var byName = new LinkedHashMap<String, Scopes.Known>();
        known.forEach(one -> byName.put(one.setting().bound().name(), one));
        var used = new ArrayList<Scopes.Known>();
        var seen = new TreeSet<String>();
        var names = new ArrayDeque<>(names());
        for (var name = names.poll(); name != null; name = names.poll()) {
            var one = byName.get(name);
            if (one != null && seen.add(name)) {
                used.add(one);
                if (one.setting().bound().kind() == Given.Kind.VALUE) {
                    names.addAll(named(name));
                }
            }
        }
        return used;
    }

    private Set<String> names() {
        var names = new TreeSet<String>();
        var name = node.seen.name();
        var step = name == null ? null
                : PlanSteps.find(plan, node.seen.playbook() + "/" + name.replace("~undo", "")).orElse(null);
        var call = step == null ? null : node.seen.kind() == Activation.Kind.UNDO ? step.undo() : step.call();
        if (call != null) {
            expressions(call).forEach(expr -> names.addAll(FreeNames.of(expr)));
        }
        return names;
    }

    /** What a named value is made from. */
    private Set<String> named(String name) {
        var playbook = plan.playbooks().get(node.seen.playbook());
        var names = new TreeSet<String>();
        if (playbook != null) {
            PlanSteps.values(playbook).stream().filter(let -> let.name().equals(name))
                    .forEach(let -> names.addAll(FreeNames.of(let.value())));
        }
        return names;
    }

    private static Stream<Expr> expressions(Call call) {
        return switch (call) {
            case Call.Agent a -> of(a.args());
            case Call.Operation o -> of(o.args());
            case Call.Sub s -> of(s.args());
            case Call.WriteRecord w -> of(w.fields());
            case Call.Remember r -> Stream.concat(of(r.fields()), given(r.subject(), r.validFrom(), r.validUntil()));
            case Call.Human h -> given(h.title(), h.subject(), h.because());
            case Call.Recall r -> given(r.subject(), r.like(), r.asOf(), r.where());
            case Call.Pure p -> Stream.of(p.value());
        };
    }

    private static Stream<Expr> of(Map<String, Expr> args) {
        return args.values().stream();
    }

    private static Stream<Expr> given(@Nullable Expr... exprs) {
        return Stream.of(exprs).filter(Objects::nonNull);
    }
}
