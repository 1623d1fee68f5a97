package dev.steward.runtime.tests.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;

import dev.steward.engine.spi.RunStore;
import dev.steward.runtime.internal.schedule.EventStore;
import dev.steward.runtime.internal.schedule.Housekeeping;
import dev.steward.runtime.internal.schedule.TriggerSpec.Overlap;
import dev.steward.testkit.MemKeyValueStore;

class HousekeepingTest {

    private final MemKeyValueStore values = new MemKeyValueStore();
    private final List<Instant> compacted = new ArrayList<>();
    private int left;

    private Housekeeping housekeeping(@Nullable Duration keep) {
        var runs = (RunStore) Proxy.newProxyInstance(RunStore.class.getClassLoader(), new Class<?>[]{ RunStore.class },
                (proxy, method, arguments) -> {
                    compacted.add((Instant) arguments[0]);
                    return new RunStore.Compaction(1, 10, left-- > 0);
                });
        return new Housekeeping(values, runs, Stage.ZONE, keep);
    }

    @Test
    void oldJournalsGoOnceANightInSmallParts() {
        var keeping = housekeeping(Duration.ofDays(400));
        assertFalse(keeping.look(Stage.at("2026-03-01T12:00")));
        assertFalse(keeping.look(Stage.at("2026-03-02T03:29")));
        assertEquals(List.of(), compacted);
        left = 2;
        var night = Stage.at("2026-03-02T03:30");
        assertTrue(keeping.look(night));
        assertTrue(keeping.look(night));
        assertFalse(keeping.look(night));
        assertFalse(keeping.look(Stage.at("2026-03-02T12:00")));
        assertEquals(List.of(night.minus(Duration.ofDays(400)), night.minus(Duration.ofDays(400)),
                night.minus(Duration.ofDays(400))), compacted);
        assertFalse(keeping.look(Stage.at("2026-03-09T12:00")));
        assertEquals(4, compacted.size(), "nights that were missed are made up once");
    }

    @Test
    void everythingIsKeptUnlessTheCompanySaysOtherwise() {
        var keeping = housekeeping(null);
        keeping.look(Stage.at("2026-03-01T12:00"));
        keeping.look(Stage.at("2026-03-02T12:00"));
        assertEquals(List.of(), compacted);
    }

    @Test
    void anEventIsKnownForAMonth() {
        var stage = new Stage().with(Stage.event(Overlap.ALLOW));
        var event = new EventStore.Event("a", "p.E", "{}", Stage.at("2026-03-01T12:00"), null);
        new EventStore(stage.values).accept(event);
        stage.look("2026-03-01T12:00");
        var keeping = new Housekeeping(stage.values, (RunStore) Proxy.newProxyInstance(RunStore.class.getClassLoader(),
                new Class<?>[]{ RunStore.class }, (proxy, method, arguments) -> null), Stage.ZONE, null);
        keeping.look(Stage.at("2026-03-01T12:00"));
        keeping.look(Stage.at("2026-03-20T12:00"));
        assertFalse(new EventStore(stage.values).accept(event));
        keeping.look(Stage.at("2026-04-20T12:00"));
        assertTrue(new EventStore(stage.values).accept(event));
    }
}
