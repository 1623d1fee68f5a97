package dev.steward.engine.internal.drive;

import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.internal.core.CallSpec;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.FaultPoint;

/** Makes one call and tells its result as a fact; on a thread of its own. */
record CallRunner(Shared shared, RunId run, Plan plan, ZoneId zone, BiConsumer<Integer, Function<Instant, In>> landed,
        Consumer<Throwable> broken) {

    void run(int call, Flight flight) {
        try {
            shared.ports.faults().reached(FaultPoint.AFTER_INTENT);
            var result = result(call, flight);
            if (result != null) {
                shared.ports.faults().reached(FaultPoint.AFTER_CALL);
                landed.accept(call, result);
            }
        } catch (Throwable e) {
            broken.accept(e);
        }
    }

    private @Nullable Function<Instant, In> result(int call, Flight flight) {
        var spec = flight.spec;
        try {
            var result = new AtomicReference<Boundary.@Nullable Result>();
            var failure = new AtomicReference<@Nullable BoundaryException>();
            flight.fly(shared.ports.ticker(), shared.boundary.timeout(spec), () -> {
                try {
                    result.set(shared.boundary.call(run, spec, plan.types(), zone, shared.ports.ticker().now(),
                            text -> shared.delta(run, spec.path(), text)));
                } catch (BoundaryException e) {
                    failure.set(e);
                }
            });
            var failed = failure.get();
            var done = result.get();
            if (failed != null) {
                return at -> new In.CallFailed(at, call, failed.error(), message(failed), failed.unknown(),
                        failed.retryAfter());
            }
            return done == null ? null
                    : at -> new In.CallDone(at, call, done.value(), done.microUsd(), done.tokens(), done.notes());
        } catch (InterruptedException e) {
            if (flight.dropped()) {
                return null;
            }
            return flight.late() ? at -> late(at, call, spec)
                    : at -> new In.CallFailed(at, call, BoundaryException.OUTAGE,
                            "The call of " + spec.target() + " was interrupted.", mayHaveHappened(spec), null);
        } catch (RuntimeException e) {
            Shared.LOG.log(System.Logger.Level.WARNING, "The call of " + spec.path() + " in " + run + " broke.", e);
            return at -> new In.CallFailed(at, call, BoundaryException.OUTAGE,
                    "The call of " + spec.target() + " broke" + (e instanceof dev.steward.engine.spi.StoreException
                            ? ": " + e.getMessage()
                            : " by a defect of its connector."),
                    mayHaveHappened(spec), null);
        }
    }

    private static String message(BoundaryException e) {
        var message = e.getMessage();
        return message == null ? e.error() : message;
    }

    private In late(Instant at, int call, CallSpec spec) {
        return new In.CallFailed(at, call, BoundaryException.TIMEOUT,
                spec.target() + " did not answer within " + shared.boundary.timeout(spec).toSeconds() + " s.",
                mayHaveHappened(spec), null);
    }

    private static boolean mayHaveHappened(CallSpec spec) {
        return spec.effect() || spec instanceof CallSpec.Model;
    }
}
