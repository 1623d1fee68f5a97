package dev.steward.engine.internal.drive;

import java.time.Duration;

import dev.steward.engine.spi.KeyValueStore;
import dev.steward.engine.spi.Ticker;

/** Keeps how often limited connectors were called, over restarts. Thread-safe. */
final class Rates {

    private static final String PREFIX = "engine/rate/";
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final KeyValueStore values;
    private final Ticker ticker;
    private final Threads threads;

    Rates(KeyValueStore values, Ticker ticker, Threads threads) {
        this.values = values;
        this.ticker = ticker;
        this.threads = threads;
    }

    /** Reads what was counted before, stores the next lot of calls, and lets the slots go on. */
    void store(Slots slots, Pool pool, RateWindow rate) {
        threads.execute(() -> {
            var well = false;
            try {
                lot(slots, rate, PREFIX + pool.name);
                well = true;
            } catch (RuntimeException e) {
                Shared.LOG.log(System.Logger.Level.WARNING, "How often " + pool.name + " was called can't be stored.",
                        e);
            }
            synchronized (slots) {
                rate.stored(well);
            }
            if (well) {
                slots.pump();
            } else {
                ticker.at(ticker.now().plus(AGAIN), slots::pump);
            }
        });
    }

    private void lot(Slots slots, RateWindow rate, String name) {
        var before = values.get(name);
        byte[] counted;
        synchronized (slots) {
            if (!rate.loaded()) {
                rate.load(before.orElse(null), ticker.now());
            }
            counted = rate.lot(ticker.now());
        }
        if (counted.length > 0) {
            values.put(name, counted);
        }
    }
}
