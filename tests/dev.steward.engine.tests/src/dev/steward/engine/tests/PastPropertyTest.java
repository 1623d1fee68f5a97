package dev.steward.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.internal.core.Batch;
import dev.steward.engine.internal.journal.EntryCodec;
import dev.steward.engine.internal.journal.Sealed;
import dev.steward.engine.internal.past.Pasts;
import dev.steward.engine.internal.trace.Stories;
import dev.steward.engine.past.Activation;
import dev.steward.engine.past.Past;
import dev.steward.engine.past.Stride;
import dev.steward.engine.past.Variable;
import dev.steward.engine.past.Visit;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.Value;
import dev.steward.engine.value.ValueCodec;
import dev.steward.testkit.Disk;
import dev.steward.testkit.Life;
import dev.steward.testkit.MemRunStore;

/** Of random runs, what navigation says of any entry is what replaying the entries up to it says. */
class PastPropertyTest extends BoundedTest {

    private static final RunId RUN = new RunId("r-sim");
    private static final int SEEDS = 150;

    @Test
    void theStateAtAnyEntryIsThatOfReplayingUpToIt() {
        forSeeds(SEEDS, (seed, kept) -> {
            var past = kept.past();
            assertEquals(kept.last(), past.lastSeq());
            for (var batch : kept.batches()) {
                same(kept.trace(batch.lastSeq()), batch, past);
            }
        });
    }

    private static void same(Engine.Trace trace, Batch batch, Past past) {
        var where = "entry " + trace.seq();
        var moment = past.at(trace.seq());
        var picture = past.picture(moment);
        assertEquals(trace.seq(), picture.seq(), where);
        assertEquals(trace.state(), picture.state(), where);
        assertEquals(trace.microUsd(), picture.microUsd(), where);
        assertEquals(trace.reservedMicroUsd(), picture.reservedMicroUsd(), where);
        assertEquals(trace.waitingFor(), picture.waitingFor(), where);
        assertEquals(trace.error(), picture.error(), where);
        assertEquals(batch.in().at(), picture.at(), where);
        assertEquals(trace.steps(), past.steps(moment), where);
        assertEquals(trace.effects(), past.effects(moment), where);
        assertEquals(trace.variables(), values(past, moment), where);
        assertEquals(events(trace.events()),
                events(past.events(0, past.eventAt(moment) + 1).stream().filter(PastPropertyTest::isTold).toList()),
                where);
    }

    /** What nobody but the past tells of: facts that say nothing to readers. */
    private static boolean isTold(Engine.RunEvent event) {
        return !Set.of("call.quoted", "step.released", "call.turn", "run.closing", "run.throttled", "share.taken")
                .contains(event.type());
    }

    private static List<String> events(List<Engine.RunEvent> events) {
        return events.stream().map(e -> e.seq() + " " + e.at() + " " + e.type() + " " + e.path() + " " + e.facts() + " "
                + e.microUsd()).toList();
    }

    private static Map<String, Value> values(Past past, int moment) {
        var values = new HashMap<String, Value>();
        if (past.activations() > 0 && past.activation(0).began() <= moment) {
            past.variables(moment, 0).forEach(variable -> values.put(variable.name(), variable.value()));
        }
        return values;
    }

    @Test
    void whatIsUnderWayIsAWalkOverAllThatBegan() {
        forSeeds(SEEDS, (seed, kept) -> {
            var past = kept.past();
            var all = IntStream.range(0, past.activations()).mapToObj(past::activation).toList();
            assertEquals(all.size(), all.stream().map(Activation::id).distinct().count(), "ids are unique");
            for (var moment = 0; moment <= past.last(); moment++) {
                var at = moment;
                var live = past.picture(moment).live();
                assertEquals(all.stream().filter(each -> each.liveAt(at)).map(Activation::id).sorted().toList(),
                        live.stream().map(Activation::id).sorted().toList(), "moment " + moment);
                for (var each : live) {
                    assertTrue(each.parent() < 0 || live.contains(past.activation(each.parent())), each.id());
                }
                if (past.picture(moment).state().ended()) {
                    assertEquals(List.of(), live, "nothing is under way behind the end");
                }
            }
        });
    }

    /** The names that a call saw are those that it was made with. */
    @Test
    void anIterationSeesItsOwnItem() {
        var seen = new int[1];
        forSeeds(SEEDS, (seed, kept) -> {
            var past = kept.past();
            for (var number = 0; number < past.events(); number++) {
                var event = past.events(number, number + 1).getFirst();
                var path = event.path();
                if (event.type().equals("call.intended") && path.matches("(.*/)?s\\d+\\[\\w+\\]/s\\d+x")) {
                    var step = past.find(path).orElseThrow();
                    var loop = path.replaceAll("^(.*/)?(s\\d+)\\[.*", "$2");
                    var item = past.value(past.momentOf(number), step.number(), loop).orElseThrow();
                    assertEquals(((Value.Struct) event.facts().get("args")).fields().get("id"), item, path);
                    seen[0]++;
                }
            }
        });
        assertTrue(seen[0] > SEEDS / 3, "calls in loops: " + seen[0]);
    }

    @Test
    void eachWayBackLeadsWhereTheWayThereCameFrom() {
        forSeeds(SEEDS, (seed, kept) -> {
            var past = kept.past();
            for (var number = 0; number < past.activations(); number++) {
                if (!past.activation(number).kind().stops()) {
                    continue;
                }
                var here = past.before(number);
                var there = past.step(here, Stride.INTO).orElseThrow();
                if (there.activation() >= 0) {
                    assertTrue(there.moment() > here.moment());
                    var back = past.step(there, Stride.BACK_INTO).orElseThrow();
                    assertTrue(back.moment() >= here.moment() && back.moment() < there.moment(),
                            past.activation(number).id() + " and back from "
                                    + past.activation(there.activation()).id());
                }
                var outer = past.step(here, Stride.BACK_OUT);
                outer.ifPresent(caller -> assertTrue(past.around(here.activation()).contains(
                        past.activation(caller.activation()))));
            }
        });
    }

    @Test
    void aSearchFindsTheNearestThatFits() {
        forSeeds(50, (seed, kept) -> {
            var past = kept.past();
            var random = new SplittableRandom(seed);
            var forward = visits(past, true);
            assertEquals(forward, visits(past, false).reversed());
            for (var round = 0; round < 20 && !forward.isEmpty(); round++) {
                var lines = Set.of(String.valueOf(
                        forward.get(random.nextInt(forward.size())).activation().staticId()));
                var moment = random.nextInt(past.last() + 1);
                var from = new dev.steward.engine.past.Cursor(moment, -1);
                var fits = forward.stream().filter(v -> lines.contains(String.valueOf(v.activation().staticId())))
                        .toList();
                assertEquals(fits.stream().filter(v -> v.cursor().moment() > moment).findFirst(),
                        past.search(from, true, lines, v -> true));
                assertEquals(fits.reversed().stream().filter(v -> v.cursor().moment() < moment).findFirst(),
                        past.search(from, false, lines, v -> true));
            }
        });
    }

    private static List<Visit> visits(Past past, boolean forward) {
        var visits = new ArrayList<Visit>();
        past.search(new dev.steward.engine.past.Cursor(forward ? -1 : past.last() + 1, -1), forward, Set.of(),
                visit -> !visits.add(visit));
        return visits;
    }

    /** A past that follows a run entry by entry is the one that is read at the end. */
    @Test
    void aRunThatGoesOnIsFollowed() {
        forSeeds(60, (seed, kept) -> {
            var growing = kept.growing();
            var past = growing.past();
            while (growing.more()) {
                assertTrue(past.refresh());
            }
            assertTrue(!past.refresh());
            var whole = kept.past();
            assertEquals(whole.last(), past.last());
            assertEquals(whole.events(0, whole.events()), past.events(0, past.events()));
            for (var moment = 0; moment <= whole.last(); moment++) {
                assertEquals(whole.picture(moment), past.picture(moment), "moment " + moment);
                for (var live : whole.picture(moment).live()) {
                    assertEquals(variables(whole, moment, live), variables(past, moment, live));
                    assertEquals(whole.purses(moment, live.number()), past.purses(moment, live.number()));
                }
            }
        });
    }

    private static List<Variable> variables(Past past, int moment, Activation activation) {
        return past.variables(moment, activation.number());
    }

    /** A run that was made, in a store. */
    private static final class Kept {
        private final List<Batch> batches;
        private final Simulation simulation;
        private final MemRunStore store = new MemRunStore(new Disk(), Life.long_(), true);
        private final Sealed chain = new Sealed(new EntryCodec(ValueCodec.whole()));
        private int written;

        Kept(Simulation simulation, List<Batch> batches) {
            this.simulation = simulation;
            this.batches = batches;
        }

        List<Batch> batches() {
            return batches;
        }

        long last() {
            return batches.getLast().lastSeq();
        }

        Kept all() {
            while (more()) {
                continue;
            }
            return this;
        }

        /** The next batch is durable; false when there is none. */
        boolean more() {
            if (written == batches.size()) {
                return false;
            }
            var batch = batches.get(written++);
            var entries = new ArrayList<byte[]>();
            entries.add(chain.write(batch.in()));
            batch.outs().forEach(out -> entries.add(chain.write(out)));
            store.append(new RunStore.Append(RUN, batch.firstSeq(), entries, Map.of(), batch.row(), batch.asks()));
            return true;
        }

        Kept growing() {
            var other = new Kept(simulation, batches);
            other.more();
            return other;
        }

        Past past() {
            return new Pasts(store, hash -> simulation.plan()).of(RUN).orElseThrow();
        }

        Engine.Trace trace(long seq) {
            return new Stories(store, hash -> simulation.plan(), new EntryCodec(ValueCodec.whole())).trace(RUN, seq)
                    .orElseThrow();
        }
    }

    private interface Check {
        void of(long seed, Kept kept);
    }

    private static void forSeeds(int seeds, Check check) {
        for (var seed = 0L; seed < seeds; seed++) {
            try {
                var simulation = new Simulation(seed);
                check.of(seed, new Kept(simulation, simulation.run()).all());
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }
}
