package dev.steward.runtime.tests.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.steward.engine.spi.Ticker;
import dev.steward.runtime.internal.schedule.Watch;

/** However often it is woken, a watch has one alarm. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class WatchAlarmsTest {

    private final AtomicInteger alarms = new AtomicInteger();
    private final Semaphore set = new Semaphore(0);

    /** A clock whose alarms only count. */
    private final class Counting implements Ticker {
        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public Alarm at(Instant due, Runnable wake) {
            alarms.incrementAndGet();
            set.release();
            return alarms::decrementAndGet;
        }
    }

    @Test
    void everyLookReplacesTheAlarmOfTheLast() throws Exception {
        var looks = new AtomicInteger();
        try (var watch = new Watch(new Counting(), now -> {
            looks.incrementAndGet();
            return Optional.of(now.plus(Duration.ofSeconds(1)));
        })) {
            for (var i = 0; i < 50; i++) {
                set.acquire();
                watch.wake();
            }
            set.acquire();
        }
        assertEquals(51, looks.get(), "looks");
        assertEquals(0, alarms.get(), "alarms that are left when it is closed");
    }
}
