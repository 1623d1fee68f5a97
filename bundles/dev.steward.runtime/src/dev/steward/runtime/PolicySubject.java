package dev.steward.runtime;

import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.TypedJson;
import dev.steward.engine.value.Value;
import dev.steward.engine.value.TextInput;
import dev.steward.runtime.internal.Inputs;

/**
 * A kind of call that policies can be asked about.
 *
 * @param id      {@code connectors.mail.send}, {@code content.writer}, {@code remember content.Voice}
 * @param name    the same without packages
 * @param kind    what it is
 * @param detail  such as {@code irreversible}, in a word or two
 * @param asked   what rules that look at it want to know, by name; other arguments make no difference
 */
public record PolicySubject(String id, String name, Kind kind, String detail, Map<String, Type> asked,
        TypeTable types) {

    /** What is called. */
    public enum Kind {
        OPERATION, AGENT, REMEMBER, RECALL
    }

    public PolicySubject {
        asked = Collections.unmodifiableMap(new LinkedHashMap<>(asked));
    }

    /**
     * Values as people type them; for a moment a time of day is enough, which is one of the day asked about.
     *
     * @param given by name
     * @param day   such as {@code 2026-11-23}
     * @throws ProblemException unknown, or does not fit
     */
    public Map<String, Value> read(Map<String, String> given, ZoneId zone, String day) {
        var values = new LinkedHashMap<String, Value>();
        given.forEach((argument, text) -> {
            var type = asked.get(argument);
            if (type == null) {
                throw ProblemException.wrongUse("No rule that looks at " + name + " asks for '" + argument + "'."
                        + (asked.isEmpty() ? " They ask for nothing."
                                : Suggestions.didYouMean(argument, asked.keySet()) + " They ask for "
                                        + String.join(", ", asked.keySet()) + "."));
            }
            values.put(argument, value(argument, type, text, zone, day));
        });
        return values;
    }

    private Value value(String argument, Type type, String text, ZoneId zone, String day) {
        var moment = type instanceof Type.Prim prim && prim.kind() == Type.Kind.DATETIME;
        return moment && TextInput.parse(text, new Type.Prim(Type.Kind.TIME), types, zone) instanceof TypedJson.Fits
                ? new Inputs(types, zone).read(name, argument, type, day + " " + text.strip())
                : new Inputs(types, zone).read(name, argument, type, text);
    }
}
