package dev.steward.bench;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import com.google.gson.Gson;
import com.google.gson.JsonObject;

/** One measured value; settings are numbers and booleans by name, in order. */
record Row(String bench, double value, String unit, Map<String, Object> settings) {

    /** As the command line's contract has it. */
    String json() {
        var row = new JsonObject();
        row.addProperty("bench", bench);
        row.addProperty("value", rounded());
        row.addProperty("unit", unit);
        row.add("settings", new Gson().toJsonTree(settings));
        return row.toString();
    }

    /** Four digits are more than a bench is sure of. */
    private Number rounded() {
        var exact = new java.math.BigDecimal(value).round(new java.math.MathContext(4));
        if (exact.stripTrailingZeros().scale() <= 0) {
            return exact.longValue();
        }
        return exact.doubleValue();
    }

    /** As a line of the table. */
    String line() {
        return String.format(Locale.ROOT, "%-28s %14s %-12s %s", bench, shown(), unit, settings.entrySet().stream()
                .map(setting -> setting.getKey() + " " + setting.getValue()).collect(Collectors.joining(", ")));
    }

    private String shown() {
        var number = rounded();
        return number instanceof Long ? String.format(Locale.ROOT, "%,d", number) : number.toString();
    }
}
