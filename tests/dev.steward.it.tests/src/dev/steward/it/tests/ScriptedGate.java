package dev.steward.it.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.compiler.SourceMap;
import dev.steward.debug.LiveRun;
import dev.steward.engine.Act;
import dev.steward.engine.Engine;
import dev.steward.engine.Gate;
import dev.steward.engine.Held;
import dev.steward.engine.Holds;
import dev.steward.engine.RefusedException;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.past.Activation.Kind;
import dev.steward.engine.past.Past;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Value;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.RunText;
import dev.steward.runtime.debug.Breakpoint;
import dev.steward.runtime.debug.DebugEar;
import dev.steward.runtime.debug.DebugService;
import dev.steward.runtime.debug.DebugSession;
import dev.steward.runtime.debug.Expressions;
import dev.steward.runtime.internal.Language;

/** A gate that plays a script: steps come to it one after the other, go on when nothing holds them, and that is all. */
final class ScriptedGate implements Gate, Gated {

    private final RunId run = new RunId("r-scripted");
    private final Path folder;
    private final Shape shape;
    private final ScriptedPast past = new ScriptedPast(run);
    private final List<Engine.Listener> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Held> held = new LinkedHashMap<>();
    private final Set<String> released = new HashSet<>();
    private final List<Lane> lanes = new ArrayList<>();
    private Holds holds = Holds.NONE;
    private RunState state = RunState.PENDING;
    private DebugService service;
    private int part;
    private int parallel = -1;
    private boolean came;

    /** Steps that follow each other, and where that is. */
    private static final class Lane {
        private final int number;
        private final List<String> steps;
        private int at;
        private int step = -1;

        Lane(int number, List<String> steps) {
            this.number = number;
            this.steps = steps;
        }
    }

    /** Whose text and types nobody asks for. */
    record Live(@NonNull RunId run, @NonNull Past past, DebugService service) implements LiveRun {

        @Override
        public Optional<RunText> text() {
            return Optional.of(new RunText(PLAYBOOK, Map.of(), Map.of(), null));
        }

        @Override
        public TypeTable types() {
            return new TypeTable(Map.of());
        }

        @Override
        public ZoneId zone() {
            return ZoneOffset.UTC;
        }

        @Override
        public DebugSession attach(@NonNull Collection<Breakpoint> breakpoints, @NonNull DebugEar ear,
                boolean atBeginning) {
            return service.attach(run, breakpoints, ear, atBeginning);
        }
    }

    ScriptedGate(Path folder, Shape shape) {
        this.folder = folder;
        this.shape = shape;
        service = service();
    }

    /** Breakpoints without conditions need none; what they would be read by is an empty folder. */
    static Expressions noExpressions(Path folder) {
        try {
            Files.writeString(folder.resolve("steward.properties"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Expressions(CompanyFolder.read(folder), new Language(() -> {
            throw new AssertionError("an expression is read");
        }));
    }

    private DebugService service() {
        return new DebugService(this, rows(), id -> past.asPast(), noExpressions(folder));
    }

    private RunStore rows() {
        return (RunStore) Proxy.newProxyInstance(RunStore.class.getClassLoader(), new Class<?>[]{ RunStore.class },
                (proxy, method, given) -> switch (method.getName()) {
                    case "run" -> Optional.of(new RunStore.RunRow(run, PLAYBOOK, "plan", state(), 1, Instant.EPOCH,
                            Instant.EPOCH, null, null, 0, null, null, 0));
                    case "plan" -> Optional.of(new RunStore.StoredPlan("plan", PLAYBOOK, new byte[0],
                            new SourceMap(Map.of()).toBytes(), Map.of(), null));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    // ---- the script

    @Override
    public synchronized LiveRun start(Holds from) {
        holds = from;
        state = RunState.RUNNING;
        part(shape.first());
        play();
        return new Live(run, past.asPast(), service);
    }

    private void part(List<String> steps) {
        lanes.add(new Lane(0, steps));
    }

    private void play() {
        while (!state.ended()) {
            List.copyOf(lanes).forEach(this::play);
            if (!lanes.isEmpty()) {
                return;
            }
            next();
        }
    }

    private void play(Lane lane) {
        while (lane.at < lane.steps.size()) {
            var name = lane.steps.get(lane.at);
            if (name.equals(PAUSE) && !came || !name.equals(PAUSE) && isHeld(lane, name)) {
                return;
            }
            if (lane.step >= 0) {
                past.ends(lane.step);
                lane.step = -1;
            }
            lane.at++;
            tell("step.done", name, Map.of());
        }
        if (lane.number > 0) {
            past.ends(lane.number);
        }
        lanes.remove(lane);
    }

    private boolean isHeld(Lane lane, String name) {
        if (lane.step < 0) {
            lane.step = past.begins(Kind.STEP, name, name, PLAYBOOK + "/" + name, lane.number);
        }
        if (held.containsKey(name)) {
            return true;
        }
        if (released.contains(name) || !holds.covers("before", PLAYBOOK + "/" + name)) {
            return false;
        }
        held.put(name, new Held(run, name, name, Held.Moment.BEFORE, PLAYBOOK + "/" + name, "", Instant.EPOCH, 1, 0,
                Map.of(), Map.of(), Map.of(), new Type.Nothing(), new TypeTable(Map.of()), true));
        tell("step.held", name, Map.of("held", new Value.Text(name)));
        return true;
    }

    private void next() {
        part++;
        if (part == 1 && shape.lanes() > 0) {
            parallel = past.begins(Kind.PARALLEL, "par", "", null, 0);
            for (var lane = 0; lane < shape.lanes(); lane++) {
                lanes.add(new Lane(past.begins(Kind.LANE, "par[" + (lane + 1) + "]", "", null, parallel),
                        List.of("s" + lane)));
            }
        } else if (part == 2) {
            if (parallel >= 0) {
                past.ends(parallel);
            }
            part(shape.last());
        } else if (part > 2) {
            end(RunState.DONE);
        }
    }

    private void end(RunState how) {
        state = how;
        held.clear();
        lanes.clear();
        past.allEnd();
        tell("run.ended", "", Map.of());
    }

    private void tell(String type, String path, Map<String, Value> facts) {
        var event = new Engine.RunEvent(run, 1, Instant.EPOCH, type, path, facts, state, 0);
        listeners.forEach(listener -> listener.event(event));
    }

    // ---- the gate

    @Override
    public synchronized void hold(RunId which, Holds wanted, String by) {
        holds = wanted;
        if (holds.none()) {
            released.addAll(held.keySet());
            held.clear();
            play();
        }
    }

    @Override
    public synchronized Holds holds(RunId which) {
        return holds;
    }

    @Override
    public synchronized List<Held> held(RunId which) {
        return List.copyOf(held.values());
    }

    @Override
    public synchronized void release(RunId which, String key) {
        if (held.remove(key) != null) {
            released.add(key);
            play();
        }
    }

    @Override
    public void act(RunId which, String key, Act act, String by) {
        throw new RefusedException("The script knows nothing of that.");
    }

    @Override
    public void mock(RunId which, String operation, @Nullable Act act, String by) {
        throw new RefusedException("The script calls nothing.");
    }

    @Override
    public synchronized void cancel(RunId which, String by) {
        if (!state.ended()) {
            end(RunState.CANCELLED);
        }
    }

    @Override
    public AutoCloseable listen(Engine.Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    // ---- in the test's hand

    @Override
    public Gate gate() {
        return this;
    }

    @Override
    public synchronized RunState state() {
        return state;
    }

    @Override
    public synchronized void comes() {
        came = true;
        play();
    }

    @Override
    public LiveRun tomorrow() {
        service.close();
        service = service();
        return new Live(run, past.asPast(), service);
    }

    @Override
    public void close() {
        service.close();
    }
}
