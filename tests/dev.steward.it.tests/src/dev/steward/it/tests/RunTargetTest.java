package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.model.IDebugElement;
import org.eclipse.debug.core.model.IVariable;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.debug.BranchThread;
import dev.steward.debug.Breakpoints;
import dev.steward.debug.Ending;
import dev.steward.debug.HistoryTarget;
import dev.steward.debug.PlaybookFrame;
import dev.steward.debug.RunOrder;
import dev.steward.debug.RunProcess;
import dev.steward.debug.RunTarget;
import dev.steward.debug.RunThread;
import dev.steward.debug.RunVariable;
import dev.steward.debug.spi.CompanyDoor;
import dev.steward.engine.Act;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.value.Value;
import dev.steward.runtime.Company;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.RunFeed;
import dev.steward.runtime.Steward;
import dev.steward.runtime.debug.Breakpoint;

/** The debug framework's model of a run, over a real company and without a window: which events come in which order. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RunTargetTest {

    private static final String PLAYBOOKS = """
            package test

            connector drafts : files {
              op write(path: Text, text: Markdown) -> Text idempotent by path compensated by delete
              op delete(path: Text) idempotent by path
            }

            playbook inner(n: Int) -> Int {
              step twice = n * 2
              step more = twice + 1
              return more
            }

            playbook outer(names: [Text] = ["ana", "bo"]) -> Int {
              step first = 1
              step called = inner(first)
              step last = called + 1
              foreach name in names max 9 {
                step hello = "Hello ${name}"
              }
              return last
            }

            playbook part(n: Int) -> Number {
              step share = 100 / n
              return share
            }

            playbook broken(n: Int = 0) -> Number {
              step fine = part(5)
              step cut = part(n)
              return cut
            }

            playbook pages(title: Markdown = "T") -> Text {
              saga {
                step page = drafts.write("page.md", title) undo drafts.delete("page.md")
                step second = drafts.write("second.md", title) undo drafts.delete("second.md")
              }
              return page
            }
            """;
    private static final List<String> DETAILS = List.of("", "STEP_INTO", "STEP_OVER", "", "STEP_RETURN", "", "", "",
            "STEP_END");

    @TempDir
    Path folder = Path.of(".");
    private final Steward steward = Place.steward(Map.of());
    private final LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final List<Breakpoint> set = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Ending ending = Ending.COMPENSATE;
    private @Nullable Company opened;

    @BeforeEach
    void aCompany() throws Exception {
        new Place(folder, Map.of()).with("model.large = rehearsal\nconnector.drafts.folder = drafts\n", PLAYBOOKS);
        open();
    }

    private void open() {
        opened = steward.open(CompanyFolder.read(folder));
    }

    @AfterEach
    void close() {
        company().close();
    }

    private Company company() {
        return Objects.requireNonNull(opened);
    }

    private final Breakpoints breakpoints = new Breakpoints() {
        @Override
        public List<Breakpoint> all() {
            return List.copyOf(set);
        }

        @Override
        public AutoCloseable listen(Runnable changed) {
            listeners.add(changed);
            return () -> listeners.remove(changed);
        }
    };

    private CompanyDoor door() {
        return new CompanyDoor() {
            @Override
            public <T> CompletableFuture<T> ask(BiFunction<Steward, Company, T> work) {
                return company().async(() -> work.apply(steward, company()));
            }

            @Override
            public AutoCloseable follow(Consumer<RunFeed.Batch> view) {
                return company().feed().subscribe(view);
            }
        };
    }

    private static ILaunch noLaunch() {
        return (ILaunch) Proxy.newProxyInstance(ILaunch.class.getClassLoader(), new Class<?>[]{ ILaunch.class },
                (proxy, method, args) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private RunTarget target(boolean atBeginning) {
        return new RunTarget(noLaunch(), this::tell, breakpoints, target -> {
            var chosen = ending;
            asked.incrementAndGet();
            return chosen;
        }, atBeginning);
    }

    private RunTarget debug(String playbook, boolean atBeginning) {
        var target = target(atBeginning);
        var process = new RunProcess(noLaunch(), RunOrder.of("test.playbook", "test." + playbook), door(), event -> {
        }, target);
        target.begin(process);
        process.begin();
        return target;
    }

    /** State is set before an event is told. */
    private void tell(DebugEvent event) {
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

    private void expect(String... all) throws InterruptedException {
        for (var one : all) {
            assertEquals(one, events.poll(20, TimeUnit.SECONDS));
        }
    }

    private String await(String one) throws InterruptedException {
        var seen = new ArrayList<String>();
        for (var next = events.poll(20, TimeUnit.SECONDS);; next = events.poll(20, TimeUnit.SECONDS)) {
            assertNotNull(next, () -> one + " did not come, but " + seen);
            seen.add(next);
            if (one.equals(next)) {
                return one;
            }
        }
    }

    private static void until(BooleanSupplier condition) {
        for (var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20); !condition.getAsBoolean();) {
            assertTrue(System.nanoTime() < end, "it did not come to that");
            Thread.onSpinWait();
        }
    }

    private static RunThread thread(RunTarget target, String branch) {
        return (RunThread) Arrays.stream(target.getThreads())
                .filter(thread -> thread instanceof RunThread run && run.branch().equals(branch)).findFirst()
                .orElseThrow(() -> new AssertionError("no thread " + branch));
    }

    private static PlaybookFrame top(RunThread thread) {
        return (PlaybookFrame) Objects.requireNonNull(thread.getTopStackFrame());
    }

    private static RunVariable variable(PlaybookFrame frame, String name) {
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

    @Test
    void anEmptyTargetIsNotSuspended() {
        var target = target(false);
        assertFalse(target.isSuspended());
        assertFalse(target.canSuspend());
        assertFalse(target.canDisconnect());
        assertEquals(0, target.getThreads().length);
    }

    @Test
    void stepsAreToldInOrderAndFramesStayTheSame() throws Exception {
        var target = debug("outer", true);
        expect("run CREATE", "main CREATE", "main SUSPEND CLIENT_REQUEST");
        var main = thread(target, "");
        var frame = top(main);
        assertEquals(15, frame.getLineNumber());
        assertEquals("outer at first, line 15", frame.getName());
        assertEquals("2 items", variable(frame, "names").getValue().getValueString());
        assertEquals("a list, each item a text", variable(frame, "names").getReferenceTypeName());
        assertTrue(variable(frame, "names").provenance().startsWith("the playbook's default"),
                variable(frame, "names").provenance());
        main.stepOver();
        expect("main RESUME STEP_OVER", "main SUSPEND STEP_END");
        assertSame(frame, top(main));
        assertEquals(16, frame.getLineNumber());
        assertEquals("1", variable(frame, "first").getValue().getValueString());
        assertTrue(variable(frame, "first").provenance().startsWith("given by the step first"));
        main.stepInto();
        expect("main RESUME STEP_INTO", "main SUSPEND STEP_END");
        assertEquals(2, main.getStackFrames().length);
        assertEquals("inner at called/twice, line 9", top(main).getName());
        assertEquals(frame, main.getStackFrames()[1]);
        assertEquals(16, main.getStackFrames()[1].getLineNumber());
        assertEquals(new Value.Int(1), Objects.requireNonNull(
                target.evaluate((BranchThread) main, 1, "first")).value());
        main.stepReturn();
        expect("main RESUME STEP_RETURN", "main SUSPEND STEP_END");
        assertSame(frame, top(main));
        main.resume();
        expect("main RESUME CLIENT_REQUEST", "main TERMINATE", "run TERMINATE");
        assertTrue(target.isTerminated());
        assertFalse(target.isSuspended());
    }

    @Test
    void breakpointsThatAreSetWhileItStandsHold() throws Exception {
        var target = debug("outer", true);
        await("main SUSPEND CLIENT_REQUEST");
        set.add(Breakpoint.at("l", new Breakpoint.Line("test.playbook", 10, false)));
        listeners.forEach(Runnable::run);
        target.resume();
        expect("main RESUME CLIENT_REQUEST", "main SUSPEND BREAKPOINT");
        assertEquals("inner at called/more, line 10", top(thread(target, "")).getName());
        set.clear();
        listeners.forEach(Runnable::run);
        target.resume();
        expect("main RESUME CLIENT_REQUEST", "main TERMINATE", "run TERMINATE");
    }

    @Test
    void stepsBackShowWhatWasAndCallNothing() throws Exception {
        set.add(Breakpoint.at("l", new Breakpoint.Step("test.outer/hello", false)));
        var target = debug("outer", false);
        await("main SUSPEND BREAKPOINT");
        var main = thread(target, "");
        var present = main.moment();
        main.stepBackOver();
        expect("main RESUME STEP_OVER", "main SUSPEND STEP_END");
        assertTrue(main.isInPast());
        assertEquals("outer at last, line 17", top(main).getName());
        main.stepBackInto();
        expect("main RESUME STEP_INTO", "main SUSPEND STEP_END");
        assertEquals("inner at called/more, line 10", top(main).getName());
        assertEquals("2", variable(top(main), "twice").getValue().getValueString());
        main.stepBackReturn();
        await("main SUSPEND STEP_END");
        assertEquals("outer at called, line 16", top(main).getName());
        main.reverseResume();
        await("main SUSPEND STEP_END");
        main.stepInto();
        await("main SUSPEND STEP_END");
        assertTrue(main.isInPast());
        main.resume();
        await("main SUSPEND STEP_END");
        assertFalse(main.isInPast());
        assertEquals(present, main.moment());
        assertEquals("outer at name[ana]/hello, line 19", top(main).getName());
        main.resume();
        await("main SUSPEND BREAKPOINT");
        assertEquals("outer at name[bo]/hello, line 19", top(main).getName());
        target.disconnect();
        await("run TERMINATE");
        assertTrue(target.isDisconnected());
        assertEquals(RunState.DONE, company().runs()
                .await(target.run().orElseThrow(), java.time.Duration.ofSeconds(20)).state());
    }

    @Test
    void inputsAreChangedWhereItIsHeld() throws Exception {
        var target = debug("pages", true);
        await("main SUSPEND CLIENT_REQUEST");
        var main = (BranchThread) thread(target, "");
        var text = variable(top(main), "→ text");
        assertTrue(text.supportsValueModification());
        assertFalse(variable(top(main), "title").supportsValueModification());
        assertThrows(DebugException.class, () -> variable(top(main), "title").setValue("x"));
        text.setValue("changed");
        main.stepOver();
        expect("main RESUME STEP_OVER", "main SUSPEND STEP_END");
        assertEquals("changed", Files.readString(folder.resolve("drafts/page.md")));
        main.act(new Act.Replace(new Value.Text("by hand")));
        await("run TERMINATE");
        assertFalse(Files.exists(folder.resolve("drafts/second.md")));
    }

    @Test
    void toTerminateAsksInsideASagaAndHoldsOrTakesBack() throws Exception {
        set.add(Breakpoint.at("s", new Breakpoint.Step("test.pages/second", false)));
        ending = Ending.NOTHING;
        var held = debug("pages", false);
        await("main SUSPEND BREAKPOINT");
        held.terminate();
        held.suspend();
        until(() -> asked.get() == 1);
        assertFalse(held.isTerminated());
        ending = Ending.HOLD;
        held.terminate();
        expect("main TERMINATE", "run TERMINATE");
        var run = held.run().orElseThrow();
        assertEquals(RunState.WAITING, company().runs().row(run).state());
        assertTrue(Files.exists(folder.resolve("drafts/page.md")));
        var again = target(false);
        again.begin(null);
        again.attach(company(), run);
        await("main SUSPEND BREAKPOINT");
        ending = Ending.COMPENSATE;
        again.terminate();
        expect("main TERMINATE", "run TERMINATE");
        assertEquals(RunState.CANCELLED, company().runs().row(run).state());
        assertFalse(Files.exists(folder.resolve("drafts/page.md")));
    }

    private static void terminate(RunTarget target) {
        try {
            target.terminate();
        } catch (DebugException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void itsProcessHandsOverToItWhenItIsTerminated() throws Exception {
        set.add(Breakpoint.at("s", new Breakpoint.Step("test.pages/second", false)));
        ending = Ending.NOTHING;
        var held = debug("pages", false);
        await("main SUSPEND BREAKPOINT");
        var process = Objects.requireNonNull(held.getProcess());
        process.terminate();
        until(() -> asked.get() == 1);
        assertFalse(held.isTerminated());
        ending = Ending.HOLD;
        until(() -> {
            terminate(held);
            return held.isTerminated();
        });
        process.terminate();
        expect("main TERMINATE", "run TERMINATE");
        var again = target(false);
        again.begin(null);
        again.attach(company(), held.run().orElseThrow());
        await("main SUSPEND BREAKPOINT");
        again.disconnect();
        await("run TERMINATE");
    }

    @Test
    void itIsHeldAtItsBeginningWhereOnlyOtherPlaybooksHaveBreakpoints() throws Exception {
        set.add(Breakpoint.at("s", new Breakpoint.Step("test.pages/second", false)));
        var target = debug("outer", true);
        await("main SUSPEND CLIENT_REQUEST");
        var second = target(false);
        second.begin(null);
        assertThrows(ProblemException.class, () -> second.attach(company(), target.run().orElseThrow()));
        assertTrue(second.isTerminated());
        assertFalse(target.isTerminated());
        target.resume();
        await("main TERMINATE");
    }

    @Test
    void itEndsWhenTheCompanyIsClosed() throws Exception {
        var target = debug("outer", true);
        await("main SUSPEND CLIENT_REQUEST");
        company().close();
        expect("main TERMINATE", "run TERMINATE");
        assertFalse(target.isSuspended());
        assertEquals(List.of(), listeners);
    }

    @Test
    void theWorkbenchIsClosedAtABreakpointAndOpenedTomorrow() throws Exception {
        set.add(Breakpoint.at("s", new Breakpoint.Step("test.outer/last", false)));
        var target = debug("outer", false);
        await("main SUSPEND BREAKPOINT");
        RunId run = target.run().orElseThrow();
        company().close();
        open();
        company().runs().recover();
        events.clear();
        var again = target(false);
        again.begin(null);
        again.attach(company(), run);
        expect("run CREATE", "main CREATE", "main SUSPEND BREAKPOINT");
        var main = thread(again, "");
        assertEquals("outer at last, line 17", top(main).getName());
        main.resume();
        expect("main RESUME CLIENT_REQUEST", "main TERMINATE", "run TERMINATE");
    }

    @Test
    void sixtyFourBranchesAreThreads() throws Exception {
        var lanes = new StringBuilder("package test\n\nplaybook wide() -> Text {\n  parallel max 64 {\n");
        for (var i = 0; i < 64; i++) {
            lanes.append("    step s" + i + " = \"v" + i + "\"\n");
        }
        Files.writeString(folder.resolve("wide.playbook"), lanes + "  }\n  step joined = s1\n  return joined\n}\n");
        var target = target(true);
        var process = new RunProcess(noLaunch(), RunOrder.of("wide.playbook", "test.wide"), door(), event -> {
        }, target);
        target.begin(process);
        process.begin();
        for (var held = 0; held < 64;) {
            var next = Objects.requireNonNull(events.poll(20, TimeUnit.SECONDS));
            held += next.contains(" SUSPEND") ? 1 : 0;
        }
        assertEquals(65, target.getThreads().length, "branches and the run itself");
        target.resume();
        await("run TERMINATE");
        assertEquals(0, target.getThreads().length);
    }

    @Test
    void theRunThatIsOverIsSteppedThrough() throws Exception {
        var target = debug("outer", false);
        await("run TERMINATE");
        var run = target.run().orElseThrow();
        var past = new HistoryTarget(noLaunch(), this::tell, breakpoints);
        past.open(company(), run);
        expect("past CREATE", "main CREATE", "main SUSPEND CLIENT_REQUEST");
        var main = (RunThread) past.getThreads()[0];
        assertEquals("name[bo]/hello", top(main).path(), "at its end it stands on what was done last");
        var seen = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            main.stepBackInto();
            expect("main RESUME STEP_INTO", "main SUSPEND STEP_END");
            seen.add(top(main).path());
        }
        assertEquals(List.of("name[bo]/hello", "name[ana]/hello", "last", "called/more", "called/twice"), seen);
        set.add(Breakpoint.at("l", new Breakpoint.Step("test.outer/hello", false)));
        main.resume();
        await("main SUSPEND STEP_END");
        assertEquals("name[ana]/hello", top(main).path());
        assertEquals("ana", variable(top(main), "name").getValue().getValueString());
        main.reverseResume();
        await("main SUSPEND STEP_END");
        assertTrue(past.isSuspended());
        main.stepOver();
        await("main SUSPEND STEP_END");
        main.stepReturn();
        await("main SUSPEND STEP_END");
        assertEquals("name[bo]/hello", top(main).path(), "gone on to the end it has a frame, too");
        past.terminate();
        expect("main TERMINATE", "past TERMINATE");
        assertEquals("dev.steward.debug", ((IDebugElement) main).getModelIdentifier());
    }

    @Test
    void theRunThatFailedIsOpenedAtWhatFailed() throws Exception {
        var target = debug("broken", false);
        await("run TERMINATE");
        var run = target.run().orElseThrow();
        var past = new HistoryTarget(noLaunch(), this::tell, breakpoints);
        past.open(company(), run);
        expect("past CREATE", "main CREATE", "main SUSPEND CLIENT_REQUEST");
        var main = (RunThread) past.getThreads()[0];
        assertEquals(List.of("part at cut/share, line 25", "broken at cut, line 31"),
                Stream.of(main.getStackFrames()).map(frame -> ((PlaybookFrame) frame).getName()).toList());
        assertEquals("0", variable(top(main), "n").getValue().getValueString());
        main.stepBackOver();
        await("main SUSPEND STEP_END");
        assertEquals("cut/share", top(main).path(), "right before it");
        main.stepBackReturn();
        await("main SUSPEND STEP_END");
        assertEquals("cut", top(main).path());
        main.jump(Integer.MAX_VALUE);
        await("main SUSPEND STEP_END");
        assertEquals("cut/share", top(main).path(), "at the end what failed is looked at");
        past.terminate();
    }
}
