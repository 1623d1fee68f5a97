package dev.steward.connectors.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.value.Value;

/**
 * What an operation found out, before it is fitted to the result type that the playbook declares.
 *
 * @param plain  the answer where the declared type is no struct, null when there is none
 * @param fields what a declared struct may pick from
 */
public record Answer(@Nullable Value plain, Map<String, Value> fields) {

    public Answer {
        fields = new LinkedHashMap<>(fields);
    }

    /** Nothing to tell. */
    public static Answer nothing() {
        return new Answer(new Value.None(), Map.of());
    }

    /** One value. */
    public static Answer of(Value plain) {
        return new Answer(plain, Map.of());
    }

    /** A list of values. */
    public static Answer list(List<? extends Value> items) {
        return of(new Value.Items(List.copyOf(items)));
    }

    /** Fields without a type yet: the declared one is put on by {@link Fit}. */
    public static Answer fields(Value plain, Map<String, Value> fields) {
        return new Answer(plain, fields);
    }

    /** As an item of a list; its type name is empty until it is fitted. */
    public Value asStruct() {
        return new Value.Struct("", fields);
    }
}
