package dev.steward.compiler;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;

/**
 * Where in the text something of a compiled playbook stands. Immutable.
 *
 * <p>Ids: {@code package.name} for a playbook, agent, connector, policy or type; {@code package.playbook/step} for a
 * step or another named statement, and behind it {@code #approve}, {@code #undo}, {@code #budget} or {@code #on1} (the
 * first handler); {@code package.playbook#branch1} for the first branch in the order of the text, {@code .1} behind it
 * for its first arm and {@code .else} for the last; {@code package.connector.operation}; {@code package.policy#1} for the first rule of a policy. A
 * step's id has no iteration keys and no callers: see {@link #step}.
 */
public record SourceMap(Map<String, SourceRange> ranges) {

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    public SourceMap {
        ranges = Collections.unmodifiableMap(new TreeMap<>(ranges));
    }

    /** The place of an id. */
    public Optional<SourceRange> find(String id) {
        return Optional.ofNullable(ranges.get(id));
    }

    /** The place of a step of a playbook. */
    public Optional<SourceRange> step(String playbook, String step) {
        return find(playbook + "/" + step);
    }

    /** UTF-8 JSON, ids in alphabetical order; equal maps give equal bytes. */
    public byte[] toBytes() {
        return GSON.toJson(ranges).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException when the bytes are something else
     */
    public static SourceMap fromBytes(byte[] json) {
        try {
            Map<String, SourceRange> ranges = GSON.fromJson(new String(json, StandardCharsets.UTF_8),
                    new TypeToken<Map<String, SourceRange>>() {
                    }.getType());
            return new SourceMap(ranges == null ? Map.of() : ranges);
        } catch (JsonParseException e) {
            throw new IllegalArgumentException("These bytes are not a source map.", e);
        }
    }
}
