package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.past.Cursor;
import dev.steward.engine.past.Stride;
import dev.steward.engine.value.Value;
import dev.steward.runtime.Company;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.InboxService;
import dev.steward.runtime.MemoryService;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.RunService;
import dev.steward.runtime.Steward;
import dev.steward.runtime.trace.RunMoment;

/** What a company's services owe, wherever its store is owned. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
abstract class CompanyContract {

    private static final String PLAYBOOKS = Texts.SMALL + """

            fact Voice of company {
              text: Text
            } retain forever scope brand

            playbook voice() -> Voice? {
              known = recall Voice of company
              return known
            }

            playbook long() -> Text {
              wait 3 days
              return "done"
            }
            """;

    @TempDir
    Path folder = Path.of(".");
    Place place = new Place(Path.of("."));
    Steward steward = Place.steward(Map.of());
    private @Nullable Company opened;

    /** Opens the company in the way that is tested. */
    abstract Company open(CompanyFolder of);

    @BeforeEach
    void aCompany() throws IOException {
        place = new Place(folder.resolve("company"), Map.of())
                .with("model.large = rehearsal\nconnector.drafts.folder = drafts\n", PLAYBOOKS);
        opened = open(CompanyFolder.read(place.folder()));
    }

    @AfterEach
    void close() {
        var company = opened;
        if (company != null) {
            company.close();
        }
    }

    Company company() {
        return Objects.requireNonNull(opened);
    }

    RunId start(String playbook, Map<String, String> inputs) {
        var prepared = steward.checks(company().folder()).prepare(playbook, place.folder());
        return company().runs().start(new RunService.Request(prepared,
                prepared.inputs(company().folder().settings(), inputs), null, Engine.Approvals.ASK));
    }

    @Test
    void aRunFromItsStartToItsStory() throws InterruptedException {
        var run = start("greet", Map.of("who", "Ana"));
        var row = company().runs().await(run, Duration.ofSeconds(10));
        assertEquals(RunState.DONE, row.state());
        assertEquals(List.of(row), company().runs().list(List.of(RunState.DONE), 5));
        assertEquals(List.of(), company().runs().open());
        assertEquals(run, company().runs().find("last"));
        var trace = company().runs().trace(run, Long.MAX_VALUE);
        assertEquals(new Value.Text("Hello Ana, 1"), trace.output());
        assertNull(company().runs().replay(run).difference());
        assertTrue(company().runs().place(run, "test.greet").isPresent());
    }

    @Test
    void largeValuesComeWhole() throws InterruptedException {
        var run = start("greet", Map.of("who", "x".repeat(3_000_000)));
        company().runs().await(run, Duration.ofSeconds(10));
        assertEquals(new Value.Text("Hello " + "x".repeat(3_000_000) + ", 1"),
                company().runs().trace(run, Long.MAX_VALUE).output());
    }

    @Test
    void aQuestionIsAnsweredOnce() throws Exception {
        var run = start("ask", Map.of());
        company().runs().await(run, Duration.ofSeconds(1));
        var ask = company().inbox().open(run).getFirst();
        var card = company().inbox().card(ask.id()).orElseThrow();
        assertEquals(new Value.Text("page.md"), card.args().get("path"));
        company().inbox().decide(ask.id(), Engine.Answer.EDIT, Map.of("path", "p.md"), null, InboxService.UNMEASURED);
        assertEquals(RunState.DONE, company().runs().await(run, Duration.ofSeconds(10)).state());
        assertEquals(List.of("drafts/p.md"), place.files("drafts"));
        var again = assertThrows(ProblemException.class, () -> company().inbox().decide(ask.id(), Engine.Answer.APPROVE,
                Map.of(), null, InboxService.UNMEASURED));
        assertTrue(again.sentence().contains("can't be answered"), again::sentence);
    }

    @Test
    void aRunIsForkedAndOneThatFailedGoesOn() throws Exception {
        var run = start("ask", Map.of());
        company().runs().await(run, Duration.ofSeconds(1));
        var steps = company().runs().cameTo(run);
        var fork = company().runs().fork(new RunService.ForkRequest(run, steps.getFirst(), null, Map.of(), null,
                Engine.Approvals.ASK), null);
        company().runs().await(fork.run(), Duration.ofSeconds(1));
        var ask = company().inbox().open(fork.run()).getFirst();
        company().inbox().decide(ask.id(), Engine.Answer.REJECT, Map.of(), null, InboxService.UNMEASURED);
        assertEquals(RunState.FAILED, company().runs().await(fork.run(), Duration.ofSeconds(10)).state());
        assertEquals(steps.getFirst(), company().runs().reopen(fork.run(), null));
        company().runs().await(fork.run(), Duration.ofSeconds(1));
        var again = company().inbox().open(fork.run()).getFirst();
        company().inbox().decide(again.id(), Engine.Answer.APPROVE, Map.of(), null, InboxService.UNMEASURED);
        assertEquals(RunState.DONE, company().runs().await(fork.run(), Duration.ofSeconds(10)).state());
        assertNull(company().runs().replay(fork.run()).difference());
        assertEquals(1, company().inbox().open(run).size(), "the other run waits as before");
        var refused = assertThrows(ProblemException.class, () -> company().runs().reopen(run, null));
        assertTrue(refused.sentence().contains("has not ended"), refused::sentence);
    }

    @Test
    void everyEventIsHeard() throws Exception {
        var heard = Collections.synchronizedList(new ArrayList<Engine.RunEvent>());
        var ended = new CountDownLatch(1);
        try (var listening = company().runs().listen(event -> {
            heard.add(event);
            if (event.type().equals("run.ended")) {
                ended.countDown();
            }
        })) {
            var run = start("letter", Map.of());
            assertTrue(ended.await(20, TimeUnit.SECONDS), heard::toString);
            assertEquals(company().runs().trace(run, Long.MAX_VALUE).events(), List.copyOf(heard));
        }
    }

    @Test
    void viewsAreFed() throws Exception {
        var fed = new CompletableFuture<List<RunId>>();
        try (var subscribed = company().feed().subscribe(batch -> fed.complete(batch.runs()))) {
            var run = start("greet", Map.of("who", "Ana"));
            assertEquals(List.of(run), fed.get(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void aRunIsPausedGoesOnAndIsStopped() throws InterruptedException {
        var run = start("long", Map.of());
        company().runs().await(run, Duration.ofSeconds(1));
        company().runs().pause(run);
        assertEquals(RunState.PAUSED, company().runs().await(run, Duration.ofSeconds(1)).state());
        company().runs().unpause(run);
        assertEquals(RunState.WAITING, company().runs().await(run, Duration.ofSeconds(1)).state());
        company().runs().cancel(run);
        assertEquals(RunState.CANCELLED, company().runs().await(run, Duration.ofSeconds(10)).state());
    }

    @Test
    void whatIsStoppedStartsNothing() throws InterruptedException {
        company().queue().stopAll();
        var refused = assertThrows(ProblemException.class, () -> start("greet", Map.of("who", "Ana")));
        assertEquals(ProblemException.Kind.STOPPED, refused.kind());
        assertTrue(refused.sentence().contains("steward queue --go"), refused::sentence);
        company().queue().go();
        assertEquals(RunState.DONE,
                company().runs().await(start("greet", Map.of("who", "Ana")), Duration.ofSeconds(10)).state());
    }

    @Test
    void memoryIsWrittenOnceAndFound() {
        var write = steward.checks(company().folder()).fact("Voice", Map.of("", "Short sentences."), null, null, false);
        var item = company().memory().remember(write);
        assertEquals(item, company().memory().remember(write));
        assertEquals(List.of(item), company().memory().recall(new MemoryService.Query("short", null, null, null, 3)));
        assertEquals(List.of(item), company().memory()
                .recall(new MemoryService.Query(null, "test.Voice", null, null, 3)));
    }

    @Test
    void whatIsUnknownIsSaidInTheSameWords() {
        assertEquals("There is no run 'nope'. 'steward runs' lists all runs.",
                assertThrows(ProblemException.class, () -> company().runs().find("nope")).sentence());
        var prepared = steward.checks(company().folder()).prepare("letter", place.folder());
        var model = assertThrows(ProblemException.class, () -> company().runs().start(
                new RunService.Request(prepared, Map.of(), "nope", Engine.Approvals.ASK)));
        assertTrue(model.sentence().startsWith("--model asks for the unknown model 'nope'."), model::sentence);
    }

    @Test
    void thePastIsLookedAtMomentByMoment() throws InterruptedException {
        var run = start("letter", Map.of("topic", "clay"));
        company().runs().await(run, Duration.ofSeconds(10));
        var past = company().runs().past(run);
        var steps = new ArrayList<String>();
        for (var at = Optional.of(new Cursor(past.last(), -1)); at.isPresent(); at = past.step(at.get(),
                Stride.BACK_INTO)) {
            if (at.get().activation() >= 0) {
                steps.add(past.activation(at.get().activation()).path());
                assertEquals(new Value.Text("clay"),
                        past.value(at.get().moment(), at.get().activation(), "topic").orElseThrow());
            }
        }
        assertEquals(company().runs().trace(run, Long.MAX_VALUE).steps().stream().map(Engine.StepTrace::path).toList(),
                steps.reversed());
        var early = RunMoment.of(past, past.at(2), id -> company().runs().place(run, id));
        assertEquals("test.letter", early.frames().getFirst().playbook());
        assertTrue(String.valueOf(early.frames().getFirst().place()).startsWith("test.playbook:"));
    }

    @Test
    void aBackupIsTheWholeCompanyAndStandsStill() throws Exception {
        var run = start("long", Map.of());
        company().runs().await(run, Duration.ofSeconds(1));
        var file = folder.resolve("backup.zip");
        var written = company().backups().write(file);
        assertEquals(2, written.files());
        assertThrows(ProblemException.class, () -> company().backups().write(file));
        var restored = steward.restorer().restore(file, folder.resolve("restored"));
        assertEquals(Files.readString(place.folder().resolve("test.playbook")),
                Files.readString(restored.root().resolve("test.playbook")));
        try (var again = steward.open(restored)) {
            assertEquals(List.of(run), again.runs().open().stream().map(row -> row.run()).toList());
            assertFalse(again.queue().show().stopped() == null, "a restored company is stopped");
            assertNull(again.runs().replay(run).difference());
        }
        assertThrows(ProblemException.class, () -> steward.restorer().restore(file, restored.root()));
    }

    @Test
    void aWaitCanBeInterrupted() throws Exception {
        var run = start("long", Map.of());
        var outcome = new CompletableFuture<Throwable>();
        var waiting = Thread.ofPlatform().start(() -> {
            try {
                company().runs().await(run, Duration.ofDays(10));
                outcome.complete(new AssertionError("it did not wait"));
            } catch (InterruptedException | RuntimeException e) {
                outcome.complete(e);
            }
        });
        company().runs().open();
        waiting.interrupt();
        assertEquals(InterruptedException.class, outcome.get(10, TimeUnit.SECONDS).getClass());
        assertEquals(List.of(run), company().runs().open().stream().map(row -> row.run()).toList());
    }
}
