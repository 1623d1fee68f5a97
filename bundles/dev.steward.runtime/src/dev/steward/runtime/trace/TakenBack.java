package dev.steward.runtime.trace;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.past.Past;

/** What became of effects after the moment at which a step is looked at: the run whose they are may have taken them back. */
final class TakenBack {

    private static final String STATE = "compensated";

    private final Function<RunId, @Nullable RunId> parents;
    private final Function<RunId, List<Engine.Effect>> effects;

    /** {@code effects}: of a run, as they are by now. */
    TakenBack(Function<RunId, @Nullable RunId> parents, Function<RunId, List<Engine.Effect>> effects) {
        this.parents = parents;
        this.effects = effects;
    }

    /** In words, when one of a step's effects was taken back since. */
    Optional<String> since(Past past, StepSight sight) {
        return sight.effects().stream().filter(effect -> !effect.state().equals(STATE))
                .flatMap(effect -> since(past, effect).stream()).findFirst();
    }

    private Optional<String> since(Past past, Engine.Effect effect) {
        if (!effect.inherited()) {
            return of(past.effects(past.last()), effect).filter(now -> now.state().equals(STATE))
                    .map(now -> "it was taken back later");
        }
        for (var run = parents.apply(past.run()); run != null; run = parents.apply(run)) {
            var now = of(effects.apply(run), effect);
            if (now.isEmpty() || !now.get().inherited()) {
                var whose = run;
                return now.filter(one -> one.state().equals(STATE))
                        .map(one -> "the run " + whose + ", whose it is, took it back later");
            }
        }
        return Optional.empty();
    }

    private static Optional<Engine.Effect> of(List<Engine.Effect> effects, Engine.Effect effect) {
        return effects.stream().filter(one -> one.path().equals(effect.path()) && one.key().equals(effect.key()))
                .findFirst();
    }
}
