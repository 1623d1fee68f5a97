package dev.steward.engine.internal.drive;

import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.core.CallSpec;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.FaultPoint;
import dev.steward.engine.spi.StoreException;

/** Makes one call and tells its result as a fact; on a thread of its own. */
record CallRunner(Shared shared, Plan plan, ZoneId zone, Consumer<Throwable> broken) {

    void run(Flight flight, Consumer<Function<Instant, In>> landed) {
        try {
            shared.ports.faults().reached(FaultPoint.AFTER_INTENT);
            var result = result(flight);
            if (result != null) {
                shared.ports.faults().reached(FaultPoint.AFTER_CALL);
                landed.accept(result);
            }
        } catch (Throwable e) {
            broken.accept(e);
        }
    }

    /** Null when nobody waits for it any more. */
    private @Nullable Function<Instant, In> result(Flight flight) {
        try {
            var called = new AtomicReference<@Nullable Function<Instant, In>>();
            flight.fly(shared.watch, shared.ports.ticker().now(), shared.boundary.timeout(flight.spec),
                    () -> called(flight, called));
            return called.get();
        } catch (InterruptedException e) {
            return !flight.waitedFor() ? null
                    : at -> new In.CallFailed(at, flight.call, BoundaryException.OUTAGE,
                            "The call of " + flight.spec.target() + " was interrupted.", mayHaveHappened(flight.spec),
                            null);
        } catch (RuntimeException e) {
            Shared.LOG.log(System.Logger.Level.WARNING,
                    "The call of " + flight.spec.path() + " in " + flight.run + " broke.", e);
            return at -> new In.CallFailed(at, flight.call, BoundaryException.OUTAGE,
                    "The call of " + flight.spec.target() + " broke"
                            + (e instanceof StoreException ? ": " + e.getMessage() : " by a defect of its connector."),
                    mayHaveHappened(flight.spec), null);
        }
    }

    private boolean called(Flight flight, AtomicReference<@Nullable Function<Instant, In>> result)
            throws InterruptedException {
        try {
            var done = shared.boundary.call(flight.run, flight.spec, plan.types(), zone, shared.ports.ticker().now(),
                    text -> shared.delta(flight.run, flight.spec.path(), text));
            result.set(at -> new In.CallDone(at, flight.call, done.value(), done.microUsd(), done.tokens(),
                    done.notes()));
            return true;
        } catch (BoundaryException failed) {
            result.set(at -> new In.CallFailed(at, flight.call, failed.error(), message(failed), failed.unknown(),
                    failed.retryAfter()));
            return false;
        }
    }

    private static String message(BoundaryException e) {
        var message = e.getMessage();
        return message == null ? e.error() : message;
    }

    /** The result of a call that did not come back in time. */
    In late(Instant at, Flight flight) {
        return new In.CallFailed(at, flight.call, BoundaryException.TIMEOUT, flight.spec.target()
                + " did not answer within " + shared.boundary.timeout(flight.spec).toSeconds() + " s.",
                mayHaveHappened(flight.spec), null);
    }

    private static boolean mayHaveHappened(CallSpec spec) {
        return spec.effect() || spec instanceof CallSpec.Model
                || spec instanceof CallSpec.Tool tool && tool.operation().costMicroUsd() > 0;
    }
}
