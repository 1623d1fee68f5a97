package dev.steward.engine;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Where a debugger wants a run held, as plain words that are kept with the run: {@code before ID}, {@code after ID}
 * ({@code ID}: {@code playbook/step}, {@code playbook/*} or {@code *}), {@code error NAME}, {@code effect KIND} (each
 * also with {@code *}), {@code share PERCENT} of the run's budget, and {@code asks} for calls about which a policy or a
 * gate asks. What is not named here goes on without a trace of the debugger in its journal.
 *
 * @param words sorted, each once
 */
public record Holds(List<String> words) {

    /** Nowhere. */
    public static final Holds NONE = new Holds(List.of());

    /** What stands for every name. */
    public static final String ANY = "*";

    public Holds {
        words = List.copyOf(new TreeSet<>(words));
    }

    /** At these places. */
    public static Holds of(Collection<String> words) {
        return new Holds(List.copyOf(words));
    }

    /** Before every step. */
    public static Holds everyStep() {
        return new Holds(List.of(before(ANY)));
    }

    /** Before a step starts. */
    public static String before(String staticId) {
        return "before " + staticId;
    }

    /** When a step's value is known and what comes next has not begun. */
    public static String after(String staticId) {
        return "after " + staticId;
    }

    /** When a step failed with this error, before retries and handlers have their turn. */
    public static String error(String name) {
        return "error " + name;
    }

    /** Before a call that changes something outside, by kind: {@code idempotent}, {@code irreversible} … */
    public static String effect(String kind) {
        return "effect " + kind;
    }

    /** Before the step that comes when so much of the run's budget is spent. */
    public static String share(int percent) {
        return "share " + percent;
    }

    /** Before a question is asked about a call. */
    public static String asks() {
        return "asks";
    }

    /** Whether nothing is held. */
    public boolean none() {
        return words.isEmpty();
    }

    /** Whether this very word is among them, or one that covers it. */
    public boolean covers(String kind, String name) {
        if (words.isEmpty()) {
            return false;
        }
        var slash = name.lastIndexOf('/');
        return words.contains(kind + " " + name) || words.contains(kind + " " + ANY)
                || slash > 0 && words.contains(kind + " " + name.substring(0, slash + 1) + ANY);
    }

    /** With further ones. */
    public Holds and(Holds others) {
        var all = new TreeSet<>(words);
        all.addAll(others.words);
        return new Holds(List.copyOf(all));
    }
}
