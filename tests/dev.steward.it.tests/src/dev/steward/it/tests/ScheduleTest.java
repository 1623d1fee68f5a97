package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.value.Value;
import dev.steward.runtime.Company;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.RunService;
import dev.steward.runtime.schedule.ScheduledTrigger;

/** Schedules and events over the real rooms. */
class ScheduleTest {

    private static final String TEXT = """
            package shop
            type Order { id: Text  sum: Int }
            playbook receive(order: Order, factor: Int) -> Int {
              trigger on event Order with factor = 2 overlap queue
              return order.sum * factor
            }
            playbook letter(topic: Text) -> Text {
              trigger cron "0 7 * * MON" with topic = "news" overlap skip catchUp once
              trigger manual with topic = "by hand"
              return topic
            }
            type Payment { order: Text  sum: Int }
            playbook bill(order: Text) -> Int {
              wait 1s
              paid = on event Payment where event.order == order within 14 days -> abort
              return paid.sum
            }
            playbook later(topic: Text) { trigger every 1 day overlap skip wait 1 min }
            """;

    @TempDir
    Path dir = Path.of("");

    @BeforeEach
    void company() throws IOException {
        new Place(dir).with("", TEXT);
    }

    private Company open() {
        return Place.steward(Map.of()).open(CompanyFolder.read(dir));
    }

    private static ScheduledTrigger trigger(Company company, String playbook) {
        return company.schedule().list().stream().filter(t -> t.playbook().equals(playbook)).findFirst().orElseThrow();
    }

    @Test
    void anEventThatCameWhileNobodyListenedStartsItsRunOnce() throws Exception {
        try (var company = open()) {
            var delivery = company.events().deliver("Order", "{\"id\": \"o1\", \"sum\": 21}", "shop-1");
            assertTrue(delivery.fresh());
            assertEquals(List.of("shop.receive on event shop.Order"), delivery.takers());
            assertFalse(company.events().deliver("Order", Map.of("id", "o1", "sum", "21"), "shop-1").fresh());
        }
        try (var company = open()) {
            assertEquals(List.of(), company.runs().list(List.of(), 10));
            var ended = new CountDownLatch(1);
            try (var ears = company.runs().listen(event -> {
                if (event.type().equals("run.ended")) {
                    ended.countDown();
                }
            })) {
                company.schedule().start();
                assertTrue(ended.await(20, TimeUnit.SECONDS), "the event started no run");
            }
            // A run may have ended before the scheduler notes that it began, and closing interrupts that.
            for (var i = 0; trigger(company, "shop.receive").last() == null; i++) {
                assertTrue(i < 400, "the start was never noted");
                assertFalse(new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS));
            }
            assertFalse(company.events().deliver("Order", Map.of("id", "o1", "sum", "21"), "shop-1").fresh());
            var run = company.runs().list(List.of(), 10).getFirst().run();
            assertEquals(new Value.Int(42), company.runs().trace(run, Long.MAX_VALUE).output());
            assertEquals(1, company.runs().list(List.of(), 10).size());
        }
        try (var company = open()) {
            var last = trigger(company, "shop.receive").last();
            assertNotNull(last, "the start was noted before the company was closed");
            assertEquals("on event shop.Order shop-1", last.origin());
            assertEquals(RunState.DONE, last.state());
        }
    }

    @Test
    void aRunThatWaitsIsWokenByItsEventInAnotherProcess() throws Exception {
        RunId run;
        RunId other;
        try (var company = open()) {
            run = bill(company, "o1");
            other = bill(company, "o2");
            // it comes before the wait for it has begun, and nobody routes events yet
            assertTrue(company.events().deliver("Payment", "{\"order\": \"o1\", \"sum\": 42}", "bank-1").fresh());
        }
        try (var company = open()) {
            company.schedule().start();
            assertEquals(RunState.DONE, ended(company, run));
            assertEquals(new Value.Int(42), company.runs().trace(run, Long.MAX_VALUE).output());
            assertFalse(company.events().deliver("Payment", "{\"order\": \"o1\", \"sum\": 42}", "bank-1").fresh());
            company.events().deliver("shop.Payment", Map.of("order", "o2", "sum", "7"), "bank-2");
            assertEquals(RunState.DONE, ended(company, other));
            assertEquals(new Value.Int(7), company.runs().trace(other, Long.MAX_VALUE).output());
        }
    }

    private RunId bill(Company company, String order) {
        var prepared = Place.steward(Map.of()).checks(company.folder()).prepare("shop.bill", dir);
        return company.runs().start(new RunService.Request(prepared, Map.of("order", new Value.Text(order)), null,
                Engine.Approvals.ASK));
    }

    private static RunState ended(Company company, RunId run) throws Exception {
        var ended = new CountDownLatch(1);
        try (var ears = company.runs().listen(event -> {
            if (event.run().equals(run) && event.type().equals("run.ended")) {
                ended.countDown();
            }
        })) {
            if (!company.runs().trace(run, Long.MAX_VALUE).state().ended()) {
                assertTrue(ended.await(20, TimeUnit.SECONDS), "the run does not end");
            }
        }
        return company.runs().trace(run, Long.MAX_VALUE).state();
    }

    @Test
    void whatCannotBeTakenIsSaid() {
        try (var company = open()) {
            var unknown = assertThrows(ProblemException.class, () -> company.events().deliver("Ordr", "{}", "1"));
            assertEquals("No playbook waits for an event 'Ordr'. Did you mean Order? Events: shop.Order, shop.Payment.",
                    unknown.sentence());
            var wrong = assertThrows(ProblemException.class,
                    () -> company.events().deliver("Order", "{\"id\": \"x\"}", "1"));
            assertTrue(wrong.sentence().contains("sum"), wrong.sentence());
            var large = assertThrows(ProblemException.class, () -> company.events().deliver("Order",
                    Map.of("id", "x".repeat(20_000), "sum", "1"), "1"));
            assertTrue(large.sentence().contains("too large"), large.sentence());
        }
    }

    @Test
    void triggersAreListedPausedAndFiredByHand() throws Exception {
        try (var company = open()) {
            var letter = trigger(company, "shop.letter");
            assertEquals("cron \"0 7 * * MON\"", letter.words());
            assertEquals("overlap skip, catchUp once", letter.rules());
            assertEquals(3, company.schedule().coming("letter/1", 3).size());
            assertEquals(letter.next(), company.schedule().coming("letter/1", 1).getFirst());
            assertTrue(String.valueOf(trigger(company, "shop.later").held()).contains("nobody is there to give topic"));
            var both = assertThrows(ProblemException.class, () -> company.schedule().pause("letter"));
            assertTrue(both.sentence().contains("letter/2 for manual"), both.sentence());
            company.schedule().pause("letter/1");
            assertTrue(trigger(company, "shop.letter").paused());
            company.schedule().go("letter/1");
            assertFalse(trigger(company, "shop.letter").paused());
            var run = company.schedule().fire("letter/2");
            company.runs().await(run, Duration.ofSeconds(20));
            assertEquals(new Value.Text("by hand"), company.runs().trace(run, Long.MAX_VALUE).output());
            company.queue().stopAll();
            assertTrue(String.valueOf(trigger(company, "shop.letter").held()).contains("stopped by operator"));
            assertThrows(ProblemException.class, () -> company.schedule().fire("letter/2"));
        }
    }

    @Test
    void errorsInTheTextAreSaid() throws IOException {
        try (var company = open()) {
            Files.writeString(dir.resolve("test.playbook"), TEXT + "\nplaybook broken() {");
            var problem = String.valueOf(company.schedule().problem());
            assertTrue(problem.startsWith("What starts by itself can't run: "), problem);
            assertEquals(List.of(), company.schedule().list(), "nothing was known before");
            assertThrows(ProblemException.class, () -> company.schedule().pause("letter/1"));
        }
    }

    @Test
    void nothingFiresAfterTheClose() {
        try (var company = open()) {
            company.schedule().start();
            assertTrue(company.schedule().isRunning());
            company.schedule().close();
            company.schedule().start();
            assertFalse(company.schedule().isRunning(), "whoever took the company over late starts nothing");
        }
    }
}
