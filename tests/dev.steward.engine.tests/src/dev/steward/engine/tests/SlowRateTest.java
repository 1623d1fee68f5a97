package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.NonNull;
import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.Engines;
import dev.steward.engine.Limits;
import dev.steward.engine.PassingValues;
import dev.steward.engine.Ports;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.KeyValueStore;
import dev.steward.testkit.Lab;
import dev.steward.testkit.MemMemory;
import dev.steward.testkit.PassingOn;

/** A rate that is counted in seconds, on a disk that takes its time. */
class SlowRateTest extends BoundedTest {

    /** Whatever is stored takes 40 ms. */
    private record Slow(Lab lab, @NonNull KeyValueStore values) implements PassingOn {
        @Override
        public void put(String name, byte[] value) {
            values.put(name, value);
            lab.ticker.advance(Duration.ofMillis(40));
        }
    }

    @Test
    void callsAreMadeThoughStoringTheirCountIsSlow() throws Exception {
        try (var lab = new Lab()) {
            var memory = new MemMemory(lab.disk, lab.life(), lab.ticker::now);
            var plan = Variants.rate(plan(step("a", call("fire", text("a"))), step("b", call("fire", text("b")))),
                    new Plan.Rate(5, Duration.ofSeconds(1)));
            lab.keep(plan);
            try (var engine = Engines.open(new Ports(lab.store(), memory, memory, List.of(lab.model),
                    lab.world.connectors(lab.life()), lab::plan, lab.ticker, null, lab.life(),
                    new Slow(lab, new PassingValues()), Limits.standard()),
                    new Engines.Options(Duration.ofMinutes(1), Duration.ofMinutes(5), 1000,
                            new java.util.Random(1)))) {
                var run = engine.start(new Engine.Start(plan, Map.of(), Lab.settings(), null));
                engine.await(run, Duration.ofDays(1));
                assertEquals(List.of("fire(a)", "fire(b)"), lab.world.effects());
            }
        }
    }
}
