package dev.steward.engine.internal.drive;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.Stuck;
import dev.steward.engine.spi.Ticker;

/**
 * Sees to it that no call keeps its run longer than it may: its result is then that it ran out of time, whether or not
 * the call takes notice. One alarm for all. Thread-safe.
 */
final class Watch {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Ticker ticker;
    private final Set<Flight> air = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Instant armed;

    Watch(Ticker ticker) {
        this.ticker = ticker;
    }

    /** A call begins on this thread. */
    void begins(Flight flight) {
        air.add(flight);
        arm(flight.deadline());
    }

    /** Its thread is free again. */
    void ends(Flight flight) {
        air.remove(flight);
    }

    /** Whether an effect of a run may still come to pass; a call that takes no notice for some seconds is given up. */
    boolean mayStillDo(RunId run) {
        var now = ticker.now();
        return air.stream().anyMatch(flight -> {
            var since = flight.givenUp();
            return flight.run.equals(run) && flight.spec.effect()
                    && (since == null || since.plus(PATIENCE).isAfter(now));
        });
    }

    private void arm(Instant at) {
        var before = armed;
        if (before != null && !at.isBefore(before)) {
            return;
        }
        synchronized (this) {
            before = armed;
            if (before != null && !at.isBefore(before)) {
                return;
            }
            armed = at;
        }
        ticker.at(at, () -> ring(at));
    }

    private void ring(Instant at) {
        synchronized (this) {
            if (at.equals(armed)) {
                armed = null;
            }
        }
        var now = ticker.now();
        var waited = air.stream().filter(flight -> flight.waitedFor() || flight.lingers()).sorted(ORDER).toList();
        for (var flight : waited) {
            if (flight.waitedFor() && !flight.deadline().isAfter(now)) {
                flight.expire();
            } else if (flight.lingers() && !end(flight).isAfter(now)) {
                flight.lost();
            }
        }
        waited.stream().map(Watch::next).filter(next -> next.isAfter(now)).min(Comparator.naturalOrder())
                .ifPresent(this::arm);
    }

    private static Instant next(Flight flight) {
        return flight.waitedFor() ? flight.deadline() : flight.lingers() ? end(flight) : Instant.MIN;
    }

    private static Instant end(Flight flight) {
        return flight.deadline().plus(PATIENCE);
    }

    private static final Comparator<Flight> ORDER = Comparator.comparing(Flight::deadline)
            .thenComparing(flight -> flight.run).thenComparing(flight -> flight.call);

    /** Calls that were given up and whose threads don't come back. */
    List<Stuck> stuck() {
        var now = ticker.now();
        return air.stream().filter(flight -> !flight.waitedFor()).sorted(ORDER).filter(flight -> {
            var since = flight.givenUp();
            return since != null && since.plus(PATIENCE).isBefore(now);
        }).map(flight -> new Stuck(flight.run, Stuck.Kind.CALL, flight.spec.path(), flight.begun(),
                "A call of " + flight.spec.target() + " goes on though nobody waits for it any more; the run went on "
                        + "without it. If such calls add up, restart Steward."))
                .toList();
    }
}
