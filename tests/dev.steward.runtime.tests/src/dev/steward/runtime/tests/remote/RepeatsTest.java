package dev.steward.runtime.tests.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.PassingValues;
import dev.steward.engine.value.Value;
import dev.steward.runtime.internal.remote.Repeats;
import dev.steward.testkit.Lab;
import dev.steward.testkit.Plans;

/** Asking the next owner again does nothing twice. */
class RepeatsTest {

    @Test
    void aStartCarriesItsIdFromTheFirstTryOn() {
        try (var lab = new Lab()) {
            var plan = Plans.plan(Plans.step("a", Plans.call("fire", Plans.text("a"))));
            lab.finish(lab.start(plan));
            var named = Repeats.arguments(Served.operation(Engine.class, "start", 1),
                    new Object[]{ new Engine.Start(plan, Map.of(), Lab.settings(), null) });
            var start = assertInstanceOf(Engine.Start.class, named == null ? null : named[0]);
            assertNotNull(start.id());
            assertEquals(lab.engine().start(start), lab.engine().start(start));
            lab.finish(lab.engine().start(start));
            assertEquals(2, lab.disk.runs().size());
            assertEquals(java.util.List.of("fire(a)", "fire(a)"), lab.world.effects());
            assertSame(named, Repeats.arguments(Served.operation(Engine.class, "start", 1), named));
        }
    }

    @Test
    void aDecisionThatWasHeardIsNoRefusal() {
        try (var lab = new Lab()) {
            var run = lab.start(Plans.plan(Plans.step("a", Plans.call("fire", Plans.text("a"))).approve()));
            var ask = lab.card(run).id();
            assertFalse(Repeats.heard(Lab.approve(), ask, lab.trace(run).events()), "not yet");
            lab.decide(ask, Lab.approve());
            lab.finish(run);
            var events = lab.trace(run).events();
            assertTrue(Repeats.heard(Lab.approve(), ask, events), "the same answer");
            assertFalse(Repeats.heard(Lab.reject("no"), ask, events), "another answer");
            assertFalse(Repeats.heard(Lab.edit("arg", new Value.Text("b")), ask, events), "another answer");
            assertFalse(Repeats.heard(Lab.approve(), "other", events), "another question");
        }
    }

    @Test
    void aValueThatWasPutIsOurs() {
        var values = new PassingValues();
        assertTrue(values.putIfAbsent("n", new byte[]{ 1 }));
        assertTrue(Repeats.isOurs(values, new Object[]{ "n", new byte[]{ 1 } }));
        assertFalse(Repeats.isOurs(values, new Object[]{ "n", new byte[]{ 2 } }));
        assertFalse(Repeats.isOurs(values, new Object[]{ "m", new byte[]{ 1 } }));
    }

    @Test
    void whoOnlyLooksTakesNoPart() {
        assertFalse(Repeats.takesPart(Served.operation(Engine.class, "trace", 2)));
        assertTrue(Repeats.takesPart(Served.operation(Engine.class, "await", 2)));
    }
}
