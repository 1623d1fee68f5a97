package dev.steward.runtime.tests.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.RefusedException;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreException;
import dev.steward.runtime.internal.schedule.Stops;

/** What a scheduler owes runs that are to make room for others. */
class StopsTest {

    private static final RunId RUN = new RunId("r-1"), OTHER = new RunId("r-2");

    private final Map<RunId, RunState> states = new HashMap<>(Map.of(RUN, RunState.WAITING, OTHER, RunState.RUNNING));
    private final List<RunId> asked = new ArrayList<>();
    private @Nullable RuntimeException trouble;
    private final Stops stops = new Stops(engine(), store());

    private Engine engine() {
        return (Engine) Proxy.newProxyInstance(Engine.class.getClassLoader(), new Class<?>[]{ Engine.class },
                (proxy, method, arguments) -> {
                    asked.add((RunId) arguments[0]);
                    if (trouble != null) {
                        throw trouble;
                    }
                    return null;
                });
    }

    private RunStore store() {
        return (RunStore) Proxy.newProxyInstance(RunStore.class.getClassLoader(), new Class<?>[]{ RunStore.class },
                (proxy, method, arguments) -> Optional.ofNullable(states.get(arguments[0])).map(state -> row(
                        (RunId) arguments[0], state)));
    }

    private static RunStore.RunRow row(RunId run, RunState state) {
        return new RunStore.RunRow(run, "p.main", "h", state, 1, Instant.EPOCH, Instant.EPOCH, null, null, 0, null,
                null, 0);
    }

    @Test
    void aRunIsAskedOnce() {
        stops.stop(RUN, "schedule");
        stops.stop(RUN, "schedule");
        stops.stop(OTHER, "schedule");
        stops.stop(RUN, "schedule");
        assertEquals(List.of(RUN, OTHER), asked);
    }

    @Test
    void whatHasEndedIsNotAsked() {
        states.put(RUN, RunState.DONE);
        states.put(OTHER, RunState.COMPENSATING);
        stops.stop(RUN, "schedule");
        stops.stop(OTHER, "schedule");
        stops.stop(new RunId("r-3"), "schedule");
        assertEquals(List.of(), asked);
    }

    @Test
    void whoCannotHearIsAskedAgainAndHarmsNobody() {
        for (var each : List.of(new RefusedException("on purpose"),
                new StoreException(StoreException.Reason.BROKEN, "on purpose", null))) {
            trouble = each;
            stops.stop(RUN, "schedule");
        }
        trouble = null;
        stops.stop(RUN, "schedule");
        stops.stop(RUN, "schedule");
        assertEquals(List.of(RUN, RUN, RUN), asked);
    }

    @Test
    void aStoreThatDoesNotWorkIsSaid() {
        trouble = new StoreException(StoreException.Reason.FULL, "on purpose", null);
        assertThrows(StoreException.class, () -> stops.stop(RUN, "schedule"));
    }
}
