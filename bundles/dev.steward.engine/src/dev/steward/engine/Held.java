package dev.steward.engine;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Value;

/**
 * A branch of a run that a debugger holds.
 *
 * @param key      what names it in {@link Engine#release} and {@link Engine#act}
 * @param path     of the step
 * @param staticId of the step, {@code playbook/step}
 * @param detail   the error's name and message, the effect's kind, the share, who asks; empty where there is none
 * @param since    when it came there
 * @param seq      of the entry that it came there with
 * @param microUsd what the run has cost
 * @param names    what expressions see there
 * @param inputs   what the step would be given, by name, as far as that can be told
 * @param editable the inputs that can be changed, with their types
 * @param output   type of the step's value; for a value that is only named, nothing
 * @param acts     whether inputs or outcome can be changed here
 */
public record Held(RunId run, String key, String path, Moment moment, String staticId, String detail, Instant since,
        long seq, long microUsd, Map<String, Value> names, Map<String, Value> inputs, Map<String, Type> editable,
        Type output,
        TypeTable types, boolean acts) {

    /** What a run's row begins with that says what a held run waits for. */
    public static final String WAITS = "you in the debugger, ";

    /** Where in a step it is held. */
    public enum Moment {
        /** It has not begun. */
        BEFORE,
        /** Its value is known and what comes next has not begun. */
        AFTER,
        /** It failed; retries and handlers have not had their turn. */
        ERROR,
        /** Its call that changes something outside has passed all gates and is about to be made. */
        EFFECT,
        /** It has not begun, and a share of the run's budget is spent. */
        SHARE,
        /** Somebody is about to be asked about it. */
        ASKS;

        /** Such as {@code before}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Held {
        names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        editable = Collections.unmodifiableMap(new LinkedHashMap<>(editable));
    }

    /** Whether a run waits for the operator because the debugger holds a branch of it, in this process or before it. */
    public static boolean is(RunStore.RunRow row) {
        var what = row.waitingFor();
        return row.state() == RunState.WAITING && what != null && what.startsWith(WAITS);
    }

    /** What names a moment of a step. */
    public static String key(Moment moment, String path) {
        return moment == Moment.BEFORE ? path : moment.word() + " " + path;
    }
}
