package dev.steward.runtime.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.steward.engine.spi.Secrets;

/** Where secrets come from, and what smells like one in the wrong place. */
public final class SecretNames {

    private static final Pattern SMELL = Pattern.compile("(?i)(password|passwd|secret|token|api-?key)$");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+");

    private SecretNames() {
    }

    /** The environment variable of a secret: {@code mailPassword} is {@code STEWARD_SECRET_MAIL_PASSWORD}. */
    public static String variable(String name) {
        return "STEWARD_SECRET_" + HUMP.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT);
    }

    /** Secrets from environment variables; the name as written is understood as well. */
    public static Secrets from(Map<String, String> environment) {
        return name -> Optional.ofNullable(environment.get(variable(name)))
                .or(() -> Optional.ofNullable(environment.get("STEWARD_SECRET_" + name)))
                .or(() -> Optional.ofNullable(environment.get("STEWARD_SECRET_" + name.toUpperCase(Locale.ROOT))))
                .filter(value -> !value.isEmpty());
    }

    /** The values of all secrets that an environment holds. */
    public static List<String> values(Map<String, String> environment) {
        return environment.entrySet().stream().filter(e -> e.getKey().startsWith("STEWARD_SECRET_"))
                .map(Map.Entry::getValue).toList();
    }

    static boolean looksSecret(String setting) {
        return SMELL.matcher(setting).find();
    }
}
