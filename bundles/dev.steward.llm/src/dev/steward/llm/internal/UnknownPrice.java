package dev.steward.llm.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.Prices.Price;

/** Prices for models that no price list names. */
final class UnknownPrice {

    private static final Pattern PAIR = Pattern
            .compile("(\\d{1,6}(?:\\.\\d{1,6})?)\\s*/\\s*(\\d{1,6}(?:\\.\\d{1,6})?)");
    /** Wide, since nothing is known: the provider's own refusal tells. */
    private static final int CONTEXT = 1_000_000;
    private static final int OUTPUT = 1_000_000;

    private UnknownPrice() {
    }

    /** The operator's {@code INPUT/OUTPUT} in USD per million tokens; null when it is not set or not such a pair. */
    static @Nullable Price parse(String model, @Nullable String pair, Clock clock) {
        if (pair == null) {
            return null;
        }
        var match = PAIR.matcher(pair.strip());
        return match.matches()
                ? of(model, micro(match.group(1)), micro(match.group(2)), clock, "the setting models.price.unknown")
                : null;
    }

    static Price of(String model, long input, long output, Clock clock, String source) {
        return new Price(model, input, input, output, CONTEXT, OUTPUT, LocalDate.now(clock), source);
    }

    private static long micro(String usd) {
        return new BigDecimal(usd).movePointRight(6).longValueExact();
    }
}
