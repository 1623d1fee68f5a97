package dev.steward.engine.tests.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.Holds;
import dev.steward.engine.RefusedException;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.Stuck;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreException;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Crash;
import dev.steward.testkit.Lab;

/**
 * Whoever uses the engine: starts runs, answers questions in all the ways that people do, pauses, cancels, stops
 * everything, reads. Outlives the process; when it is lost under a call, it doesn't know what came of that.
 */
final class Operator {

    static final String TICK = "operator";
    static final String ME = "operator";
    private static final int MOST_FORKS = 3;
    private static final int MOST_BETWEEN = 3_000_000;
    /** By then nothing keeps a run from being resumed. */
    private static final long AGAIN = 6_000;

    private final Simulation simulation;
    private final Schedule schedule;
    private final Choices.Source choices;
    private final Books books;
    private final List<Wish> wishes = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private final Set<String> unfinished = new TreeSet<>();
    private final Answers answers;
    private final Debugger debugger;
    private int calls;
    private int forks;
    private int reopened;
    private boolean calm;
    private @Nullable Process kept;
    private long mended = -AGAIN;
    private boolean checked;

    /** Something done with the engine. */
    @FunctionalInterface
    interface Work {
        void run(Process at) throws InterruptedException, Engine.DecisionException;
    }

    Operator(Simulation simulation, Schedule schedule, Choices choices, Books books, SimOutside outside) {
        this.simulation = simulation;
        this.schedule = schedule;
        this.choices = choices.about("operator");
        this.books = books;
        answers = new Answers(simulation, this.choices, outside);
        debugger = new Debugger(choices.about("debugger"));
        var shape = choices.about("runs");
        var runs = 1 + shape.weighted(4, 2, 1);
        for (var number = 1; number <= runs; number++) {
            if (number > 1 && shape.oneIn(3)) {
                var first = wishes.get(0);
                wishes.add(new Wish(first.plan, first.settings, "r" + number, null));
                continue;
            }
            var playbooks = new Playbooks(choices.about("playbook " + number));
            var plan = playbooks.plan("plan" + number);
            books.add(plan, playbooks.facts);
            wishes.add(new Wish(plan, Wish.settings(shape), "r" + number,
                    shape.oneIn(2) ? RunId.of(Lab.START, "run " + number) : null));
        }
    }

    /** Wants its runs, and looks in from time to time. */
    void begin() {
        wishes.forEach(
                wish -> schedule.after(Owner.NOBODY, choices.of(0, 0, 5_000, 600_000), "start", () -> start(wish)));
        later();
    }

    private void later() {
        if (!calm) {
            schedule.after(Owner.NOBODY, 1 + choices.below(choices.of(10_000, MOST_BETWEEN)), TICK, () -> {
                act();
                later();
            });
        }
    }

    // ---- calls of the engine

    /** Does something with the engine of now, in a part of its own, and bears what an engine may answer. */
    void client(String what, Work work) {
        var at = simulation.process();
        var name = what + " " + ++calls;
        unfinished.add(name);
        schedule.ready(Owner.NOBODY, name, () -> {
            try {
                if (at.alive()) {
                    work.run(at);
                }
            } catch (Crash e) {
                simulation.log(() -> "  " + name + ": no answer");
            } catch (RefusedException | StoreException | Engine.DecisionException e) {
                simulation.log(() -> "  " + name + ": " + e.getMessage());
            } catch (InterruptedException e) {
                simulation.log(() -> "  " + name + ": interrupted");
            } finally {
                unfinished.remove(name);
            }
        });
    }

    private void start(Wish wish) {
        // a start whose answer was lost is repeated under its id; without one it is another run
        var tag = wish.tag + (wish.id == null ? "." + ++wish.asked : "");
        wish.asked++;
        client("start " + tag, at -> {
            var id = at.engine.start(new Engine.Start(wish.plan,
                    Map.of(Playbooks.RUN, new Value.Text(tag)), wish.settings, null, wish.id, null));
            wish.started = true;
            books.started(id);
            simulation.log(() -> "  started " + id + " of " + wish.plan.playbooks());
        });
    }

    // ---- what it does now and then

    /** Between two parts: the clock jumps, the process is closed. */
    void meanwhile() {
        if (simulation.swarm().has(Fault.CLOCK_JUMPS) && choices.oneIn(150)) {
            var by = choices.of(-600_000, -5_000, 3_000, 120_000, 90_000_000);
            simulation.log(() -> "  the clock jumps by " + by + " ms");
            schedule.jump(by);
        }
        if (simulation.swarm().has(Fault.CLOSES) && choices.oneIn(200)) {
            close();
        }
    }

    private void close() {
        client("close", at -> {
            at.engine.close();
            at.kill("closed");
        });
    }

    private void act() {
        var swarm = simulation.swarm();
        switch (choices.weighted(12, 1, 2, 2, 1, 1, 1, 1, 1, 1, 3, 3, 3)) {
            case 1 -> {
                if (swarm.has(Fault.CANCELS)) {
                    run(run -> client("cancel", at -> at.engine.cancel(run, ME)));
                }
            }
            case 2 -> {
                if (swarm.has(Fault.PAUSES)) {
                    run(run -> client("pause", at -> at.engine.pause(run, ME)));
                }
            }
            case 3 -> run(run -> client("unpause", at -> at.engine.unpause(run, ME)));
            case 4 -> {
                if (swarm.has(Fault.STOPS)) {
                    client("stop all", at -> {
                        at.engine.stopAll(ME);
                        books.stopped(schedule.steps());
                    });
                }
            }
            case 5 -> lift();
            case 6 -> {
                if (swarm.has(Fault.HOLDS)) {
                    client("hold", at -> at.engine.holdQueue(ME));
                }
            }
            case 7 -> client("release", at -> at.engine.releaseQueue(ME));
            case 8 -> odd();
            case 9 -> wishes.stream().filter(w -> w.asked > 0 && (!w.started || w.id != null)).findFirst()
                    .ifPresent(this::start);
            case 10 -> event();
            case 11 -> {
                if (swarm.has(Fault.FORKS) && forks < MOST_FORKS) {
                    run(this::fork);
                }
            }
            case 12 -> {
                if (swarm.has(Fault.REOPENS) && reopened < MOST_FORKS) {
                    run(this::reopen);
                }
            }
            default -> {
                if (swarm.has(Fault.DEBUGGER) && debugger.wants()) {
                    run(run -> client("debug", debugger.next(run)));
                } else {
                    answer();
                }
            }
        }
    }

    /** From any step that it came to, under an id that is known or not. */
    private void fork(RunId run) {
        var id = choices.oneIn(2) ? RunId.of(Lab.START, "fork " + forks) : null;
        client("fork " + run, at -> {
            var steps = at.engine.trace(run, Long.MAX_VALUE).map(Engine.Trace::steps).orElse(List.of()).stream()
                    .map(Engine.StepTrace::path).filter(path -> path.indexOf('~') < 0).toList();
            if (!steps.isEmpty()) {
                forks++;
                var from = steps.get(choices.below(steps.size()));
                var made = at.engine.fork(new Engine.Fork(run, from, null, Map.of(), books.run(run).started.settings(),
                        id));
                books.started(made.run());
                simulation.log(() -> "  forked " + made.run() + " of " + run + " from " + from);
            }
        });
    }

    private void reopen(RunId run) {
        client("reopen " + run, at -> {
            var from = at.engine.reopen(run, null, books.run(run).started.settings());
            reopened++;
            simulation.log(() -> "  reopened " + run + " at " + from);
        });
    }

    /** Something happens outside, which some sender may tell more than once. */
    private void event() {
        var number = choices.below(9);
        client("event " + number, at -> {
            var there = books.unended();
            var event = new Engine.Event("e" + number, "t.Issue",
                    "{\"number\": " + number % 3 + ", \"title\": \"x\"}", schedule.now());
            if (at.engine.deliver(event)) {
                books.delivered(event, there);
            }
        });
    }

    private void run(java.util.function.Consumer<RunId> what) {
        var runs = List.copyOf(books.runs().keySet());
        if (!runs.isEmpty()) {
            what.accept(runs.get(choices.below(runs.size())));
        }
    }

    private void lift() {
        client("lift stop", at -> {
            books.lifts();
            at.engine.liftStop(ME);
        });
    }

    private void odd() {
        var swarm = simulation.swarm();
        if (swarm.has(Fault.ODD_ANSWERS)) {
            var closed = List.copyOf(taken);
            var ask = closed.isEmpty() || choices.oneIn(2) ? "nothing" : closed.get(choices.below(closed.size()));
            client("answer what is no question", at -> {
                at.engine.decide(ask, Lab.approve());
                throw new Violation("a decision about " + ask + " was taken, which is not open");
            });
        }
        if (swarm.has(Fault.DEBUGGER)) {
            run(run -> client("recheck", at -> at.engine.recheck(run)));
            run(run -> client("debug", debugger.next(run)));
        }
        if (swarm.has(Fault.WAITERS)) {
            run(run -> client("await", at -> at.engine.await(run, Duration.ofSeconds(choices.of(-1, 60)))));
        }
        if (swarm.has(Fault.READERS)) {
            run(run -> client("recover one", at -> at.engine.recover(run)));
            run(run -> client("read", at -> {
                at.engine.trace(run, Long.MAX_VALUE);
                at.engine.queue();
                at.engine.stuck();
            }));
        }
    }

    // ---- questions

    private List<RunStore.AskRow> open() {
        return books.disk().asks.values().stream().filter(ask -> ask.answer() == null).toList();
    }

    private void answer() {
        var open = open();
        if (!open.isEmpty()) {
            var ask = open.get(choices.below(open.size()));
            client("answer " + ask.id(), at -> answer(at, ask.id()));
        }
    }

    private void answer(Process at, String ask) throws Engine.DecisionException {
        var card = at.engine.card(ask);
        if (card.isEmpty()) {
            simulation.log(() -> "  no card for " + ask);
            return;
        }
        var decision = answers.decision(card.get());
        if (simulation.swarm().has(Fault.ANSWERS_TWICE) && choices.oneIn(2)) {
            client("answer once more " + ask, again -> decide(again, ask, decision));
        }
        decide(at, ask, decision);
    }

    private void decide(Process at, String ask, Engine.Decision decision) throws Engine.DecisionException {
        simulation.log(() -> "  decides " + ask + ": " + decision.answer() + " " + decision.edits());
        at.engine.decide(ask, decision);
        if (!taken.add(ask)) {
            throw new Violation("two answers to " + ask + " were taken");
        }
        books.decided(ask);
    }

    // ---- at the end

    /**
     * Nothing goes wrong any more: everything goes on, and what failed is taken up by another process; or by the same
     * one, which then must not have lost sight of anything that waits.
     */
    void calm() {
        calm = true;
        if (choices.oneIn(3) && !simulation.process().store.isBroken()) {
            simulation.log(() -> "  the process is kept");
            kept = simulation.process();
        } else if (choices.oneIn(2)) {
            simulation.process().kill("before the calm");
        } else {
            close();
        }
    }

    /** Nobody has anything to do for so long: then the operator does. */
    boolean idle(long millis) {
        if (calm && millis > 10_000 && mends()) {
            // even while others wait: it may be for a run that waits for one which is held
            return true;
        }
        if (!simulation.process().alive() || !unfinished.stream().allMatch(name -> calm && name.startsWith("await"))) {
            // who only waits for a run may wait for what the operator has to do
            return false;
        }
        var slow = simulation.swarm().has(Fault.SLOW_ANSWERS);
        return calm ? millis > 10_000 && onward() : !slow && millis > 60_000 && choices.oneIn(3) && acts();
    }

    private boolean acts() {
        act();
        return !unfinished.isEmpty();
    }

    /** What brings everything to its end, one thing at a time. */
    private boolean onward() {
        var values = books.disk().values;
        if (values.containsKey("engine/stopped")) {
            lift();
        } else if (values.containsKey("engine/queue")) {
            client("release", at -> at.engine.releaseQueue(ME));
        } else if (wishes.stream().anyMatch(wish -> !wish.started)) {
            wishes.stream().filter(wish -> !wish.started).findFirst().ifPresent(this::start);
        } else {
            var paused = books.disk().rows.values().stream().filter(row -> row.state() == RunState.PAUSED).findFirst();
            var held = books.disk().rows.values().stream().filter(Debugger::holds).findFirst();
            if (paused.isPresent()) {
                client("unpause", at -> at.engine.unpause(paused.get().run(), ME));
            } else if (held.isPresent()) {
                client("let go", at -> at.engine.hold(held.get().run(), Holds.NONE, ME));
            } else if (!open().isEmpty()) {
                answer();
            } else if (!checked && books.runs().values().stream().allMatch(run -> run.state().ended())) {
                client("last look", at -> {
                    simulation.last(at);
                    checked = true;
                });
            } else {
                return false;
            }
        }
        return true;
    }

    /** In a process that is kept: resumes what is said to have failed, lets go what a debugger held. */
    private boolean mends() {
        var now = simulation.process();
        if (now != kept || !now.alive() || schedule.millis() - mended < AGAIN) {
            return false;
        }
        mended = schedule.millis();
        client("mend", at -> {
            for (var run : List.copyOf(books.runs().keySet())) {
                at.engine.recheck(run);
            }
            for (var stuck : at.engine.stuck()) {
                if (stuck.kind() == Stuck.Kind.FAILED) {
                    at.engine.recover(stuck.run());
                }
            }
        });
        return true;
    }

    /** Whether all that it wants is started. */
    boolean satisfied() {
        for (var wish : wishes) {
            if (!wish.started) {
                return false;
            }
        }
        return true;
    }

    /** Whether all was looked at. */
    boolean finished() {
        return checked && unfinished.isEmpty();
    }

    Set<String> undone() {
        return unfinished;
    }
}
