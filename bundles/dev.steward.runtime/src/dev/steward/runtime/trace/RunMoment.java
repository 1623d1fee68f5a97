package dev.steward.runtime.trace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.past.Activation;
import dev.steward.engine.past.Past;
import dev.steward.engine.past.Picture;
import dev.steward.engine.past.Variable;

/**
 * A run at a moment, for people and programs.
 *
 * @param frames of each branch that goes on by itself, the innermost playbook call first; a call that several branches
 *               are inside of is told with the first of them
 */
public record RunMoment(Picture picture, List<Frame> frames) {

    public RunMoment {
        frames = List.copyOf(frames);
    }

    /**
     * A playbook call.
     *
     * @param branch     see {@link dev.steward.engine.past.Strand#id}
     * @param path       of what is under way in it
     * @param id         of that for the source map; null for what has no name
     * @param iterations around it in this call, the outermost first, such as {@code letters[ana]}
     * @param place      as {@code file:line:column}, null when it is not known
     * @param variables  that are known there, the innermost first
     */
    public record Frame(String branch, String playbook, String path, @Nullable String id, List<String> iterations,
            @Nullable String place, List<Variable> variables) {
        public Frame {
            iterations = List.copyOf(iterations);
            variables = List.copyOf(variables);
        }
    }

    /** {@code place}: where something stands in the text that the run uses. */
    public static RunMoment of(Past past, int moment, Function<String, Optional<String>> place) {
        var picture = past.picture(moment);
        var frames = new ArrayList<Frame>();
        var told = new HashSet<Integer>();
        for (var strand : picture.strands()) {
            for (var level : strand.levels()) {
                if (told.add(level.call().number())) {
                    var at = level.at();
                    var id = at.staticId();
                    frames.add(new Frame(strand.id(), level.call().playbook(), at.path(), id,
                            iterations(past.around(at.number())),
                            id == null ? null : place.apply(id).orElse(null),
                            past.variables(moment, at.number())));
                }
            }
        }
        return new RunMoment(picture, frames);
    }

    /** Those inside the innermost playbook call. */
    static List<String> iterations(List<Activation> around) {
        var found = new ArrayList<String>();
        for (var one : around) {
            if (one.kind() == Activation.Kind.PLAYBOOK) {
                break;
            }
            if (one.kind() == Activation.Kind.ITERATION) {
                found.add(one.path().substring(one.path().lastIndexOf('/') + 1));
            }
        }
        return found.reversed();
    }
}
