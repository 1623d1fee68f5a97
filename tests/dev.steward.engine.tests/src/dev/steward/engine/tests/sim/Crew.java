package dev.steward.engine.tests.sim;

import java.util.ArrayDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.logging.LogRecord;

import org.eclipse.jdt.annotation.Nullable;

/** The threads of one simulation after the other; one at a time has its turn. One caller. */
final class Crew implements AutoCloseable {

    private final ArrayDeque<Worker> idle = new ArrayDeque<>();
    private final Semaphore done = new Semaphore(0);
    private @Nullable Schedule schedule;
    private @Nullable Throwable broken;
    private Consumer<LogRecord> ears = record -> {
    };

    /** Runs a schedule to its end; {@code ears} hear what the engine says. */
    void run(Schedule what, Consumer<LogRecord> hearing) {
        schedule = what;
        ears = hearing;
        broken = null;
        next().give();
        done.acquireUninterruptibly();
        schedule = null;
        var why = broken;
        if (why != null) {
            throw new IllegalStateException("The simulator itself broke: " + why, why);
        }
    }

    void hears(LogRecord record) {
        ears.accept(record);
    }

    private Worker next() {
        var worker = idle.poll();
        if (worker == null) {
            worker = new Worker(this);
            worker.start();
        }
        return worker;
    }

    /** Others go on while this one waits for its turn. */
    void elsewhere(Worker worker) {
        next().give();
        worker.await();
    }

    /** Runs parts until another thread has its turn; false when there is nothing to come any more. */
    boolean loop(Worker worker) {
        var current = schedule;
        if (current == null) {
            return false;
        }
        Worker to = null;
        try {
            to = current.loop();
        } catch (Throwable e) {
            broken = e;
        }
        idle.push(worker);
        if (to == null) {
            done.release();
        } else {
            to.give();
        }
        return true;
    }

    @Override
    public void close() {
        schedule = null;
        idle.forEach(Worker::give);
    }
}
