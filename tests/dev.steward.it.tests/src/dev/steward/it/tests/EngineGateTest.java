package dev.steward.it.tests;

import static dev.steward.testkit.Plans.*;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.io.TempDir;

import dev.steward.compiler.SourceMap;
import dev.steward.debug.LiveRun;
import dev.steward.engine.Engine;
import dev.steward.engine.Gate;
import dev.steward.engine.Holds;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.past.Past;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.spi.RunStore;
import dev.steward.runtime.debug.DebugService;
import dev.steward.testkit.Lab;

/** The model over an engine in memory. */
class EngineGateTest extends DebugModelContract {

    @TempDir
    Path folder = Path.of(".");

    @Override
    Gated open(Gated.Shape shape) {
        return new InMemory(folder, plan(steps(shape).toArray()));
    }

    private static List<Object> steps(Gated.Shape shape) {
        var steps = new ArrayList<Object>();
        shape.first().forEach(name -> steps.add(one(name)));
        if (shape.lanes() > 0) {
            var lanes = new Stmt.Block[shape.lanes()];
            for (var lane = 0; lane < lanes.length; lane++) {
                lanes[lane] = block(one("s" + lane));
            }
            steps.add(parallel(shape.lanes(), Stmt.Join.ALL, 0, lanes));
        }
        shape.last().forEach(name -> steps.add(one(name)));
        return steps;
    }

    private static Object one(String name) {
        return name.equals(Gated.PAUSE) ? waits(name, Duration.ofHours(1)) : step(name, pure(text(name)));
    }

    private static final class InMemory implements Gated {
        private final Lab lab = new Lab();
        private final Path folder;
        private final Plan plan;
        private final RunId run = new RunId("r-debugged");
        private DebugService service;

        InMemory(Path folder, Plan plan) {
            this.folder = folder;
            this.plan = plan;
            service = service();
        }

        private DebugService service() {
            lab.keep(plan);
            lab.store().putPlan(new RunStore.StoredPlan(plan.hash(), PLAYBOOK, new byte[0],
                    new SourceMap(Map.of()).toBytes(), Map.of(), null));
            return new DebugService(lab.engine(), lab.store(), this::past, ScriptedGate.noExpressions(folder));
        }

        private Past past(RunId id) {
            return lab.engine().past(id).orElseThrow();
        }

        private LiveRun live() {
            return new ScriptedGate.Live(run, past(run), service);
        }

        @Override
        public LiveRun start(Holds holds) {
            lab.engine().start(new Engine.Start(plan, Map.of(), Lab.settings(), null, run, null, holds));
            return live();
        }

        @Override
        public Gate gate() {
            return lab.engine();
        }

        @Override
        public RunState state() {
            return lab.store().run(run).orElseThrow().state();
        }

        @Override
        public void comes() {
            lab.ticker.advance(Duration.ofHours(1));
        }

        @Override
        public LiveRun tomorrow() {
            service.close();
            lab.restart();
            service = service();
            return live();
        }

        @Override
        public void close() {
            service.close();
            lab.close();
        }
    }
}
