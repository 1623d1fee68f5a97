package dev.steward.runtime.debug;

import java.util.List;
import java.util.function.BiFunction;

import dev.steward.engine.Held;
import dev.steward.engine.Held.Moment;
import dev.steward.engine.Holds;

/**
 * Where a person wants runs held.
 *
 * @param id        chosen by whoever set it, unique in a session
 * @param condition in the language of playbooks, over what the step sees; empty for none
 * @param hits      from the how manieth time on it holds, counted where the condition is true; 1 for always
 */
public record Breakpoint(String id, Where where, boolean enabled, String condition, int hits) {

    /** A place to hold at. */
    public sealed interface Where {
    }

    /** A step by its static id, before it or when its value is known. */
    public record Step(String staticId, boolean after) implements Where {
    }

    /** The steps that begin on a line of a file, relative to the company folder, of the version that the run uses. */
    public record Line(String file, int line, boolean after) implements Where {
    }

    /** Any step that fails with this error, before it is handled; {@code *} for all. */
    public record Error(String name) implements Where {
    }

    /** Any call that changes something outside, of a kind such as {@code irreversible}; {@code *} for all. */
    public record Effect(String kind) implements Where {
    }

    /** When so many percent of the run's budget are spent. */
    public record Share(int percent) implements Where {
        public Share {
            if (percent < 1 || percent > 100) {
                throw new IllegalArgumentException("A share is between 1 and 100 percent, not " + percent + ".");
            }
        }
    }

    /** Whenever a policy or a gate asks about a call. */
    public record Asks() implements Where {
    }

    public Breakpoint {
        if (hits < 1) {
            throw new IllegalArgumentException("A hit count is at least 1, not " + hits + ".");
        }
    }

    /** One that always holds. */
    public static Breakpoint at(String id, Where where) {
        return new Breakpoint(id, where, true, "", 1);
    }

    /**
     * Where the engine has to ask for it.
     *
     * @param lines static ids of the steps that begin on a line of a file
     */
    Holds asks(BiFunction<String, Integer, List<String>> lines) {
        return !enabled ? Holds.NONE : Holds.of(switch (where) {
            case Step step -> List.of(word(step.staticId(), step.after()));
            case Line line -> lines.apply(line.file(), line.line()).stream().map(id -> word(id, line.after())).toList();
            case Error error -> List.of(Holds.error(error.name()));
            case Effect effect -> List.of(Holds.effect(effect.kind()));
            case Share share -> List.of(Holds.share(share.percent()));
            case Asks asks -> List.of(Holds.asks());
        });
    }

    private static String word(String staticId, boolean after) {
        return after ? Holds.after(staticId) : Holds.before(staticId);
    }

    /** Whether it is about what is held. */
    boolean covers(Held held, BiFunction<String, Integer, List<String>> lines) {
        return enabled && switch (where) {
            case Step step -> covers(held, step.after(), List.of(step.staticId()));
            case Line line -> covers(held, line.after(), lines.apply(line.file(), line.line()));
            case Error error -> held.moment() == Moment.ERROR
                    && (error.name().equals(Holds.ANY) || held.detail().startsWith(error.name() + ": "));
            case Effect effect -> held.moment() == Moment.EFFECT
                    && (effect.kind().equals(Holds.ANY) || held.detail().equals(effect.kind()));
            case Share share -> held.moment() == Moment.SHARE && held.detail().equals(share.percent() + " %");
            case Asks asks -> held.moment() == Moment.ASKS;
        };
    }

    private static boolean covers(Held held, boolean after, List<String> ids) {
        return ids.contains(held.staticId()) && (after ? held.moment() == Moment.AFTER
                : held.moment() == Moment.BEFORE || held.moment() == Moment.SHARE);
    }

    /** For people, such as {@code line 12 of a.playbook}. */
    public String words() {
        return switch (where) {
            case Step step -> (step.after() ? "after " : "") + step.staticId().substring(
                    step.staticId().lastIndexOf('/') + 1);
            case Line line -> line.file() + ":" + line.line() + (line.after() ? ", after" : "");
            case Error error -> error.name().equals(Holds.ANY) ? "any error" : "the error " + error.name();
            case Effect effect -> effect.kind().equals(Holds.ANY) ? "any effect" : effect.kind() + " effects";
            case Share share -> share.percent() + " % of the budget";
            case Asks asks -> "a policy asks";
        };
    }
}
