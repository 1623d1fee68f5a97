package dev.steward.engine.tests;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Timeout;

/** No test of the engine may hang. */
@Timeout(120)
abstract class BoundedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Waits for what another thread brings about. */
    static void until(BooleanSupplier condition) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("It did not come to that within " + PATIENCE.toSeconds() + " s.");
            }
            Thread.onSpinWait();
        }
    }
}
