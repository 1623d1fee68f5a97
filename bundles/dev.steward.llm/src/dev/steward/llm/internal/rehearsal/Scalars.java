package dev.steward.llm.internal.rehearsal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import dev.steward.engine.value.Type.Kind;
import dev.steward.llm.internal.rehearsal.AnswerWriter.Place;

/** The values without parts: texts, numbers, yes and no, literals. */
record Scalars(Wording words) {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final Set<String> BAD = Set.of("blocked", "spam", "risky", "urgent", "rejected", "reject", "failed",
            "offensive", "unsafe", "duplicate", "stale", "pii", "escalate", "needsreview", "needswork");
    private static final int ROOMY = 1_000;
    private static final BigDecimal SHARE = new BigDecimal("0.75");

    /** A literal: the next one for each item of a list, else one that sounds like a yes, else any. */
    JsonElement literal(Place place, JsonArray literals) {
        for (var literal : literals) {
            var good = literal.isJsonPrimitive() ? literal.getAsString().toLowerCase(Locale.ROOT) : "";
            if (Set.of("ok", "approve", "approved", "pass", "passed", "accept", "accepted", "good").contains(good)) {
                return literal;
            }
        }
        var first = words.seed().pick(place.name(), literals.size());
        return literals.get((first + place.index()) % literals.size());
    }

    JsonElement truth(Place place) {
        return new JsonPrimitive(!BAD.contains(place.name().toLowerCase(Locale.ROOT)));
    }

    JsonElement text(Place place, JsonObject schema) {
        var exact = formatted(place, schema);
        if (!exact.isEmpty()) {
            return new JsonPrimitive(exact);
        }
        var markdown = place.is(Kind.MARKDOWN);
        var max = AnswerWriter.bound(schema, "maxLength", markdown ? 6 * ROOMY : ROOMY);
        var min = AnswerWriter.bound(schema, "minLength", 0);
        var text = words.text(place.name(), place.index(), markdown, max);
        return new JsonPrimitive(Cut.between(text, min, max));
    }

    /** Texts whose form is fixed; empty when the form is free. */
    private String formatted(Place place, JsonObject schema) {
        var format = schema.get("format") instanceof JsonPrimitive text ? text.getAsString() : "";
        var day = DAY.plusDays(words.seed().pick(place.name() + "day", 28));
        if (format.equals("date") || place.is(Kind.DATE)) {
            return day.toString();
        }
        if (format.equals("date-time") || place.is(Kind.DATETIME)) {
            return day + "T09:00:00Z";
        }
        if (format.equals("time") || place.is(Kind.TIME)) {
            return "09:00";
        }
        if (format.equals("duration") || place.is(Kind.DURATION)) {
            return "PT1H";
        }
        if (format.equals("email")) {
            return "rehearsal@example.org";
        }
        if (format.equals("uri")) {
            return "https://example.org/" + words.slug();
        }
        return patterned(place, schema);
    }

    private String patterned(Place place, JsonObject schema) {
        var pattern = schema.get("pattern") instanceof JsonPrimitive text ? text.getAsString() : "";
        var currency = place.name().equals("currency") || place.name().equals("unit");
        for (var candidate : new String[]{ currency ? "USD" : "10.00", "10.00 USD", "USD", "38", "38%", "38 %", "1h",
                "1 hour", words.slug() }) {
            if (!pattern.isEmpty() && Pattern.compile(pattern).matcher(candidate).find()) {
                return candidate;
            }
        }
        if (place.is(Kind.MONEY)) {
            return "10.00 USD";
        }
        if (place.is(Kind.PERCENT)) {
            return "38%";
        }
        return currency ? "USD" : "";
    }

    /** Three quarters of the way up where both ends are known, else a small number. */
    JsonElement number(Place place, JsonObject schema, boolean whole) {
        var share = place.is(Kind.PERCENT);
        var min = limit(schema, "minimum", "exclusiveMinimum", new BigDecimal(share ? 0 : 1));
        var max = limit(schema, "maximum", "exclusiveMaximum", min.add(new BigDecimal(share ? 50 : 4)));
        if (max.compareTo(min) < 0) {
            min = max;
        }
        var value = min.add(max.subtract(min).multiply(SHARE));
        var rounded = value.setScale(whole ? 0 : 2, RoundingMode.FLOOR);
        var fitting = rounded.compareTo(min) < 0 ? min : rounded;
        return whole ? new JsonPrimitive(fitting.setScale(0, RoundingMode.CEILING).toBigInteger())
                : new JsonPrimitive(fitting.stripTrailingZeros().scale() < 0 ? fitting.setScale(0, RoundingMode.FLOOR)
                        : fitting.stripTrailingZeros());
    }

    private static BigDecimal limit(JsonObject schema, String key, String exclusive, BigDecimal otherwise) {
        if (schema.get(key) instanceof JsonPrimitive value && value.isNumber()) {
            return value.getAsBigDecimal();
        }
        if (schema.get(exclusive) instanceof JsonPrimitive value && value.isNumber()) {
            var inside = exclusive.endsWith("Minimum") ? BigDecimal.ONE : BigDecimal.ONE.negate();
            return value.getAsBigDecimal().add(inside);
        }
        return otherwise;
    }
}
