package dev.steward.engine.tests.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.testkit.Lab;

/**
 * One queue for everything that happens, and virtual time. Which of what is ready comes next is a choice; time passes
 * when nothing is ready. All of it is touched only by the thread whose turn it is.
 */
final class Schedule {

    final Crew crew;
    private final Choices.Source order;
    private final Director director;
    private final ArrayDeque<Pause> dying = new ArrayDeque<>();
    private final ArrayList<Task> ready = new ArrayList<>();
    private final ArrayList<Timed> later = new ArrayList<>();
    private final Set<Pause> waiting = new LinkedHashSet<>();
    private boolean inOrder = true;
    private boolean over;
    private long millis;
    private long skew;
    private int steps;

    /** Decides what the schedule does not. */
    interface Director {
        /** Before each part; may add parts, kill owners, end the schedule. */
        void before(int step);

        /** Nothing is ready for so long; whether it added something. */
        boolean idle(long millis);

        /** Nothing is ready and nothing is to come: adds something, or ends the schedule. */
        void quiet();

        /** A part broke. */
        void thrown(String part, Throwable e);

        /** What runs now. */
        void log(String what);
    }

    private record Task(Owner owner, String name, @Nullable Runnable part, @Nullable Pause resumes) {
    }

    /** {@code clock}: due by the clock, which may jump; else by the time that passes. */
    private record Timed(Owner owner, String name, long due, boolean clock, Runnable part) {
    }

    Schedule(Crew crew, Choices choices, Director director) {
        this.crew = crew;
        this.director = director;
        order = choices.about("order");
    }

    /** Whether what is ready comes in the order in which it became so. */
    void inOrder(boolean first) {
        inOrder = first;
    }

    // ---- what parts use

    /** Runs a part, in its turn. */
    void ready(Owner owner, String name, Runnable part) {
        if (owner.alive()) {
            ready.add(new Task(owner, name, part, null));
        }
    }

    /** Runs a part when so much time has passed. */
    Runnable after(Owner owner, long wait, String name, Runnable part) {
        return add(new Timed(owner, name, millis + Math.max(0, wait), false, part));
    }

    /** Runs a part when the clock shows this; the result takes it back. */
    Runnable at(Owner owner, Instant due, String name, Runnable part) {
        var most = Duration.ofDays(366L * 200);
        var wait = due.isAfter(Lab.START.plus(most)) ? most : Duration.between(Lab.START, due);
        return add(new Timed(owner, name, wait.plusNanos(999_999).toMillis(), true, part));
    }

    private Runnable add(Timed timed) {
        if (!timed.owner().alive()) {
            return () -> {
            };
        }
        later.add(timed);
        return () -> later.remove(timed);
    }

    void waits(Pause pause) {
        waiting.add(pause);
    }

    void resumes(Pause pause) {
        if (waiting.contains(pause)) {
            ready.add(new Task(pause.owner, pause.what, null, pause));
        }
    }

    /** What waits in a part of this owner. */
    List<Pause> waiting(Owner owner) {
        return waiting.stream().filter(p -> p.owner == owner).toList();
    }

    /** Whether a part of this owner is ready. */
    boolean busy(Owner owner) {
        return ready.stream().anyMatch(t -> t.owner() == owner);
    }

    /** The clock of the machine. */
    Instant now() {
        return Lab.START.plusMillis(millis + skew);
    }

    /** Time that has passed, whatever the clock shows. */
    long millis() {
        return millis;
    }

    /** The clock is set. */
    void jump(long by) {
        skew += by;
    }

    /** Whether it has come to its end. */
    boolean over() {
        return over;
    }

    /** Nothing more happens. */
    void end() {
        over = true;
    }

    /** An owner is gone: its parts don't run any more, and what waits in one hears of it at once. */
    void bury(Owner owner) {
        ready.removeIf(t -> t.owner() == owner && t.resumes() == null);
        later.removeIf(t -> t.owner() == owner);
        waiting.stream().filter(p -> p.owner == owner).forEach(dying::add);
    }

    int steps() {
        return steps;
    }

    // ---- the loop

    /** Runs parts until it is over, then null; or until another thread has its turn. */
    @Nullable
    Worker loop() {
        for (var task = next(); task != null; task = next()) {
            var pause = task.resumes();
            if (pause != null) {
                var worker = pause.worker();
                waiting.remove(pause);
                return worker;
            }
            run(task);
        }
        return null;
    }

    private void run(Task task) {
        var part = task.part();
        if (part != null && task.owner().alive()) {
            try {
                part.run();
            } catch (Throwable e) {
                director.thrown(task.name(), e);
            }
            Worker.current().takeInterrupt();
        }
    }

    private @Nullable Task next() {
        while (true) {
            var dead = dying.poll();
            if (dead != null) {
                if (waiting.contains(dead)) {
                    return new Task(dead.owner, dead.what, null, dead);
                }
                continue;
            }
            if (over) {
                if (waiting.isEmpty()) {
                    return null;
                }
                dying.addAll(waiting);
                continue;
            }
            try {
                director.before(++steps);
            } catch (Throwable e) {
                director.thrown("between", e);
            }
            if (over || !dying.isEmpty()) {
                continue;
            }
            if (ready.isEmpty()) {
                rest();
            }
            if (!ready.isEmpty()) {
                var task = ready.remove(inOrder ? 0 : order.below(ready.size()));
                var pause = task.resumes();
                if (pause == null || waiting.contains(pause)) {
                    director.log(task.name());
                    return task;
                }
            }
        }
    }

    /** To the next thing that is due. */
    private void rest() {
        var next = later.stream().mapToLong(this::due).min();
        if (next.isEmpty()) {
            director.quiet();
        } else if (!director.idle(next.getAsLong() - millis)) {
            pass(next.getAsLong());
        }
    }

    private void pass(long to) {
        millis = Math.max(millis, to);
        for (var i = 0; i < later.size(); i++) {
            var timed = later.get(i);
            if (due(timed) <= millis) {
                later.remove(i--);
                ready.add(new Task(timed.owner(), timed.name(), timed.part(), null));
            }
        }
    }

    private long due(Timed timed) {
        return timed.clock() ? timed.due() - skew : timed.due();
    }
}
