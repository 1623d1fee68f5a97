package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.call;
import static dev.steward.testkit.Plans.plan;
import static dev.steward.testkit.Plans.pure;
import static dev.steward.testkit.Plans.returns;
import static dev.steward.testkit.Plans.step;
import static dev.steward.testkit.Plans.text;
import static dev.steward.testkit.Plans.var;
import static dev.steward.testkit.Plans.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;

import org.junit.jupiter.api.Test;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.internal.journal.Entry;
import dev.steward.engine.internal.journal.EntryCodec;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.internal.journal.Sealed;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.value.Value;
import dev.steward.engine.value.ValueCodec;
import dev.steward.testkit.Lab;

/** A run derived again from its journal: equal, or the first difference is named. */
class ReplayTest extends BoundedTest {

    private static final Plan PLAN = plan(step("a", call("read", text("x"))), step("b", call("fire", var("a"))),
            waits("w", Duration.ofHours(1)), step("c", call("put", text("c"))).approve(), returns(var("b")));

    private static RunId done(Lab lab) {
        var run = lab.start(PLAN);
        assertEquals(RunState.DONE, lab.finish(run));
        return run;
    }

    @Test
    void comparesEveryCommandAndCallsNothing() {
        try (var lab = new Lab()) {
            var run = done(lab);
            var replay = lab.engine().replay(run);
            assertNull(replay.difference());
            assertEquals(lab.disk.size(run), replay.entries());
            assertTrue(replay.compared() >= 6, "compared " + replay.compared());
        }
    }

    @Test
    void everyFlippedByteIsNoticed() {
        try (var lab = new Lab()) {
            lab.unchecked();
            var run = done(lab);
            for (var seq = 1; seq <= lab.disk.size(run); seq++) {
                var original = lab.disk.entry(run, seq);
                for (var at = 0; at < original.length; at++) {
                    var changed = original.clone();
                    changed[at] ^= 0x11;
                    lab.disk.tamper(run, seq, changed);
                    var difference = lab.engine().replay(run).difference();
                    assertNotNull(difference, "entry " + seq + " byte " + at);
                    assertTrue(String.valueOf(difference).startsWith("Entry " + seq + " "), difference);
                }
                lab.disk.tamper(run, seq, original);
            }
            assertNull(lab.engine().replay(run).difference());
        }
    }

    @Test
    void anAlteredValueWithAFittingChecksumSaysWhereItLeads() {
        try (var lab = new Lab()) {
            lab.unchecked();
            var run = done(lab);
            var codec = new EntryCodec(ValueCodec.whole());
            var read = new Sealed(codec);
            var entries = new ArrayList<Entry>();
            for (var seq = 1; seq <= lab.disk.size(run); seq++) {
                entries.add(read.read(seq, lab.disk.entry(run, seq)));
            }
            var write = new Sealed(codec);
            for (var seq = 1; seq <= entries.size(); seq++) {
                var entry = entries.get(seq - 1) instanceof In.CallDone d && d.call() == 1
                        ? new In.CallDone(d.at(), 1, new Value.Text("forged"), 0, 0, d.notes())
                        : entries.get(seq - 1);
                lab.disk.tamper(run, seq, write.write(entry));
            }
            var difference = String.valueOf(lab.engine().replay(run).difference());
            assertTrue(difference.startsWith("Entry 4 differs: the journal has call.intended of step b"), difference);
        }
    }

    @Test
    void aDamagedRunDoesNotGoOnAndSaysWhere() {
        try (var lab = new Lab()) {
            lab.unchecked();
            var run = lab.start(PLAN);
            lab.rest(run);
            var bytes = lab.disk.entry(run, 3).clone();
            bytes[bytes.length - 6] ^= 1;
            lab.disk.tamper(run, 3, bytes);
            lab.crash();
            var e = org.junit.jupiter.api.Assertions.assertThrows(RuntimeException.class, () -> lab.rest(run));
            assertEquals(
                    "The run " + run + " can't go on: Entry 3 (call.done of step a) was changed after it was written.",
                    e.getMessage());
        }
    }

    @Test
    void tellsTheStateAsOfAnyEntry() {
        try (var lab = new Lab()) {
            var run = done(lab);
            var early = lab.engine().trace(run, 3).orElseThrow();
            assertEquals(RunState.RUNNING, early.state());
            assertEquals("read x", ((Value.Text) early.variables().get("a")).text());
            assertNull(early.variables().get("b"));
            for (var seq = 1L; seq <= lab.disk.size(run); seq++) {
                assertNotNull(lab.engine().trace(run, seq).orElseThrow().steps());
            }
            var all = lab.trace(run);
            assertEquals(RunState.DONE, all.state());
            assertEquals(2, all.effects().size());
            assertEquals("t.out.fire", all.effects().get(0).operation());
            assertEquals(run + "/b", all.effects().get(0).key());
            assertEquals("done", all.steps().get(3).state());
        }
    }

    @Test
    void largeValuesGoOutsideTheRow() {
        try (var lab = new Lab()) {
            var large = "x".repeat(100_000);
            lab.world.script("read", (op, usual) -> new Value.Text(large));
            var run = lab.start(plan(step("a", call("read", text("x"))), step("b", pure(var("a"))), returns(var("b"))));
            assertEquals(RunState.DONE, lab.finish(run));
            assertTrue(lab.disk.bytes(run) < 1000, "bytes " + lab.disk.bytes(run));
            assertEquals(new Value.Text(large), lab.trace(run).output());
        }
    }

    @Test
    void anEntryThatIsNotTheRunsIsNamed() {
        try (var lab = new Lab()) {
            lab.unchecked();
            var run = done(lab);
            var other = done(lab);
            lab.disk.tamper(run, 4, lab.disk.entry(other, 5));
            var difference = String.valueOf(lab.engine().replay(run).difference());
            assertTrue(difference.startsWith("Entry 4 "), difference);
        }
    }
}
