package dev.steward.runtime.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import dev.steward.runtime.internal.SystemTicker;

final class SystemTickerTest {

    @Test
    void anAlarmNeverRingsBeforeItsTime() throws InterruptedException {
        try (var ticker = new SystemTicker()) {
            var rung = new CountDownLatch(1);
            var early = new AtomicBoolean();
            var due = ticker.now().plusMillis(30);
            ticker.at(due, () -> {
                early.set(ticker.now().isBefore(due));
                rung.countDown();
            });
            assertTrue(rung.await(30, TimeUnit.SECONDS), "the alarm rings");
            assertFalse(early.get(), "not before its time");
        }
    }

    @Test
    void aCancelledAlarmStaysSilent() throws InterruptedException {
        try (var ticker = new SystemTicker()) {
            var silent = new AtomicBoolean(true);
            var after = new CountDownLatch(1);
            var due = ticker.now().plusSeconds(2);
            ticker.at(due, () -> silent.set(false)).cancel();
            ticker.at(ticker.now().plus(Duration.ofDays(400)), () -> silent.set(false));
            ticker.at(due.plusMillis(200), after::countDown);
            assertTrue(after.await(30, TimeUnit.SECONDS), "a later alarm rings");
            assertTrue(silent.get(), "neither the cancelled one nor one that is far off rang");
        }
    }
}
