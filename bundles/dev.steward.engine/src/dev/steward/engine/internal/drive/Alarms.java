package dev.steward.engine.internal.drive;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import dev.steward.engine.spi.Ticker;

/** The timers of a run that is in memory. Confined to the run's queue, but for what rings. */
final class Alarms {

    private final Ticker ticker;
    private final Map<Integer, Ticker.Alarm> alarms = new HashMap<>();

    Alarms(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Rings when a timer is due, on any thread; false when it is due already and nothing rings. */
    boolean set(int timer, Instant due, Runnable ring) {
        if (!due.isAfter(ticker.now())) {
            return false;
        }
        alarms.put(timer, ticker.at(due, ring));
        return true;
    }

    /** It rang. */
    void rung(int timer) {
        alarms.remove(timer);
    }

    void drop(int timer) {
        var alarm = alarms.remove(timer);
        if (alarm != null) {
            alarm.cancel();
        }
    }

    /** None rings any more. */
    void silence() {
        alarms.values().forEach(Ticker.Alarm::cancel);
        alarms.clear();
    }
}
