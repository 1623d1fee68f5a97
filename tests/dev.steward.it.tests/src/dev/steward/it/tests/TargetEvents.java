package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.model.IVariable;

import dev.steward.debug.Breakpoints;
import dev.steward.debug.Ending;
import dev.steward.debug.HistoryTarget;
import dev.steward.debug.PlaybookFrame;
import dev.steward.debug.RunTarget;
import dev.steward.debug.RunThread;
import dev.steward.debug.RunVariable;
import dev.steward.runtime.debug.Breakpoint;

/** The debug framework around targets under test: the breakpoints of a person, and what the model tells, in order. */
final class TargetEvents implements Breakpoints {

    private static final int PATIENCE = 20;
    private static final List<String> DETAILS = List.of("", "STEP_INTO", "STEP_OVER", "", "STEP_RETURN", "", "", "",
            "STEP_END");

    final List<Breakpoint> set = new CopyOnWriteArrayList<>();
    final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    /** How often a person was asked how a run is to end, and what the answer is. */
    final AtomicInteger asked = new AtomicInteger();
    volatile Ending ending = Ending.COMPENSATE;
    private final LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();

    @Override
    public List<Breakpoint> all() {
        return List.copyOf(set);
    }

    @Override
    public AutoCloseable listen(@org.eclipse.jdt.annotation.NonNull Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    /** Holds before a step from now on. */
    void hold(String staticId) {
        set.add(Breakpoint.at(staticId, new Breakpoint.Step(staticId, false)));
        listeners.forEach(Runnable::run);
    }

    /** Nothing holds any more. */
    void clear() {
        set.clear();
        listeners.forEach(Runnable::run);
    }

    RunTarget target(boolean atBeginning) {
        return new RunTarget(noLaunch(), this::tell, this, target -> {
            var chosen = ending;
            asked.incrementAndGet();
            return chosen;
        }, atBeginning);
    }

    static ILaunch noLaunch() {
        return (ILaunch) Proxy.newProxyInstance(ILaunch.class.getClassLoader(), new Class<?>[]{ ILaunch.class },
                (proxy, method, args) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    /** State is set before an event is told. */
    void tell(DebugEvent event) {
        var source = event.getSource();
        var what = source instanceof RunThread thread ? thread.branch().isEmpty() ? "main" : thread.branch()
                : source instanceof RunTarget ? "run" : source instanceof HistoryTarget ? "past" : "?";
        var kind = event.getKind();
        if (source instanceof RunThread thread && kind == DebugEvent.SUSPEND) {
            assertTrue(thread.isSuspended());
        }
        if (kind == DebugEvent.CHANGE) {
            return;
        }
        var detail = event.getDetail() == DebugEvent.BREAKPOINT ? " BREAKPOINT"
                : event.getDetail() == DebugEvent.CLIENT_REQUEST ? " CLIENT_REQUEST"
                        : event.getDetail() == DebugEvent.UNSPECIFIED ? "" : " " + DETAILS.get(event.getDetail());
        events.add(what + " " + switch (kind) {
            case DebugEvent.CREATE -> "CREATE";
            case DebugEvent.TERMINATE -> "TERMINATE";
            case DebugEvent.SUSPEND -> "SUSPEND";
            case DebugEvent.RESUME -> "RESUME";
            default -> "" + kind;
        } + detail);
    }

    /** Exactly these come next. */
    void expect(String... all) throws InterruptedException {
        for (var one : all) {
            assertEquals(one, events.poll(PATIENCE, TimeUnit.SECONDS));
        }
    }

    /** All that comes until this does, which is the last. */
    List<String> await(String one) throws InterruptedException {
        var seen = new ArrayList<String>();
        for (var next = events.poll(PATIENCE, TimeUnit.SECONDS);; next = events.poll(PATIENCE, TimeUnit.SECONDS)) {
            assertNotNull(next, () -> one + " did not come, but " + seen);
            seen.add(next);
            if (one.equals(next)) {
                return seen;
            }
        }
    }

    /** All that comes until so many branches were held. */
    List<String> held(int branches) throws InterruptedException {
        var seen = new ArrayList<String>();
        for (var held = 0; held < branches;) {
            var next = events.poll(PATIENCE, TimeUnit.SECONDS);
            assertNotNull(next, () -> "not so many are held: " + seen);
            seen.add(next);
            held += next != null && next.contains(" SUSPEND") ? 1 : 0;
        }
        return seen;
    }

    void forget() {
        events.clear();
    }

    boolean quiet() {
        return events.isEmpty();
    }

    static void until(BooleanSupplier condition) {
        for (var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE); !condition.getAsBoolean();) {
            assertTrue(System.nanoTime() < end, "it did not come to that");
            Thread.onSpinWait();
        }
    }

    static RunThread thread(RunTarget target, String branch) {
        return (RunThread) Arrays.stream(target.getThreads())
                .filter(thread -> thread instanceof RunThread run && run.branch().equals(branch)).findFirst()
                .orElseThrow(() -> new AssertionError("no thread " + branch));
    }

    static PlaybookFrame top(RunThread thread) {
        return (PlaybookFrame) Objects.requireNonNull(thread.getTopStackFrame());
    }

    static RunVariable variable(PlaybookFrame frame, String name) {
        return (RunVariable) Arrays.stream(frame.getVariables()).filter(v -> named(v, name)).findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + Arrays.toString(frame.getVariables())));
    }

    private static boolean named(IVariable variable, String name) {
        try {
            return variable.getName().equals(name);
        } catch (DebugException e) {
            throw new AssertionError(e);
        }
    }
}
