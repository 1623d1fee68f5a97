package dev.steward.runtime.debug;

import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.compiler.SourceMap;
import dev.steward.engine.Engine;
import dev.steward.engine.Gate;
import dev.steward.engine.Holds;
import dev.steward.engine.RunId;
import dev.steward.engine.past.Past;
import dev.steward.engine.spi.RunStore;
import dev.steward.runtime.Prepared;
import dev.steward.runtime.ProblemException;

/**
 * Debugs the runs of one company, whichever process owns its store. What is held is a fact of the run, so nothing of it
 * is lost with this. Methods wait for the store; thread-safe.
 */
public final class DebugService implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(DebugService.class.getName());
    private static final long LATER_MS = 200;

    private final Gate gate;
    private final RunStore runs;
    private final Function<RunId, Past> pasts;
    private final Expressions expressions;
    private final Map<RunId, Attached> sessions = new ConcurrentHashMap<>();
    private @Nullable AutoCloseable listening;

    /** A session, with the thread that brings it what happens. */
    private record Attached(DebugSession session, ScheduledExecutorService events) {
    }

    /** Over what runs a company's playbooks; {@code pasts} reads the past of a run. */
    public DebugService(Gate gate, RunStore runs, Function<RunId, Past> pasts, Expressions expressions) {
        this.pasts = pasts;
        this.gate = gate;
        this.runs = runs;
        this.expressions = expressions;
    }

    /** What a run of the playbook is to be started with, so that it is held at these from its first step on. */
    public static Holds holds(Prepared playbook, Collection<Breakpoint> breakpoints, boolean atBeginning) {
        var places = SourceMap.fromBytes(playbook.stored().sourceMap());
        var holds = atBeginning ? Holds.everyStep() : Holds.NONE;
        for (var breakpoint : breakpoints) {
            holds = holds.and(breakpoint.asks((file, line) -> Judge.lines(places, file, line)));
        }
        return holds;
    }

    /** Whether any of them can hold a run of the playbook; those on steps only hold where it has such a step. */
    public static boolean canHold(Prepared playbook, Collection<Breakpoint> breakpoints) {
        var places = SourceMap.fromBytes(playbook.stored().sourceMap());
        return breakpoints.stream().anyMatch(breakpoint -> breakpoint.where() instanceof Breakpoint.Step step
                ? breakpoint.enabled() && places.find(step.staticId()).isPresent()
                : !breakpoint.asks((file, line) -> Judge.lines(places, file, line)).none());
    }

    /**
     * Debugs an open run from now on, also one that was started plain.
     *
     * @throws ProblemException there is no such run, it has ended, or it is debugged here already
     */
    public DebugSession attach(RunId run, Collection<Breakpoint> breakpoints, DebugEar ear) {
        return attach(run, breakpoints, ear, false);
    }

    /**
     * Debugs an open run from now on.
     *
     * @param atBeginning it was started so as to be held before its first steps, to which it may come later
     * @throws ProblemException there is no such run, it has ended, or it is debugged here already
     */
    public DebugSession attach(RunId run, Collection<Breakpoint> breakpoints, DebugEar ear, boolean atBeginning) {
        listen();
        var row = runs.run(run).orElseThrow(() -> ProblemException.wrongUse("There is no run " + run + "."));
        if (row.state().ended()) {
            throw ProblemException.wrongUse("The run " + run + " has ended; step through its past instead.");
        }
        var plan = runs.plan(row.planHash()).orElseThrow(() -> ProblemException.wrongUse(
                "The playbook that the run " + run + " uses was removed, so it can't be debugged."));
        var past = pasts.apply(run);
        var events = Executors
                .newSingleThreadScheduledExecutor(Thread.ofVirtual().name("steward-debug-", 0).factory());
        var session = new DebugSession(past, gate, new Judge(plan, expressions), ear, later(events),
                () -> forget(run));
        if (sessions.putIfAbsent(run, new Attached(session, events)) != null) {
            events.shutdown();
            throw ProblemException.wrongUse("The run " + run + " is debugged already.");
        }
        try {
            session.begin(breakpoints, atBeginning);
        } catch (RuntimeException e) {
            forget(run);
            throw e;
        }
        // it may have ended while this came
        runs.run(run).filter(now -> now.state().ended()).ifPresent(now -> tell(run, now.state()));
        return session;
    }

    /** So that many events are one change for whoever looks. */
    private static Consumer<Runnable> later(ScheduledExecutorService events) {
        return part -> {
            if (!events.isShutdown()) {
                events.schedule(part, LATER_MS, TimeUnit.MILLISECONDS);
            }
        };
    }

    private void tell(RunId run, dev.steward.engine.RunState state) {
        var attached = sessions.get(run);
        if (attached != null) {
            hear(new Engine.RunEvent(run, 0, java.time.Instant.EPOCH, "run.ended", "", Map.of(), state, 0));
        }
    }

    private synchronized void listen() {
        if (listening == null) {
            listening = gate.listen(this::hear);
        }
    }

    private void hear(Engine.RunEvent event) {
        var attached = sessions.get(event.run());
        if (attached != null && !attached.events().isShutdown()) {
            attached.events().execute(() -> hear(attached.session(), event));
        }
    }

    private static void hear(DebugSession session, Engine.RunEvent event) {
        try {
            session.hear(event);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The debugger of " + event.run() + " did not take in " + event.type(), e);
        }
    }

    private void forget(RunId run) {
        var attached = sessions.remove(run);
        if (attached != null) {
            attached.events().shutdown();
        }
    }

    /** Looks no more; what is held stays so. */
    @Override
    public void close() {
        sessions.values().forEach(attached -> {
            try {
                attached.session().leave();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "The debugger of " + attached.session().run() + " did not close", e);
            }
        });
        AutoCloseable handle;
        synchronized (this) {
            handle = listening;
            listening = null;
        }
        try {
            if (handle != null) {
                handle.close();
            }
        } catch (Exception e) {
            LOG.log(Level.WARNING, "The debugger did not stop to listen", e);
        }
    }
}
