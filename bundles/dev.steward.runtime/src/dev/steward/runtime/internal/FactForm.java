package dev.steward.runtime.internal;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.MemoryStore;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef.StructDef;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Types;
import dev.steward.engine.value.Value;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.Suggestions;

/** Makes a fact from what the operator typed, by the rules of its declaration. */
public final class FactForm {

    private static final String COMPANY = "company", FOREVER = "forever";

    private final StructDef def;
    private final TypeTable types;
    private final ZoneId zone;

    /** @param types all that the fact's fields name */
    public FactForm(StructDef def, TypeTable types, ZoneId zone) {
        this.def = def;
        this.types = types;
        this.zone = zone;
    }

    /**
     * @param texts   by field; the empty name stands for the only field
     * @param subject key of what it is about, null for the company
     * @throws ProblemException a field or the subject is missing or does not fit
     */
    public MemoryStore.Write write(Map<String, String> texts, @Nullable String subject, @Nullable Instant valid,
            boolean propose) {
        var now = Instant.now();
        Instant from = valid == null ? now : valid;
        var value = value(texts);
        return new MemoryStore.Write(MemoryStore.Kind.FACT, def.name(), subject(subject), value,
                Shown.text(value, zone),
                Objects.requireNonNullElse(def.scope(), COMPANY), from, expires(from), propose,
                "operator/" + UUID.randomUUID(),
                now);
    }

    private Value.Struct value(Map<String, String> texts) {
        var name = Types.simple(def.name());
        var given = named(texts);
        var reader = new Inputs(types, zone);
        var fields = new LinkedHashMap<String, Value>();
        for (var field : def.fields()) {
            var text = given.remove(field.name());
            if (text == null && !(field.type() instanceof Type.OptionalOf)) {
                throw ProblemException.wrongUse(name + " needs the field '" + field.name() + "', "
                        + Types.words(field.type(), types) + ". Give it with --set " + field.name() + "="
                        + Examples.of(field.type()) + ".");
            }
            fields.put(field.name(),
                    text == null ? new Value.None() : reader.read(name, field.name(), field.type(), text));
        }
        if (!given.isEmpty()) {
            var unknown = given.keySet().iterator().next();
            throw ProblemException.wrongUse(name + " has no field '" + unknown + "'."
                    + Suggestions.didYouMean(unknown, fields.keySet()) + " It has " + String.join(", ", fields.keySet())
                    + ".");
        }
        return new Value.Struct(def.name(), fields);
    }

    private Map<String, String> named(Map<String, String> texts) {
        var named = new LinkedHashMap<>(texts);
        var only = named.remove("");
        if (only != null) {
            if (def.fields().size() != 1) {
                throw ProblemException
                        .wrongUse(Types.simple(def.name()) + " has several fields; give each with --set, such as --set "
                                + def.fields().getFirst().name() + "=….");
            }
            named.put(def.fields().getFirst().name(), only);
        }
        return named;
    }

    private String subject(@Nullable String key) {
        var about = def.subject();
        if (about == null || about.equals(COMPANY)) {
            if (key != null && !key.equals(COMPANY)) {
                throw ProblemException
                        .wrongUse(Types.simple(def.name()) + " is about the company; leave --subject out.");
            }
            return COMPANY;
        }
        if (key == null) {
            throw ProblemException.wrongUse(Types.simple(def.name()) + " is about a " + Types.simple(about)
                    + "; say which one with --subject KEY.");
        }
        return key.startsWith(about + "#") ? key : about + "#" + key;
    }

    private @Nullable Instant expires(Instant from) {
        var retention = def.retention();
        return retention == null || retention.equals(FOREVER) ? null
                : from.atZone(zone).plus(Period.parse(retention)).toInstant();
    }
}
