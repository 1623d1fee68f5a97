package dev.steward.llm.internal;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.Prices;
import dev.steward.engine.spi.Prices.Price;
import dev.steward.engine.spi.Secrets;

/**
 * What the clients of one company are opened with.
 *
 * <p>Properties: {@code openai.url}, {@code anthropic.url} (base addresses); {@code connect}, {@code stall} (time-outs
 * in seconds, 10 and 180); {@code price.unknown} ({@code INPUT/OUTPUT} in USD per million tokens: allows paid models
 * that no price list names, at that price).
 */
public record Settings(Secrets secrets, Prices prices, Map<String, String> properties, Clock clock) {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,5}(\\.\\d{1,3})?");
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration STALL = Duration.ofSeconds(180);

    /** Base address of a provider without a slash at its end. */
    public String base(String provider, String byDefault) {
        var url = properties.getOrDefault(provider + ".url", byDefault).strip();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** Longest wait for a connection. */
    public Duration connect() {
        return seconds("connect", CONNECT);
    }

    /** Longest silence inside a stream. */
    public Duration stall() {
        return seconds("stall", STALL);
    }

    /** What is wrong with the properties, in one sentence; null when nothing is. */
    @Nullable
    String problem() {
        for (var key : new String[]{ "connect", "stall" }) {
            var text = properties.get(key);
            if (text != null && !SECONDS.matcher(text).matches()) {
                return "The setting models." + key + " is “" + text + "”: write seconds, such as 30.";
            }
        }
        var pair = properties.get("price.unknown");
        return pair == null || UnknownPrice.parse("any", pair, clock) != null ? null
                : "The setting models.price.unknown is “" + pair
                        + "”: write INPUT/OUTPUT in USD per million tokens, such as 3/15.";
    }

    /** The price of a model: its row, else nothing for servers on this machine, else the operator's assumption. */
    public Optional<Price> price(ModelRef model) {
        return prices.find(model.id()).or(() -> assumed(model));
    }

    /** The highest price known, for saying how much a model without a price might cost. */
    public Price highest() {
        return prices.all().stream().reduce((a, b) -> b.output() > a.output() ? b : a).orElseThrow();
    }

    private Optional<Price> assumed(ModelRef model) {
        if (model.local()) {
            return Optional.of(free(model.id()));
        }
        return Optional.ofNullable(UnknownPrice.parse(model.id(), properties.get("price.unknown"), clock));
    }

    private Price free(String id) {
        return UnknownPrice.of(id, 0, 0, clock, "a server on this machine");
    }

    private Duration seconds(String key, Duration byDefault) {
        var text = properties.get(key);
        return text != null && SECONDS.matcher(text).matches()
                ? Duration.ofMillis(Math.max(1, Math.round(Double.parseDouble(text) * 1000)))
                : byDefault;
    }

    /** Whether an address is on this machine. */
    static boolean loopback(@Nullable String host) {
        return host != null && (host.equalsIgnoreCase("localhost") || host.matches("127(\\.\\d{1,3}){3}")
                || host.equals("[::1]") || host.equals("::1"));
    }

    /** Host of an address, null when it has none. */
    static @Nullable String host(String url) {
        try {
            return URI.create(url).getHost();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
