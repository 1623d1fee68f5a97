package dev.steward.runtime.internal;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.Limits;
import dev.steward.engine.plan.Plan;
import dev.steward.runtime.CompanySettings;
import dev.steward.runtime.Durations;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.Suggestions;

/**
 * Reads {@code steward.properties}: one {@code key = value} a line, {@code #} begins a comment line, no escapes. Every
 * complaint names the file, the line, the key and the cure.
 */
public final class SettingsReader {

    private static final List<String> KEYS = List.of("name", "zone", "locale", "currency", "cap.run", "cap.hour",
            "cap.day", "cap.week", "cap.month", "retention.runs");
    private static final List<String> FAMILIES = List.of("model.", "models.", "connector.", "limit.");
    private static final BigDecimal MICRO = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    private static final Duration LEAST_KEPT = Duration.ofDays(1);

    private final Path file;
    private final Map<String, Line> lines = new LinkedHashMap<>();

    private record Line(int number, String value) {
    }

    private SettingsReader(Path file) {
        this.file = file;
    }

    /** @throws ProblemException at the first line that is wrong */
    public static CompanySettings read(Path file, String text) {
        var reader = new SettingsReader(file);
        var number = 0;
        for (var line : text.lines().toList()) {
            reader.line(++number, number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line);
        }
        return reader.settings();
    }

    private void line(int number, String line) {
        var text = line.strip();
        if (text.isEmpty() || text.startsWith("#") || text.startsWith("!")) {
            return;
        }
        var equals = text.indexOf('=');
        if (equals <= 0) {
            throw problem(number, "has no '='; write 'key = value', or begin the line with # to make it a comment.");
        }
        var key = text.substring(0, equals).strip();
        var known = KEYS.contains(key)
                || FAMILIES.stream().anyMatch(f -> key.startsWith(f) && key.length() > f.length());
        if (!known) {
            throw problem(number, "has the unknown key '" + key + "'." + Suggestions.didYouMean(key, KEYS)
                    + " Known keys: " + String.join(", ", KEYS)
                    + ", model.ALIAS, models.SETTING, connector.NAME.SETTING, limit.NAME.");
        }
        var before = lines.put(key, new Line(number, text.substring(equals + 1).strip()));
        if (before != null) {
            throw problem(number,
                    "sets '" + key + "' again (first in line " + before.number + "); delete one of them.");
        }
    }

    private CompanySettings settings() {
        var models = new HashMap<String, String>();
        var connectors = new HashMap<String, Map<String, String>>();
        var options = new HashMap<String, String>();
        var limits = new HashMap<String, String>();
        lines.forEach((key, line) -> {
            if (key.startsWith("model.")) {
                models.put(key.substring("model.".length()), given(key, line));
            } else if (key.startsWith("models.")) {
                options.put(key.substring("models.".length()), given(key, line));
            } else if (key.startsWith("connector.")) {
                connector(key, line, connectors);
            } else if (key.startsWith("limit.")) {
                limits.put(key, given(key, line));
            }
        });
        return new CompanySettings(name(), zone(), locale(), currency(), cap("cap.run", 2_000_000L), budgets(), models,
                connectors, options,
                limits(limits), keepRuns());
    }

    private Limits limits(Map<String, String> given) {
        try {
            return Limits.of(given);
        } catch (IllegalArgumentException e) {
            throw ProblemException.wrongUse(file + ": " + e.getMessage());
        }
    }

    private void connector(String key, Line line, Map<String, Map<String, String>> connectors) {
        var rest = key.substring("connector.".length());
        var dot = rest.indexOf('.');
        if (dot <= 0 || dot == rest.length() - 1) {
            throw problem(line.number,
                    "has the key '" + key + "'; write connector.NAME.SETTING, such as connector.mail.outbox.");
        }
        var setting = rest.substring(dot + 1);
        if (SecretNames.looksSecret(setting)) {
            throw problem(line.number,
                    "holds a secret ('" + key + "'); delete it here and set the environment variable "
                            + SecretNames.variable("NAME") + ", where NAME is what the connector says after 'auth'.");
        }
        connectors.computeIfAbsent(rest.substring(0, dot), k -> new HashMap<>()).put(setting, line.value);
    }

    private String name() {
        var line = lines.get("name");
        if (line != null) {
            return given("name", line);
        }
        var folder = file.toAbsolutePath().getParent();
        var last = folder == null ? null : folder.getFileName();
        return last == null ? "company" : last.toString();
    }

    private ZoneId zone() {
        var line = lines.get("zone");
        try {
            return line == null ? ZoneId.systemDefault() : ZoneId.of(given("zone", line));
        } catch (DateTimeException e) {
            throw problem(line == null ? 0 : line.number,
                    "names a time zone that does not exist; write one such as Europe/Berlin."
                            + Suggestions.didYouMean(line == null ? "" : line.value, ZoneId.getAvailableZoneIds()));
        }
    }

    private Locale locale() {
        var line = lines.get("locale");
        if (line == null) {
            return Locale.ENGLISH;
        }
        try {
            return new Locale.Builder().setLanguageTag(given("locale", line).replace('_', '-')).build();
        } catch (IllformedLocaleException e) {
            throw problem(line.number, "names a locale that is not well formed; write one such as en-GB or de-DE.");
        }
    }

    private String currency() {
        var line = lines.get("currency");
        if (line == null) {
            return "USD";
        }
        try {
            return Currency.getInstance(given("currency", line)).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw problem(line.number, "names a currency that does not exist; write an ISO code such as EUR.");
        }
    }

    /** What all runs together may spend in a period. */
    private List<Engine.PeriodBudget> budgets() {
        var budgets = new ArrayList<Engine.PeriodBudget>();
        for (var period : Plan.Period.values()) {
            var key = "cap." + period.name().toLowerCase(Locale.ROOT);
            if (period != Plan.Period.RUN && lines.containsKey(key)) {
                budgets.add(new Engine.PeriodBudget(period, cap(key, 0)));
            }
        }
        return budgets;
    }

    private long cap(String key, long otherwise) {
        var line = lines.get(key);
        if (line == null) {
            return otherwise;
        }
        var words = given(key, line).split("\\s+");
        try {
            var amount = new BigDecimal(words[0]);
            if (words.length == 2 && words[1].equals("USD") && amount.signum() >= 0 && amount.compareTo(MOST) <= 0) {
                return amount.multiply(MICRO).longValue();
            }
        } catch (NumberFormatException e) {
            throw problem(line.number, "has no amount for '" + key + "'; write one such as 2.00 USD.");
        }
        throw problem(line.number, "has no amount in USD for '" + key + "'; write one such as 2.00 USD.");
    }

    private @Nullable Duration keepRuns() {
        var line = lines.get("retention.runs");
        if (line == null) {
            return null;
        }
        return Durations.read(given("retention.runs", line)).filter(kept -> kept.compareTo(LEAST_KEPT) >= 0)
                .orElseThrow(() -> problem(line.number, "says with 'retention.runs' how long ended runs keep their"
                        + " journals; write 1 day or longer, such as 400 days."));
    }

    private String given(String key, Line line) {
        if (line.value.isEmpty()) {
            throw problem(line.number,
                    "gives no value for '" + key + "'; write one after the '=', or delete the line.");
        }
        return line.value;
    }

    private ProblemException problem(int number, String what) {
        return ProblemException.wrongUse(file + " line " + number + " " + what);
    }
}
