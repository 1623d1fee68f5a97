package dev.steward.connectors.internal;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider.Config;

/** A connector's settings with their checks. */
public record Settings(Config config) {

    /** A text, null when it is not set or blank. */
    public @Nullable String text(String key) {
        var value = config.settings().get(key);
        return value == null || value.isBlank() ? null : Texts.line(value);
    }

    /** A text with a default. */
    public String text(String key, String fallback) {
        var value = text(key);
        return value == null ? fallback : value;
    }

    /** A whole number above zero. */
    public long number(String key, long fallback) throws BoundaryException {
        var value = text(key);
        if (value == null) {
            return fallback;
        }
        if (!value.matches("[1-9]\\d{0,11}")) {
            throw Operations.bad("The setting " + Folder.setting(config, key) + " is " + Operations.quoted(value)
                    + "; write a whole number above zero.");
        }
        return Long.parseLong(value);
    }

    /** Yes or no; no when it is not set. */
    public boolean yes(String key) throws BoundaryException {
        return switch (text(key, "false")) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw Operations.bad("The setting " + Folder.setting(config, key) + " is "
                    + Operations.quoted(text(key)) + "; write true or false.");
        };
    }
}
