package dev.steward.runtime.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.steward.compiler.SourceMap;
import dev.steward.engine.Engine;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Freezer;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.PlanSteps;
import dev.steward.engine.spi.RunStore;
import dev.steward.model.WorkflowFormatException;
import dev.steward.runtime.GatedEffect;
import dev.steward.runtime.ProblemException;

/** Looks up in a run's own plan what a question is about. */
public final class GatedEffects {

    private final Engine engine;
    private final RunStore store;

    /** Of one company. */
    public GatedEffects(Engine engine, RunStore store) {
        this.engine = engine;
        this.store = store;
    }

    /** Whether it is known what the question lets through, and that this can be taken back or repeated without harm. */
    public boolean reversible(RunStore.AskRow ask) {
        var trace = engine.trace(ask.run(), Long.MAX_VALUE);
        var id = trace.flatMap(t -> t.steps().stream().filter(step -> step.path().equals(ask.path())).findFirst())
                .map(Engine.StepTrace::staticId);
        var stored = trace.flatMap(t -> store.plan(t.planHash())).map(GatedEffects::plan);
        var step = stored.flatMap(plan -> id.flatMap(at -> PlanSteps.find(plan, at)));
        return step.isPresent() && stored.flatMap(plan -> PlanSteps.operation(plan, step.get()))
                .map(operation -> operation.effect() != Plan.EffectKind.IRREVERSIBLE).orElse(true);
    }

    /** Empty when the question is about something else than an operation. */
    public Optional<GatedEffect> of(RunStore.AskRow ask) {
        var trace = engine.trace(ask.run(), Long.MAX_VALUE);
        return trace.flatMap(t -> t.steps().stream().filter(step -> step.path().equals(ask.path())).findFirst())
                .flatMap(step -> trace.flatMap(t -> store.plan(t.planHash())).flatMap(p -> effect(p, step.staticId())));
    }

    private static Optional<GatedEffect> effect(RunStore.StoredPlan stored, String staticId) {
        var plan = plan(stored);
        var place = SourceMap.fromBytes(stored.sourceMap()).find(staticId).map(Object::toString).orElse(null);
        return PlanSteps.find(plan, staticId).flatMap(step -> PlanSteps.operation(plan, step)
                .map(operation -> new GatedEffect(((Call.Operation) step.call()).connector() + "." + operation.name(),
                        operation.effect().name().toLowerCase(Locale.ROOT),
                        operation.effect() != Plan.EffectKind.IRREVERSIBLE, place)));
    }

    private static Plan plan(RunStore.StoredPlan stored) {
        try {
            return Freezer.freeze(stored.model());
        } catch (WorkflowFormatException e) {
            throw new ProblemException(ProblemException.Kind.WRONG_USE, "The stored plan of " + stored.playbook()
                    + " can't be read; use the version of Steward that wrote it, or a newer one.", List.of(), e);
        }
    }
}
