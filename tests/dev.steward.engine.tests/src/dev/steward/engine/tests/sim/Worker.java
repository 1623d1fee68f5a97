package dev.steward.engine.tests.sim;

import java.util.concurrent.Semaphore;
import java.util.logging.LogRecord;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A thread that parts run on. Of all of them only one has its turn, so that they are coroutines; an interrupt is but a
 * note that the scheduler acts on.
 */
final class Worker extends Thread {

    private final Crew crew;
    private final Semaphore turn = new Semaphore(0);
    private @Nullable Pause pause;
    private boolean interrupted;

    Worker(Crew crew) {
        super("sim-worker");
        this.crew = crew;
        setDaemon(true);
    }

    static Worker current() {
        if (Thread.currentThread() instanceof Worker worker) {
            return worker;
        }
        throw new IllegalStateException("Only a part can wait.");
    }

    @Override
    public void run() {
        await();
        while (crew.loop(this)) {
            await();
        }
    }

    /** The engine says something; true. */
    boolean hears(LogRecord record) {
        crew.hears(record);
        return true;
    }

    void await() {
        turn.acquireUninterruptibly();
    }

    void give() {
        turn.release();
    }

    void waits(@Nullable Pause at) {
        pause = at;
    }

    boolean takeInterrupt() {
        var was = interrupted;
        interrupted = false;
        return was;
    }

    /** A part that waits goes on in its turn and hears of it; one that runs hears of it where it waits next. */
    @Override
    public void interrupt() {
        var at = pause;
        if (at == null) {
            interrupted = true;
        } else {
            at.interrupt();
        }
    }
}
