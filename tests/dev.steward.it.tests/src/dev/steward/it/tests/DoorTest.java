package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreException;
import dev.steward.runtime.Company;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.Role;
import dev.steward.runtime.RunService;

/** Taking a company over when something is wrong at that very moment. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DoorTest {

    @TempDir
    Path folder = Path.of(".");

    @BeforeEach
    void aCompany() throws IOException {
        new Place(folder, Map.of()).with("", Texts.SMALL);
    }

    private Company serve() {
        return Place.steward(Map.of()).open(CompanyFolder.read(folder), Role.SERVE, null);
    }

    private static void until(BooleanSupplier condition, String what) throws InterruptedException {
        for (var i = 0; !condition.getAsBoolean(); i++) {
            assertTrue(i < 600, what);
            assertFalse(new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS));
        }
    }

    private static RunId waiting(Company company) {
        var prepared = Place.steward(Map.of()).checks(company.folder()).prepare("ask", company.folder().root());
        return company.runs().start(new RunService.Request(prepared, Map.of(), null, Engine.Approvals.ASK));
    }

    @Test
    void whatBeginsWithTheCompanyIsTriedAgain() throws Exception {
        var tries = new AtomicInteger();
        var begun = new CountDownLatch(1);
        try (var first = serve(); var second = serve()) {
            second.whenOwned(() -> {
                if (tries.incrementAndGet() == 1) {
                    throw new IllegalStateException("on purpose");
                }
                begun.countDown();
            });
            first.close();
            assertTrue(begun.await(30, TimeUnit.SECONDS), () -> tries + " tries");
            assertTrue(second.owner().here());
        }
    }

    @Test
    void aRunThatCannotBeReadKeepsNothingFromBeginning() throws Exception {
        var unreadable = new AtomicBoolean();
        var steward = OtherStore.runs(real -> OtherStore.answering(RunStore.class, real, (name, arguments) -> {
            if (name.equals("read") && unreadable.get()) {
                throw new StoreException(StoreException.Reason.BROKEN, "It can't be read, on purpose.", null);
            }
        }, (name, answer) -> answer)).steward();
        var heard = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        try (var first = serve();
                var second = steward.open(CompanyFolder.read(folder), Role.SERVE, null);
                var ears = second.runs().listen(event -> {
                    if (event.type().equals("ask.opened")) {
                        heard.countDown();
                    }
                })) {
            waiting(first);
            assertTrue(heard.await(30, TimeUnit.SECONDS), "the run is heard of");
            second.whenOwned(begun::countDown);
            unreadable.set(true);
            first.close();
            assertTrue(begun.await(30, TimeUnit.SECONDS), "it begins");
            unreadable.set(false);
        }
    }

    @Test
    void aDoorThatCannotBeOpenedStandsNoLongerBy() throws Exception {
        try (var owner = serve()) {
            var problem = assertThrows(ProblemException.class, () -> Place.steward(Map.of())
                    .open(CompanyFolder.read(folder), Role.WORKBENCH, (run, path) -> true));
            assertTrue(problem.sentence().contains("can't be debugged here"), problem::sentence);
            until(() -> Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().equals("steward-door-again")), "somebody tries for ever");
        }
        try (var workbench = Place.steward(Map.of()).open(CompanyFolder.read(folder), Role.WORKBENCH,
                (run, path) -> true)) {
            assertTrue(workbench.owner().here());
        }
    }

    /** One thread pauses, as the last owner has not let go yet; meanwhile another opens the company. */
    @Test
    void ofTwoThreadsThatOpenTheCompanyOneDoes() throws Exception {
        var opened = new AtomicInteger();
        var quicker = new CompletableFuture<Company>();
        var second = new CompletableFuture<Thread>();
        var steward = OtherStore.opening(() -> {
            if (opened.incrementAndGet() == 1) {
                var other = Thread.ofPlatform().daemon().start(() -> quicker.join().runs().open());
                second.complete(other);
                while (other.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
                throw new StoreException(StoreException.Reason.IN_USE, "It is in use, on purpose.", null);
            }
        }).steward();
        try (var first = serve(); var company = steward.open(CompanyFolder.read(folder))) {
            first.close();
            quicker.complete(company);
            var slower = Thread.ofPlatform().daemon().start(() -> company.runs().open());
            slower.join();
            second.join().join();
            assertTrue(company.owner().here(), company.owner()::words);
            assertEquals(2, opened.get());
            assertEquals(0, company.attached(), "it works through nobody");
        }
        try (var after = serve()) {
            assertTrue(after.owner().here(), "it was given back");
        }
    }
}
