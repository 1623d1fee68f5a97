package dev.steward.runtime.tests.remote;

import static dev.steward.runtime.tests.remote.Served.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.spi.RunStore;
import dev.steward.runtime.internal.remote.Address;
import dev.steward.runtime.internal.remote.Backend;
import dev.steward.runtime.internal.remote.Binding;
import dev.steward.testkit.Lab;
import dev.steward.testkit.Plans;

/** What the owner owes its clients. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class OwnerServerTest {

    @TempDir
    Path folder = Path.of(".");

    @BeforeEach
    void private_() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void callsAnswersAndFailures() throws Throwable {
        try (var served = new Served(folder)) {
            var run = served.lab.start(Plans.plan(Plans.step("a", Plans.call("fire", Plans.text("a"))).approve()));
            served.lab.rest(run);
            var link = served.link();
            assertEquals(List.of(served.lab.store().run(run).orElseThrow()), call(link, RunStore.class, "open"));
            assertEquals(served.lab.engine().trace(run, Long.MAX_VALUE),
                    call(link, Engine.class, "trace", run, Long.MAX_VALUE));
            var wrong = assertThrows(Engine.DecisionException.class,
                    () -> call(link, Engine.class, "decide", "nope", Lab.approve()));
            assertTrue(String.valueOf(wrong.getMessage()).contains("nope"), wrong::getMessage);
            call(link, Engine.class, "decide", served.lab.card(run).id(), Lab.approve());
            call(link, Engine.class, "await", run, Duration.ofSeconds(-1));
            assertEquals(List.of("fire(a)"), served.lab.world.effects());
            link.close();
        }
    }

    @Test
    void manyCallsAtOnceOverOneConnection() throws Throwable {
        try (var served = new Served(folder)) {
            var run = served.lab.start(Plans.plan(Plans.waits("w", Duration.ofDays(1))));
            served.lab.rest(run);
            var link = served.link();
            var calls = java.util.stream.IntStream.range(0, 200).mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                try {
                    return call(link, RunStore.class, "run", run);
                } catch (Throwable e) {
                    return e;
                }
            })).toList();
            for (var answer : calls) {
                assertEquals(served.lab.store().run(run), answer.get(20, TimeUnit.SECONDS));
            }
            link.close();
        }
    }

    @Test
    void eventsComeInOrderAndStopWhenNobodyListens() throws Throwable {
        try (var served = new Served(folder)) {
            var link = served.link();
            var heard = new Heard();
            var handle = link.listen(heard);
            var run = served.lab.start(Plans.plan(Plans.step("a", Plans.call("fire", Plans.text("a")))));
            served.lab.finish(run);
            assertTrue(heard.ended.await(10, TimeUnit.SECONDS), heard::toString);
            assertEquals(served.lab.trace(run).events(), heard.events());
            handle.close();
            link.close();
        }
    }

    @Test
    void aWaitIsGivenUpWhenItsClientIsInterrupted() throws Throwable {
        try (var served = new Served(folder)) {
            var run = served.lab.start(Plans.plan(Plans.waits("w", Duration.ofSeconds(30))));
            served.lab.rest(run);
            var link = served.link();
            var outcome = new CompletableFuture<Throwable>();
            var waiting = Thread.ofPlatform().start(() -> {
                try {
                    call(link, Engine.class, "await", run, Duration.ofDays(1));
                    outcome.completeExceptionally(new AssertionError("it did not wait"));
                } catch (Throwable e) {
                    outcome.complete(e);
                }
            });
            call(link, RunStore.class, "open");
            waiting.interrupt();
            assertInstanceOf(InterruptedException.class, outcome.get(10, TimeUnit.SECONDS));
            assertEquals(Optional.empty(), call(link, RunStore.class, "run", new RunId("none")));
            link.close();
        }
    }

    @Test
    void whoLeavesSendsWaitersToTheNextOwner() throws Throwable {
        var served = new Served(folder);
        var run = served.lab.start(Plans.plan(Plans.waits("w", Duration.ofSeconds(30))));
        served.lab.rest(run);
        var link = served.link();
        var begun = new CountDownLatch(1);
        var outcome = CompletableFuture.supplyAsync(() -> {
            begun.countDown();
            try {
                return call(link, Engine.class, "await", run, Duration.ofDays(1));
            } catch (Throwable e) {
                return e;
            }
        });
        begun.await();
        call(link, RunStore.class, "open");
        served.close();
        assertInstanceOf(Backend.Lost.class, outcome.get(10, TimeUnit.SECONDS));
        assertFalse(Files.exists(folder.resolve("door")), "the address is taken back");
        assertFalse(Files.exists(folder.resolve("door.socket")), "the socket is taken away");
        assertThrows(Backend.Lost.class, () -> call(link, RunStore.class, "open"));
    }

    @Test
    void onlyItsOwnerCanOpenTheSocket() throws IOException {
        try (var served = new Served(folder)) {
            for (var name : List.of("door", "door.socket")) {
                assertEquals("rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))), name);
            }
            assertEquals(ProcessHandle.current().pid(), Address.read(folder).orElseThrow().pid());
        }
    }

    @Test
    void aFolderWithALongNameHasItsSocketElsewhere() throws Throwable {
        var deep = Files.createDirectories(folder.resolve("a-long-name".repeat(10)).resolve(".steward"));
        try (var served = new Served(deep)) {
            var socket = served.address().socket();
            assertTrue(socket != null && !socket.startsWith(folder), () -> "socket " + socket);
            var parent = socket == null ? null : socket.getParent();
            assertEquals("rwx------", parent == null ? ""
                    : PosixFilePermissions.toString(Files.getPosixFilePermissions(parent)));
            var link = served.link();
            assertEquals(List.of(), call(link, RunStore.class, "open"));
            link.close();
            served.close();
            assertTrue(parent != null && !Files.exists(parent), "nothing is left");
        }
    }

    @Test
    void withoutUnixSocketsAPortAndATokenDo() throws Throwable {
        var binding = Binding.port(folder);
        binding.address().write(folder);
        try (var served = new Served(folder, binding)) {
            assertEquals(served.address(), Address.read(folder).orElseThrow());
            var link = served.link();
            assertEquals(List.of(), call(link, RunStore.class, "open"));
            assertTrue(link.owner().since().isBefore(Instant.now().plusSeconds(1)));
            link.close();
        }
    }
}
