package dev.steward.llm.internal;

import org.eclipse.jdt.annotation.Nullable;

/**
 * One provider of models.
 *
 * @param name       what model ids begin with
 * @param defaultUrl base address of its API, null when each id names its own
 */
public record Provider(String name, @Nullable String defaultUrl, Dialect dialect) {

    /** Takes a model id apart; null when it names no model. */
    @Nullable
    ModelRef resolve(String id, Settings settings) {
        var url = defaultUrl;
        return url == null ? ModelRef.compatible(id) : ModelRef.of(id, name, settings.base(name, url));
    }

    /** Whether no call works without a key. */
    boolean needsKey() {
        return defaultUrl != null;
    }

    /** Whether servers of many makes stand behind it, which know the dialect more or less. */
    boolean lenient() {
        return defaultUrl == null;
    }
}
