package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.internal.core.Batch;
import dev.steward.engine.internal.core.Command;
import dev.steward.engine.internal.core.Core;
import dev.steward.engine.internal.journal.Entry;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.internal.trace.Past;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Plan.Period;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Lab;
import dev.steward.testkit.PlanBuilder;

/** What a run that leaves a past must not take with it: shares that the other one was given, keys, and memory. */
class LeftPastTest extends BoundedTest {

    private static final RunId PARENT = new RunId("r-parent"), FORK = new RunId("r-fork");

    private final Plan plan = new PlanBuilder()
            .periodBudget(new Stmt.Budget(500_000L, null, null, null, null, null, Period.DAY, "t.main"))
            .main(parallel(2, Stmt.Join.ALL, 2, block(step("a", call("paid", text("a")))),
                    block(step("b", call("read", text("b"))), step("c", call("fire", text("c"))))))
            .build();
    private final List<Entry> journal = new ArrayList<>();

    private Batch on(Core core, In in) {
        var batch = core.on(in);
        journal.add(batch.in());
        journal.addAll(batch.outs());
        return batch;
    }

    private static <T> T the(Class<T> kind, Batch batch) {
        return batch.commands().stream().filter(kind::isInstance).map(kind::cast).findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " in " + batch.commands()));
    }

    private static In.CallDone done(int call, String value) {
        return new In.CallDone(Lab.START, call, new Value.Text(value), 0, 0, List.of());
    }

    /** Lane a has its share and is held by a pause; c is about to begin, or has failed. */
    private Core heldWithItsShare(boolean fails) {
        var core = new Core(plan, () -> false);
        var begun = on(core, new In.Started(Lab.START, PARENT, plan.hash(), Map.of(), Lab.settings(), null, false,
                null));
        var share = the(Command.TakeShare.class, begun).share();
        on(core, new In.Paused(Lab.START, "ana"));
        on(core, new In.ShareTaken(Lab.START, share, -1, 0));
        var read = on(core, done(the(Command.Call.class, begun).call(), "b"));
        assertTrue(read.commands().isEmpty(), () -> "it is paused: " + read.commands());
        if (fails) {
            var on = on(core, new In.Unpaused(Lab.START, "ana"));
            var fire = on.commands().stream().filter(Command.Call.class::isInstance).map(Command.Call.class::cast)
                    .filter(call -> call.spec().path().equals("c")).findFirst().orElseThrow();
            var paid = on.commands().stream().filter(Command.Call.class::isInstance).map(Command.Call.class::cast)
                    .filter(call -> call.spec().path().equals("a")).findFirst().orElseThrow();
            on(core, new In.CallFailed(Lab.START, fire.call(), "NotFound", "no", false, null));
            on(core, new In.CallDone(Lab.START, paid.call(), new Value.Text("a"), 300_000, 0, List.of()));
            assertEquals(RunState.FAILED, on(core, new In.Closing(Lab.START)).row().state());
        }
        return core;
    }

    private Past.Shared forked() {
        var cut = new In.Cut(journal.size(), "c");
        return new Past(PARENT, journal).forked(plan, new In.Fork(FORK, PARENT, cut, Map.of(), true),
                (p, heard, cuts) -> new Core(p, heard, null, cuts));
    }

    private In.Forked leaves(Map<String, Integer> taken) {
        return new In.Forked(Lab.START, FORK, plan.hash(), Lab.settings(), false, List.of(), false, taken);
    }

    @Test
    void theShareThatTheOtherRunWasGivenIsAskedForAnew() {
        heldWithItsShare(false);
        var core = forked().core();
        core.on(leaves(Map.of()));
        var begun = core.on(new In.Begun(Lab.START));
        var share = the(Command.TakeShare.class, begun);
        assertEquals(2, share.share());
        assertTrue(begun.commands().stream().noneMatch(c -> c instanceof Command.Call call
                && call.spec().path().equals("a")), () -> "nothing is paid before it is counted: " + begun.commands());
        var paid = the(Command.Call.class, core.on(new In.ShareTaken(Lab.START, share.share(), -1, 0)));
        var settled = the(Command.SettleShare.class,
                core.on(new In.CallDone(Lab.START, paid.call(), new Value.Text("a"), 300_000, 0, List.of())));
        assertEquals(List.of(300_000L), settled.amounts());
        assertEquals(2, settled.share());
    }

    @Test
    void aJournalOfTheFormerKindIsReadAsItWasWritten() {
        heldWithItsShare(false);
        var core = forked().core();
        core.on(new In.Forked(Lab.START, FORK, plan.hash(), Lab.settings(), false, List.of(), false, null));
        var begun = core.on(new In.Begun(Lab.START));
        assertTrue(begun.commands().stream().anyMatch(c -> c instanceof Command.Call call
                && call.spec().path().equals("a")), () -> "it went on with what it had: " + begun.commands());
    }

    @Test
    void theCoreOfAForkHoldsNothingOfThePastThatItWasDerivedFrom() {
        heldWithItsShare(false);
        var held = new ArrayList<WeakReference<Past>>();
        var core = derived(held);
        for (var tries = 0; held.getFirst().get() != null && tries < 50; tries++) {
            System.gc();
        }
        assertNull(held.getFirst().get(), "the decoded journal is kept as long as the run is");
        assertTrue(core.atCut());
    }

    private Core derived(List<WeakReference<Past>> held) {
        var past = new Past(PARENT, journal);
        held.add(new WeakReference<>(past));
        return past.forked(plan, new In.Fork(FORK, PARENT, new In.Cut(journal.size(), "c"), Map.of(), true),
                (p, heard, cuts) -> new Core(p, heard, null, cuts)).core();
    }

    @Test
    void whatTheOtherRunTookBackSinceIsDoneUnderAnotherKey() {
        try (var lab = new Lab()) {
            lab.world.failing("fire", 3, "NotFound");
            var page = plan(step("look", call("read", text("x"))),
                    saga(step("put", call("put", text("page"))).undo("remove", text("page")),
                            step("send", call("fire", text("x")))));
            var run = lab.start(page);
            assertEquals(RunState.COMPENSATED, lab.finish(run));
            var first = fork(lab, run);
            assertEquals(RunState.COMPENSATED, lab.finish(first));
            var second = fork(lab, run);
            assertEquals(RunState.COMPENSATED, lab.finish(second));
            var ofTheFirst = fork(lab, first);
            assertEquals(RunState.DONE, lab.finish(ofTheFirst));
            assertEquals(List.of("put(page)", "remove(page)", "put(page)", "remove(page)", "put(page)", "remove(page)",
                    "put(page)", "fire(x)"), lab.world.effects(), "each of them is done, once");
            assertEquals(List.of("t.out.put/page", "t.out.put/page#2", "t.out.put/page#3"),
                    List.of(key(lab, run), key(lab, first), key(lab, second)));
        }
    }

    private static RunId fork(Lab lab, RunId of) {
        return lab.engine().fork(new Engine.Fork(of, "look", null, Map.of(), Lab.settings(), null)).run();
    }

    private static String key(Lab lab, RunId run) {
        return lab.trace(run).effects().stream().filter(e -> e.path().equals("put")).findFirst().orElseThrow().key();
    }
}
