package dev.steward.debug;

import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.model.IThread;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.value.Types;
import dev.steward.runtime.Company;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.debug.Breakpoint;

/** The past of a run, to step through forward and back. Nothing is called and nothing changes by it. Thread-safe. */
public final class HistoryTarget extends DebuggedRun {

    private final Breakpoints breakpoints;
    private final ExecutorService worker = Executors
            .newSingleThreadExecutor(Thread.ofVirtual().name("steward-past-", 0).factory());
    private volatile @Nullable Looked looked;
    private volatile @Nullable HistoryThread thread;
    private volatile String name = "A run";
    private volatile boolean over;

    /** Shows nothing before {@link #open}. */
    public HistoryTarget(ILaunch launch, Consumer<DebugEvent> events, Breakpoints breakpoints) {
        super(launch, events);
        this.breakpoints = breakpoints;
    }

    /**
     * Opens the past of a run, standing at its end; where it failed, at what failed. Waits for the store.
     *
     * @throws ProblemException there is no such run, or its playbook was removed
     */
    public void open(Company company, RunId run) {
        var runs = company.runs();
        var text = runs.text(run).orElseThrow(() -> ProblemException.wrongUse(
                "The playbook that the run " + run + " used was removed, so it can't be stepped through."));
        var past = runs.past(run);
        name = Types.simple(text.playbook()) + " " + run.text() + " · past";
        looked = new Looked(past, text, runs.types(run), company.folder().settings().zone());
        var made = new HistoryThread(this, past);
        made.begin();
        thread = made;
        fire(DebugEvent.CREATE, DebugEvent.UNSPECIFIED);
        made.fire(DebugEvent.CREATE, DebugEvent.UNSPECIFIED);
        made.fire(DebugEvent.SUSPEND, DebugEvent.CLIENT_REQUEST);
    }

    void later(Runnable part) {
        if (!worker.isShutdown()) {
            worker.execute(part);
        }
    }

    Set<String> marked() {
        var now = looked;
        return now == null ? Set.of()
                : Marked.of(breakpoints.of(now.text().playbook()).stream().filter(Breakpoint::enabled).toList(),
                        now.text());
    }

    @Override
    @Nullable
    Looked looked() {
        return looked;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public IThread[] getThreads() {
        var one = thread;
        return one == null || over ? new IThread[0] : new IThread[]{ one };
    }

    @Override
    public boolean hasThreads() {
        return thread != null && !over;
    }

    @Override
    public boolean canTerminate() {
        return !over;
    }

    @Override
    public boolean isTerminated() {
        return over;
    }

    /** Looks no more. */
    @Override
    public void terminate() {
        if (over) {
            return;
        }
        over = true;
        worker.shutdown();
        var one = thread;
        if (one != null) {
            one.fire(DebugEvent.TERMINATE, DebugEvent.UNSPECIFIED);
        }
        fire(DebugEvent.TERMINATE, DebugEvent.UNSPECIFIED);
    }

    @Override
    public boolean canResume() {
        return !over;
    }

    @Override
    public boolean canSuspend() {
        return false;
    }

    @Override
    public boolean isSuspended() {
        return hasThreads();
    }

    @Override
    public void resume() throws DebugException {
        var one = thread;
        if (one != null) {
            one.resume();
        }
    }

    @Override
    public void suspend() throws DebugException {
        throw refused("It stands already.");
    }

    @Override
    public boolean canDisconnect() {
        return false;
    }

    @Override
    public void disconnect() throws DebugException {
        throw refused("The past of a run is only looked at.");
    }

    @Override
    public boolean isDisconnected() {
        return over;
    }
}
