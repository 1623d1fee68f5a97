package dev.steward.runtime.debug;

import java.util.List;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.past.Activation;
import dev.steward.engine.past.Past;

/**
 * What going back to an earlier place of a run comes to: the past stays as it is, and another run begins there.
 *
 * @param path    of the step before which the other run would begin; empty when the run never came to a step
 * @param seq     of the entry behind which it would begin
 * @param repeats what this run did outside since, which the other one may do again: each as {@code operation (step)}
 */
public record ForkOffer(RunId run, String path, long seq, List<String> repeats) {

    private static final String UNDO = "~undo";

    public ForkOffer {
        repeats = List.copyOf(repeats);
    }

    /** Back to the beginning of a playbook call; of the run's own, before its first step. */
    public static ForkOffer call(Past past, Activation call) {
        if (!call.path().isEmpty()) {
            return at(past, call.path(), call);
        }
        for (var number = 0; number < past.activations(); number++) {
            var first = past.activation(number);
            if (first.kind().stops() && !first.path().isEmpty()) {
                return at(past, first.path(), first);
            }
        }
        return new ForkOffer(past.run(), "", past.lastSeq(), List.of());
    }

    /** Back to before a step; nothing would be done again by a run that never came there. */
    public static ForkOffer before(Past past, String path) {
        for (var number = 0; number < past.activations(); number++) {
            var found = past.activation(number);
            if (found.path().equals(path) && found.kind().stops()) {
                return at(past, path, found);
            }
        }
        return new ForkOffer(past.run(), path, past.lastSeq(), List.of());
    }

    private static ForkOffer at(Past past, String path, Activation activation) {
        var before = past.before(activation.number()).moment();
        var known = past.effects(before).stream().map(Engine.Effect::path).toList();
        var repeats = past.effects(past.last()).stream()
                .filter(effect -> !known.contains(effect.path()) && stands(effect))
                .map(effect -> effect.operation() + " (" + effect.path() + ")").distinct().toList();
        return new ForkOffer(past.run(), path, past.seq(before), repeats);
    }

    private static boolean stands(Engine.Effect effect) {
        return !effect.inherited() && !effect.path().contains(UNDO)
                && (effect.state().equals("done") || effect.state().equals("unknown"));
    }
}
