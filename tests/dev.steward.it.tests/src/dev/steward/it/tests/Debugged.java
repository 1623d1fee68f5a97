package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.Holds;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.runtime.Company;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.Prepared;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.RunService;
import dev.steward.runtime.Steward;
import dev.steward.runtime.debug.Breakpoint;
import dev.steward.runtime.debug.DebugEar;
import dev.steward.runtime.debug.DebugService;
import dev.steward.runtime.debug.DebugSession;
import dev.steward.runtime.debug.Stop;

/** A company whose runs are debugged, with what a debugger hears of them. */
final class Debugged implements DebugEar, AutoCloseable {

    private static final long PATIENCE = 20;

    final Company company;
    final Steward steward;
    private final LinkedBlockingQueue<Stop> held = new LinkedBlockingQueue<>();
    private final List<String> judged = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<RunState> ended = new LinkedBlockingQueue<>();

    Debugged(Path folder) {
        steward = Place.steward(Map.of());
        company = steward.open(CompanyFolder.read(folder));
    }

    /** Starts a playbook that is held at these, and debugs it. */
    DebugSession debug(String playbook, Map<String, String> inputs, boolean atBeginning, Breakpoint... breakpoints) {
        var prepared = prepared(playbook);
        var all = List.of(breakpoints);
        return attach(start(prepared, inputs, DebugService.holds(prepared, all, atBeginning)), all);
    }

    /** Debugs a playbook whose run waits for its turn. */
    DebugSession debugLater(String playbook) {
        var prepared = prepared(playbook);
        company.queue().pause();
        var run = start(prepared, Map.of(), DebugService.holds(prepared, List.of(), true));
        var session = company.debug().attach(run, List.of(), this, true);
        company.queue().go();
        return session;
    }

    private RunId start(Prepared prepared, Map<String, String> inputs, Holds holds) {
        var request = new RunService.Request(prepared, prepared.inputs(company.folder().settings(), inputs), null,
                Engine.Approvals.ASK);
        return company.runs().start(request, RunId.random(Instant.now(), new java.util.Random()), null, holds);
    }

    private Prepared prepared(String playbook) {
        try {
            return steward.checks(company.folder()).prepare(playbook, company.folder().root());
        } catch (ProblemException e) {
            throw new AssertionError(e.details().toString(), e);
        }
    }

    DebugSession attach(RunId run, Collection<Breakpoint> breakpoints) {
        return company.debug().attach(run, breakpoints, this);
    }

    /** The next branch that is held. */
    Stop next() throws InterruptedException {
        var stop = held.poll(PATIENCE, TimeUnit.SECONDS);
        assertNotNull(stop, "nothing is held");
        return java.util.Objects.requireNonNull(stop);
    }

    void expect(String key) throws InterruptedException {
        assertEquals(key, next().held().key());
    }

    /** Whether nothing further is held by now. */
    boolean quiet() {
        return held.isEmpty();
    }

    RunState end() throws InterruptedException {
        var state = ended.poll(PATIENCE, TimeUnit.SECONDS);
        assertNotNull(state, () -> "it does not end; held: " + held);
        return java.util.Objects.requireNonNull(state);
    }

    @Override
    public void held(Stop stop) {
        held.add(stop);
    }

    @Override
    public void judged(String breakpoint, @Nullable String complaint) {
        judged.add(breakpoint + " " + (complaint == null ? "ok" : complaint));
    }

    /** What was told about conditions. */
    List<String> judged() {
        return List.copyOf(judged);
    }

    @Override
    public void goesOn(Stop stop) {
        // tests look at what is held
    }

    @Override
    public void changed(RunState state) {
        // tests look at what is held
    }

    @Override
    public void ended(RunState state) {
        ended.add(state);
    }

    @Override
    public void closed() {
        // tests close it themselves
    }

    @Override
    public void close() {
        company.close();
    }
}
