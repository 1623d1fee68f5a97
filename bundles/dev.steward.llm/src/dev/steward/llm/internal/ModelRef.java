package dev.steward.llm.internal;

import java.net.URI;
import java.util.Locale;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A model id, taken apart.
 *
 * @param id       as written, such as {@code compatible:http://localhost:11434/v1#qwen}
 * @param provider {@code openai}, {@code anthropic}, {@code compatible}
 * @param name     what the provider calls the model
 * @param base     address of the API without a slash at its end
 */
public record ModelRef(String id, String provider, String name, String base) {

    /** Takes an id of a provider with a fixed address apart; null when the id names no model. */
    static @Nullable ModelRef of(String id, String provider, String base) {
        var name = id.substring(provider.length() + 1).strip();
        return name.isEmpty() || !usable(base) ? null : new ModelRef(id, provider, name, base);
    }

    /** Takes {@code compatible:URL#model} apart; null when it is not of that form. */
    static @Nullable ModelRef compatible(String id) {
        var rest = id.substring(id.indexOf(':') + 1);
        var hash = rest.indexOf('#');
        if (hash < 0 || hash == rest.length() - 1) {
            return null;
        }
        var url = rest.substring(0, hash);
        var base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        return usable(base) ? new ModelRef(id, "compatible", rest.substring(hash + 1), base) : null;
    }

    /** Host and, where given, port: how the provider is named to people. */
    String server() {
        return URI.create(base).getAuthority();
    }

    /** Whether the server is on this machine. */
    boolean local() {
        return provider.equals("compatible") && Settings.loopback(Settings.host(base));
    }

    /** Whether a key may be sent there: only encrypted, or inside this machine. */
    boolean safeForKey() {
        return base.startsWith("https:") || Settings.loopback(Settings.host(base));
    }

    /**
     * Name of the secret with the key. A compatible server has one of its own ({@code compatible_api_example_com}), so
     * that no playbook can have another server's key sent to an address of its choice.
     */
    String secret() {
        if (!provider.equals("compatible") || local()) {
            return provider;
        }
        var host = String.valueOf(Settings.host(base)).toLowerCase(Locale.ROOT);
        return provider + "_" + host.replaceAll("[^a-z0-9]", "_");
    }

    private static boolean usable(String base) {
        return base.matches("https?://.+") && Settings.host(base) != null && URI.create(base).getUserInfo() == null
                && URI.create(base).getQuery() == null;
    }
}
