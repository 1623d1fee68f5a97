package dev.steward.engine.spi;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What models cost, as data with a date and a source. Immutable. */
public interface Prices {

    /** After so many days a price is shown as stale; it is still used. */
    int STALE_DAYS = 90;

    /** The price of a model by its full id, such as {@code openai:gpt-5}; empty when no row fits. */
    Optional<Price> find(String model);

    /** Every row, the company's own before the built-in ones. */
    List<Price> all();

    /** One sentence for each row of the company's file that could not be read; such rows are left out. */
    List<String> problems();

    /**
     * One row. Money is µUSD per million tokens.
     *
     * @param model         full model id; a {@code *} at its end stands for any rest
     * @param cachedInput   for input that the provider had cached
     * @param contextWindow tokens that input and output may have together
     * @param maxOutput     most tokens of one answer
     * @param asOf          day on which the source said so
     * @param source        where the price is published, in words
     */
    record Price(String model, long input, long cachedInput, long output, int contextWindow, int maxOutput,
            LocalDate asOf, String source) {

        private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

        /** Whether the price was published more than {@link #STALE_DAYS} days before {@code today}. */
        public boolean stale(LocalDate today) {
            return asOf.plusDays(STALE_DAYS).isBefore(today);
        }

        /** µUSD for a call, rounded up; {@code cachedTokens} are part of {@code inputTokens}. */
        public long cost(long inputTokens, long cachedTokens, long outputTokens) {
            var sum = product(input, inputTokens - cachedTokens).add(product(cachedInput, cachedTokens))
                    .add(product(output, outputTokens));
            return sum.add(MILLION).subtract(BigInteger.ONE).divide(MILLION).longValueExact();
        }

        private static BigInteger product(long price, long tokens) {
            return BigInteger.valueOf(price).multiply(BigInteger.valueOf(tokens));
        }
    }
}
