package dev.steward.runtime.debug;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Holds;

/**
 * How a branch is to go on. The rule for stepping: whether to hold before a step follows from this and from where the
 * branch is, and from nothing else.
 *
 * @param from   where it stood when that was wished; null where that does not matter
 * @param target static id of the step to run to, empty for none
 */
public record Wish(Mode mode, @Nullable Spot from, String target) {

    /** How far. */
    public enum Mode {
        /** To the next breakpoint. */
        RUN,
        /** To the next step, inside a playbook that is called, too. */
        INTO,
        /** To the next step of this playbook call or of one around it. */
        OVER,
        /** To the next step of a playbook call around this one. */
        RETURN,
        /** To a step. */
        TO,
        /** To the next step, wherever. */
        SUSPEND
    }

    public Wish {
        if (from == null && (mode == Mode.INTO || mode == Mode.OVER || mode == Mode.RETURN)) {
            throw new IllegalArgumentException(mode + " begins somewhere.");
        }
    }

    /** To the next breakpoint. */
    public static Wish run() {
        return new Wish(Mode.RUN, null, "");
    }

    /** To the next step. */
    public static Wish suspend() {
        return new Wish(Mode.SUSPEND, null, "");
    }

    /** To a step, by its static id. */
    public static Wish to(String staticId) {
        return new Wish(Mode.TO, null, staticId);
    }

    /** From where a branch stands. */
    public static Wish step(Mode mode, Spot from) {
        return new Wish(mode, from, "");
    }

    /** Whether a branch is held before the step at a spot, rather than let go. */
    public boolean holds(Spot at) {
        var began = from;
        var follows = began != null && at.follows(began);
        var depth = began == null ? 0 : began.depth();
        return switch (mode) {
            case RUN -> false;
            case SUSPEND -> true;
            case TO -> at.staticId().equals(target);
            case INTO -> follows;
            case OVER -> follows && at.depth() <= depth;
            case RETURN -> follows && at.depth() < depth;
        };
    }

    /**
     * Where the engine has to ask for it; other steps go on without being asked.
     *
     * @param playbooks names of the playbook calls around the spot that it begins at, the innermost first
     */
    Holds asks(List<String> playbooks) {
        return switch (mode) {
            case RUN -> Holds.NONE;
            case INTO, SUSPEND -> Holds.everyStep();
            case TO -> Holds.of(List.of(Holds.before(target)));
            case OVER -> before(playbooks);
            case RETURN -> before(playbooks.size() < 2 ? List.of() : playbooks.subList(1, playbooks.size()));
        };
    }

    private static Holds before(List<String> playbooks) {
        var words = new ArrayList<String>();
        playbooks.forEach(playbook -> words.add(Holds.before(playbook + "/" + Holds.ANY)));
        return Holds.of(words);
    }
}
