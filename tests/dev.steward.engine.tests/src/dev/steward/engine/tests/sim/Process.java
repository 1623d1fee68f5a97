package dev.steward.engine.tests.sim;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.Engines;
import dev.steward.engine.Limits;
import dev.steward.engine.Ports;
import dev.steward.engine.internal.drive.DrivenEngine;
import dev.steward.engine.RunId;
import dev.steward.engine.spi.FaultPoint;
import dev.steward.engine.spi.StepGate;
import dev.steward.testkit.Crash;
import dev.steward.testkit.Disk;
import dev.steward.testkit.Life;
import dev.steward.testkit.MemMemory;

/** One life of the process that runs the engine; it can end at every part and at every instant. */
final class Process implements Owner, FaultPoint {

    private static final int SELDOM = 300;

    final Swarm swarm;
    final SimStore store;
    final Engine engine;
    private final Choices.Source crashes;
    private final Simulation simulation;
    private final Life memory = Life.long_();
    private boolean alive = true;

    /** What all lives share. */
    record Around(Schedule schedule, Choices choices, Books books, SimOutside outside, Disk memory, Limits limits,
            Swarm swarm) {
    }

    Process(Simulation simulation, Around around, int number) {
        this.simulation = simulation;
        swarm = around.swarm();
        var choices = around.choices();
        crashes = choices.about("crashes");
        var schedule = around.schedule();
        var books = around.books();
        var disk = books.disk();
        disk.recover(simulation.acceptsTornCommits());
        store = new SimStore(disk, this, schedule, choices);
        var mem = new MemMemory(around.memory(), memory, schedule::now);
        var connector = around.outside().connector(this);
        var ports = new Ports(store, new SimMemory(mem, this, books, choices.about("memory")), mem,
                List.of(new SimModel(this, around.outside(), books, choices.about("model"))), plan -> connector,
                books::plan, new SimTicker(schedule, this, choices), gate(choices.about("gate")), this,
                new SimValues(disk, this),
                around.limits());
        engine = new DrivenEngine(ports, new Engines.Options(Duration.ofMinutes(1), Duration.ofMinutes(5), 100,
                new SplittableRandom(number)), new SimThreads(schedule, this));
    }

    /** A debugger that watches some runs and holds some of their steps. */
    private @Nullable StepGate gate(Choices.Source choices) {
        return !swarm.has(Fault.DEBUGGER) ? null : new StepGate() {
            @Override
            public boolean mayStart(RunId run, String path) {
                return !swarm.has(Fault.DEBUGGER) || !choices.oneIn(4);
            }

            @Override
            public boolean watches(RunId run) {
                return !choices.oneIn(2);
            }
        };
    }

    @Override
    public boolean alive() {
        return alive;
    }

    /** Throws when the process is gone. */
    void check() {
        if (!alive) {
            throw new Crash("before");
        }
    }

    @Override
    public void reached(String name) {
        instant(name);
    }

    /** An instant where the process can be lost. */
    void instant(String name) {
        check();
        if (swarm.has(Fault.CRASHES) && crashes.oneIn(SELDOM)) {
            kill(name);
            throw new Crash(name);
        }
    }

    /** A moment between two parts. */
    void between() {
        if (alive && swarm.has(Fault.CRASHES) && crashes.oneIn(SELDOM)) {
            kill("between");
        }
    }

    void kill(String where) {
        if (alive) {
            alive = false;
            memory.kill();
            simulation.log(() -> "the process is lost: " + where);
        }
    }
}
