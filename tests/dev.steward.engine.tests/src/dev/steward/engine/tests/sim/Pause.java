package dev.steward.engine.tests.sim;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.testkit.Crash;

/** A place where a part waits while others run. Only ever touched by the thread whose turn it is. */
final class Pause {

    private final Schedule schedule;
    final Owner owner;
    final String what;
    private @Nullable Worker waiting;
    private boolean resumed;
    private boolean interrupted;

    Pause(Schedule schedule, Owner owner, String what) {
        this.schedule = schedule;
        this.owner = owner;
        this.what = what;
    }

    /** Lets the part go on, in its turn. */
    void resume() {
        if (!resumed) {
            resumed = true;
            var worker = waiting;
            if (worker != null) {
                schedule.resumes(this);
            }
        }
    }

    /** As {@link #resume}, and the part hears of an interrupt. */
    void interrupt() {
        interrupted = true;
        resume();
    }

    /** Whether somebody still waits for the one who waits here. */
    boolean wanted() {
        return owner.alive() && !interrupted;
    }

    /** Waits for {@link #resume}. */
    void await() throws InterruptedException {
        if (!owner.alive() || schedule.over()) {
            throw new Crash(what);
        }
        var worker = Worker.current();
        if (worker.takeInterrupt()) {
            throw new InterruptedException(what);
        }
        if (!resumed) {
            waiting = worker;
            worker.waits(this);
            schedule.waits(this);
            schedule.crew.elsewhere(worker);
            worker.waits(null);
            waiting = null;
        }
        if (!owner.alive() || schedule.over()) {
            throw new Crash(what);
        }
        if (interrupted) {
            throw new InterruptedException(what);
        }
    }

    Worker worker() {
        var worker = waiting;
        if (worker == null) {
            throw new IllegalStateException("nobody waits at " + what);
        }
        return worker;
    }
}
