package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.debug.RunOrder;
import dev.steward.debug.RunProcess;
import dev.steward.debug.spi.CompanyDoor;
import dev.steward.engine.Engine;
import dev.steward.engine.RunState;
import dev.steward.runtime.Company;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.InboxService;
import dev.steward.runtime.RunFeed;
import dev.steward.runtime.Steward;
import dev.steward.runtime.tell.Line;

/** A run as a process of the debug framework, over a real company and without a window. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RunProcessTest {

    private static final String PLAYBOOKS = Texts.SMALL + """

            playbook long() -> Text {
              wait 3 days
              return "done"
            }

            playbook part(n: Int) -> Number {
              return 100 / n
            }

            playbook wrong(n: Int) -> Number {
              step share = part(n)
              return share
            }
            """;

    @TempDir
    Path folder = Path.of(".");
    private final Steward steward = Place.steward(Map.of());
    private final LinkedBlockingQueue<DebugEvent> events = new LinkedBlockingQueue<>();
    private @Nullable Company opened;

    @BeforeEach
    void aCompany() throws Exception {
        var place = new Place(folder.resolve("company"), Map.of())
                .with("model.large = rehearsal\nconnector.drafts.folder = drafts\n", PLAYBOOKS);
        opened = steward.open(CompanyFolder.read(place.folder()));
    }

    @AfterEach
    void close() {
        company().close();
    }

    private Company company() {
        return Objects.requireNonNull(opened);
    }

    private RunProcess begin(RunOrder order) {
        var door = new CompanyDoor() {
            @Override
            public <T> CompletableFuture<T> ask(BiFunction<Steward, Company, T> work) {
                return company().async(() -> work.apply(steward, company()));
            }

            @Override
            public AutoCloseable follow(Consumer<RunFeed.Batch> view) {
                return company().feed().subscribe(view);
            }
        };
        var process = new RunProcess(noLaunch(), order, door, events::add);
        process.begin();
        return process;
    }

    /** The framework's own needs its plug-in; nothing here asks it anything. */
    private static ILaunch noLaunch() {
        return (ILaunch) Proxy.newProxyInstance(ILaunch.class.getClassLoader(), new Class<?>[]{ ILaunch.class },
                (proxy, method, args) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private RunOrder order(String playbook, Map<String, String> inputs) {
        return RunOrder.of("test.playbook", "test." + playbook).with(inputs);
    }

    private void await(int kind) throws InterruptedException {
        for (var event = events.take(); event.getKind() != kind; event = events.take()) {
            assertTrue(event.getSource() instanceof RunProcess);
        }
    }

    private static List<String> texts(RunProcess process) {
        return process.transcript().lines().stream().map(Line::text).toList();
    }

    @Test
    void aRunIsToldToItsEnd() throws Exception {
        var process = begin(order("greet", Map.of("who", "Ana")));
        assertTrue(process.canTerminate() || process.isTerminated());
        await(DebugEvent.TERMINATE);
        assertEquals(0, process.getExitValue(), () -> texts(process).toString());
        assertEquals(RunState.DONE, process.state().orElseThrow());
        var lines = texts(process);
        assertEquals("greet", lines.getFirst().split(" ")[0]);
        assertTrue(lines.getLast().startsWith("  result  Hello Ana, 1"), lines::toString);
        var ending = process.transcript().lines().stream().flatMap(l -> l.pieces().stream())
                .filter(p -> p.about() == Line.About.RUN).toList();
        assertEquals(process.run().orElseThrow().text(), ending.getFirst().text());
        assertTrue(process.getLabel().endsWith("· done"), process.getLabel());
    }

    @Test
    void aMissingInputIsRefusedWithItsSentence() throws Exception {
        var process = begin(order("greet", Map.of()));
        await(DebugEvent.TERMINATE);
        assertEquals(RunProcess.REFUSED, process.getExitValue());
        assertTrue(texts(process).stream().anyMatch(l -> l.startsWith("✕ greet needs the input 'who'")),
                () -> texts(process).toString());
        assertEquals(List.of(), company().runs().list(List.of(), 5));
    }

    @Test
    void aQuestionIsALinkAndItsAnswerGoesOn() throws Exception {
        var process = begin(order("ask", Map.of()));
        var asked = new CompletableFuture<String>();
        process.transcript().read(lines -> lines.stream().flatMap(l -> l.pieces().stream())
                .filter(p -> p.about() == Line.About.ASK).forEach(p -> asked.complete(p.text())));
        var ask = asked.get(20, TimeUnit.SECONDS);
        assertFalse(process.isTerminated());
        company().inbox().decide(ask, Engine.Answer.APPROVE, Map.of(), null, InboxService.UNMEASURED);
        await(DebugEvent.TERMINATE);
        assertEquals(0, process.getExitValue(), () -> texts(process).toString());
    }

    @Test
    void aFailureHasItsStepAndItsReasonOnce() throws Exception {
        var process = begin(order("wrong", Map.of("n", "0")));
        await(DebugEvent.TERMINATE);
        assertEquals(4, process.getExitValue());
        var reason = texts(process).stream().filter(l -> l.contains("failed:")).toList();
        assertEquals(1, reason.size(), () -> texts(process).toString());
        assertTrue(process.transcript().lines().stream().flatMap(l -> l.pieces().stream())
                .anyMatch(p -> p.about() == Line.About.STEP && p.text().equals("share")));
    }

    @Test
    void toTerminateIsToCancel() throws Exception {
        var process = begin(order("long", Map.of()));
        await(DebugEvent.CHANGE);
        while (process.state().orElseThrow() != RunState.WAITING) {
            await(DebugEvent.CHANGE);
        }
        process.terminate();
        await(DebugEvent.TERMINATE);
        assertEquals(RunState.CANCELLED, company().runs().row(process.run().orElseThrow()).state());
        assertEquals(4, process.getExitValue());
    }
}
