package dev.steward.debug;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.core.model.IThread;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Act;
import dev.steward.engine.Holds;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.value.Types;
import dev.steward.runtime.Company;
import dev.steward.runtime.Prepared;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.debug.Breakpoint;
import dev.steward.runtime.debug.DebugEar;
import dev.steward.runtime.debug.DebugService;
import dev.steward.runtime.debug.DebugSession;
import dev.steward.runtime.debug.Stop;
import dev.steward.runtime.tell.Line;
import dev.steward.runtime.tell.Tone;

/**
 * A run that is debugged while it goes on. To terminate it is to cancel the run, which takes back what open sagas did; to
 * disconnect lets it go on. What is done returns at once; events tell what came of it. Thread-safe.
 */
public final class RunTarget extends DebuggedRun implements DebugEar, RunProcess.Debugger {

    private final Breakpoints breakpoints;
    private final boolean orAtBeginning;
    private final Branches branches = new Branches(this);
    private final Termination termination;
    private final SessionWork work = new SessionWork(this::tell);
    private volatile @Nullable RunProcess process;
    private volatile @Nullable DebugSession session;
    private volatile @Nullable Looked looked;
    private volatile @Nullable AutoCloseable listening;
    private volatile String name = "A run";
    private volatile boolean atBeginning;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean over;
    private volatile boolean disconnected;

    /**
     * A target whose run comes with {@link RunProcess}, or with {@link #attach}.
     *
     * @param orAtBeginning held before the first step where no breakpoint can hold the run
     */
    public RunTarget(ILaunch launch, Consumer<DebugEvent> events, Breakpoints breakpoints, Ending.Choice ending,
            boolean orAtBeginning) {
        super(launch, events);
        this.breakpoints = breakpoints;
        termination = new Termination(this, branches, ending);
        this.orAtBeginning = orAtBeginning;
    }

    /** Says that it is there. */
    public void begin(@Nullable RunProcess with) {
        process = with;
        fire(DebugEvent.CREATE, DebugEvent.UNSPECIFIED);
    }

    // ---- the run comes

    @Override
    public Holds holds(Prepared playbook) {
        name = Types.simple(playbook.name());
        var all = breakpoints.of(playbook.name());
        atBeginning = orAtBeginning && !DebugService.canHold(playbook, all);
        return DebugService.holds(playbook, all, atBeginning);
    }

    @Override
    public void started(Company company, RunId run) {
        attach(company, run);
    }

    @Override
    public void refused() {
        end();
    }

    /**
     * Debugs a run that goes on; waits for the store.
     *
     * @throws ProblemException it can't be debugged, and there is no process that could tell so
     */
    public void attach(Company company, RunId run) {
        attach(LiveRun.of(company, run));
    }

    /**
     * Debugs a run that goes on; waits for the store.
     *
     * @throws ProblemException it can't be debugged, and there is no process that could tell so
     */
    public void attach(LiveRun run) {
        var text = run.text();
        if (text.isEmpty()) {
            refuse(ProblemException.wrongUse(
                    "The playbook that the run " + run.run() + " uses was removed, so it can't be debugged."));
            return;
        }
        name = Types.simple(text.get().playbook());
        looked = new Looked(run.past(), text.get(), run.types(), run.zone());
        var started = text.get().playbook();
        listening = breakpoints.listen(() -> later(now -> now.breakpoints(breakpoints.of(started))));
        try {
            var made = run.attach(breakpoints.of(started), this, atBeginning);
            session = made;
            work.attached(made);
        } catch (ProblemException e) {
            // it has ended by now, or is debugged elsewhere in this workbench
            refuse(e);
            return;
        }
        follow();
    }

    private void refuse(ProblemException why) {
        tell(why.sentence());
        end();
        if (process == null) {
            throw why;
        }
    }

    @Override
    @Nullable
    Looked looked() {
        return looked;
    }

    /** Does something with the session, in order, on a thread that may wait. */
    void later(Consumer<DebugSession> part) {
        work.later(part);
    }

    /** The same for what is to be known of it; fails where it can't be done, which the run's console tells, too. */
    <T> CompletableFuture<T> ask(Function<DebugSession, T> what) {
        return work.ask(what);
    }

    private void tell(String sentence) {
        var told = process;
        if (told != null) {
            told.transcript().tell(List.of(Line.of(Tone.FAILED, "✕").and(Tone.PLAIN, " " + sentence)));
        }
    }

    Set<String> marked() {
        var now = looked;
        return now == null ? Set.of()
                : Marked.of(breakpoints.of(now.text().playbook()).stream().filter(Breakpoint::enabled).toList(),
                        now.text());
    }

    // ---- what the session tells

    @Override
    public void held(Stop stop) {
        show(stop);
        follow();
        var complaint = stop.complaint();
        if (complaint != null) {
            tell(stop.held().path() + " is held, as the condition of its breakpoint could not be judged: " + complaint);
        }
        branches.thread(stop.branch(), stop.branch()).held(stop);
    }

    @Override
    public void judged(String breakpoint, @Nullable String complaint) {
        breakpoints.complain(breakpoint, complaint);
    }

    /** The past that is shown is the session's. */
    private void show(Stop stop) {
        var now = looked;
        if (now != null && now.past().last() < stop.moment()) {
            now.past().refresh();
        }
    }

    @Override
    public void goesOn(Stop stop) {
        branches.thread(stop.branch(), stop.branch()).goesOn();
    }

    @Override
    public void changed(RunState state) {
        var now = session;
        if (now != null && isSuspended()) {
            follow();
            now.stops().forEach(stop -> branches.thread(stop.branch(), stop.branch()).changed(stop));
        }
        fire(DebugEvent.CHANGE, DebugEvent.STATE);
    }

    @Override
    public void ended(RunState state) {
        end();
    }

    @Override
    public void closed() {
        end();
    }

    private void follow() {
        var now = looked;
        if (now != null) {
            branches.follow(now.past());
        }
    }

    private void end() {
        work.attached(null);
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        var all = branches.end();
        over = true;
        all.forEach(BranchThread::over);
        var handle = listening;
        if (handle != null) {
            try {
                handle.close();
            } catch (Exception e) {
                ILog.of(getClass()).warn("Breakpoints are still listened to", e);
            }
        }
        fire(DebugEvent.TERMINATE, DebugEvent.UNSPECIFIED);
        work.end();
    }

    // ---- what people do

    @Override
    public boolean canResume() {
        return isSuspended();
    }

    @Override
    public boolean canSuspend() {
        return !over && looked != null && !isSuspended();
    }

    /** Whether some branch is held. */
    @Override
    public boolean isSuspended() {
        return branches.all().stream().anyMatch(BranchThread::isSuspended);
    }

    @Override
    public void resume() throws DebugException {
        later(DebugSession::resume);
    }

    /** Every branch is held before its next step. */
    @Override
    public void suspend() throws DebugException {
        later(DebugSession::suspend);
    }

    @Override
    public boolean canTerminate() {
        return !over;
    }

    @Override
    public boolean isTerminated() {
        return over;
    }

    @Override
    public void terminate() throws DebugException {
        var running = process;
        if (looked == null && running != null) {
            running.cancel();
            return;
        }
        termination.ofTarget();
    }

    @Override
    public boolean stop() {
        if (over) {
            var answered = termination.isAnswered();
            if (answered) {
                tell("The run stays held, as was chosen; terminate it again to stop it.");
            }
            return answered;
        }
        if (looked == null) {
            return false;
        }
        termination.ofProcess();
        return true;
    }

    /** It is debugged no more, whatever becomes of the run. */
    void leave() {
        disconnected = true;
        end();
    }

    @Override
    public boolean canDisconnect() {
        return !over && looked != null;
    }

    /** The run goes on by itself. */
    @Override
    public void disconnect() throws DebugException {
        later(now -> {
            disconnected = true;
            now.disconnect();
            end();
        });
    }

    @Override
    public boolean isDisconnected() {
        return disconnected;
    }

    /**
     * An operation is not called any more in this run; null: it is called again. Returns at once.
     *
     * @return fails with a {@link ProblemException} whose sentence says why it can't be done
     */
    public CompletableFuture<Void> mock(String operation, @Nullable Act act) {
        return ask(now -> {
            now.mock(operation, act);
            return null;
        });
    }

    /** What an expression comes to where a branch is held; waits. Null where nothing is held. */
    public dev.steward.runtime.debug.Expressions.@Nullable Answer evaluate(BranchThread thread, int level,
            String expression) {
        var now = session;
        var stop = thread.stop();
        return now == null || stop.isEmpty() ? null : now.evaluate(stop.get(), level, expression);
    }

    @Override
    public IThread[] getThreads() {
        return branches.all().toArray(IThread[]::new);
    }

    @Override
    public boolean hasThreads() {
        return !branches.all().isEmpty();
    }

    @Override
    public @Nullable IProcess getProcess() {
        return process;
    }

    @Override
    public String getName() {
        return name + run().map(run -> " " + run.text()).orElse("");
    }
}
