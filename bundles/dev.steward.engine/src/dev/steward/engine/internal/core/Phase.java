package dev.steward.engine.internal.core;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.journal.In;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.value.Value;

/** What a run can take in now; a fact that doesn't belong to the phase is an {@link IllegalTransition}. */
sealed interface Phase {

    /** Takes a fact in. */
    default Run take(In in, long number) {
        throw new IllegalTransition("A run " + name() + " can't take " + in.getClass().getSimpleName() + ".");
    }

    /** Whether a fact is still of use. */
    default boolean expects(In in) {
        return false;
    }

    /** In words, after "a run". */
    String name();

    /** Not started. */
    record Fresh(Plan plan, BooleanSupplier observed, @Nullable Watcher watcher, List<In.Cut> cuts)
            implements
                Phase {
        public Fresh {
            cuts = List.copyOf(cuts);
        }

        @Override
        public Run take(In in, long number) {
            if (!(in instanceof In.Started started)) {
                return Phase.super.take(in, number);
            }
            var run = new Run(plan, new Former(plan, started).started(started), observed, watcher);
            run.fact(in, number);
            run.note("run.started", "", () -> Map.of("playbook", Run.text(plan.entry()), "plan", Run.text(plan.hash()),
                    "inputs", new Value.Struct("inputs", started.inputs())));
            cuts.forEach(run.gates::cut);
            if (!started.queued()) {
                run.begin();
            }
            return run;
        }

        @Override
        public boolean expects(In in) {
            return in instanceof In.Started;
        }

        @Override
        public String name() {
            return "that has not started";
        }
    }

    /** Under way. */
    record Live(Run run) implements Phase {

        @Override
        public Run take(In fact, long number) {
            var in = run.former.now(fact);
            run.fact(in, number);
            switch (in) {
                case In.Started s -> throw new IllegalTransition("A run that is under way can't start again.");
                case In.Quoted q -> run.calls.quoted(q);
                case In.CallDone d -> run.calls.done(d);
                case In.CallFailed f -> run.calls.failed(f);
                case In.TimerFired t -> run.timers.fired(t);
                case In.Decided d -> run.asks.decided(d);
                case In.Go g -> {
                    if (run.halts.has(g.path())) {
                        run.halts.go(g.path());
                    } else {
                        run.gates.go(g.path());
                    }
                }
                case In.Armed a -> run.halts.arm(a);
                case In.Given g -> run.halts.given(g);
                case In.Settled s -> run.halts.settled(s);
                case In.Mocked m -> run.halts.mocked(m);
                case In.Cancelled c -> {
                    run.note("run.cancelled", "", () -> Map.of("by", Run.text(c.by())));
                    run.cancel();
                }
                case In.Paused p -> {
                    run.note("run.paused", "", () -> Map.of("by", Run.text(p.by())));
                    run.gates.pause();
                }
                case In.Unpaused u -> {
                    run.note("run.unpaused", "", () -> Map.of("by", Run.text(u.by())));
                    run.gates.unpause();
                }
                case In.Closing c -> run.gates.close();
                case In.Restarted r -> {
                    run.note("run.restarted", "", Map::of);
                    run.lives.restarted(r);
                }
                case In.Begun b -> {
                    run.note("run.begun", "", Map::of);
                    if (run.root() == null) {
                        run.begin();
                    } else {
                        run.gates.begun();
                    }
                }
                case In.Forked f -> run.lives.forked(f);
                case In.Reopened r -> run.lives.reopened(r);
                case In.Throttled t -> run.gates.throttled(t);
                case In.AskTaken a -> run.asks.rename(a.ask());
                case In.EventCame e -> run.events.came(e);
                case In.SlotGiven s -> run.calls.slot(s.call());
                case In.Moved m -> run.note("run.moved", "", () -> Map.of("plan", Run.text(m.planHash())));
                case In.ShareTaken s -> run.quotas.answered(s);
            }
            return run;
        }

        @Override
        public boolean expects(In in) {
            return switch (in) {
                case In.Started s -> false;
                case In.Quoted q -> run.calls.expectsQuote(q.call());
                case In.CallDone d -> run.calls.expects(d.call());
                case In.CallFailed f -> run.calls.expects(f.call());
                case In.TimerFired t -> run.timers.expects(t.timer());
                case In.Decided d -> run.asks.expects(d.ask());
                case In.Go g -> run.gates.expects(g.path()) || run.halts.has(g.path());
                case In.Armed a -> run.halts.changes(a);
                case In.Given g -> run.halts.has(g.held());
                case In.Settled s -> run.halts.has(s.held());
                case In.Mocked m -> true;
                case In.Paused p -> !run.gates.paused();
                case In.Unpaused u -> run.gates.paused();
                case In.Cancelled c -> !run.cancelled();
                case In.Closing c -> !run.gates.closed();
                case In.Restarted r -> true;
                case In.Begun b -> run.root() == null || run.gates.toBegin();
                case In.Forked f -> run.gates.atCut();
                case In.Reopened r -> run.gates.atCut();
                case In.Throttled t -> run.gates.stopped() != t.stopped()
                        || !run.gates.scarce().equals(Set.copyOf(t.scarce()));
                case In.AskTaken a -> run.asks.expects(a.ask());
                case In.EventCame e -> run.events.expects(e);
                case In.SlotGiven s -> run.calls.expectsSlot(s.call());
                case In.Moved m -> true;
                case In.ShareTaken s -> run.quotas.expects(s.share());
            };
        }

        @Override
        public String name() {
            return "that is under way";
        }
    }

    /** Ended. */
    record Over(Run run) implements Phase {

        @Override
        public String name() {
            return "that has ended";
        }
    }
}
