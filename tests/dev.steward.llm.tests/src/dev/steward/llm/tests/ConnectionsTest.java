package dev.steward.llm.tests;

import static dev.steward.engine.spi.BoundaryException.OUTAGE;
import static dev.steward.engine.spi.BoundaryException.TIMEOUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.steward.engine.spi.BoundaryException;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

/** Connections that break, hang, trickle or are cancelled. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ConnectionsTest {

    private static final String LONG = "Dear readers. ".repeat(400);
    private final Stage stage = new Stage();

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void nothingListensThere() throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (var models = stage.open(Map.of(), "")) {
            var model = "compatible:http://127.0.0.1:" + port + "/v1#qwen3";
            var client = models.clients().stream().filter(c -> c.serves(model)).findFirst().orElseThrow();
            var failure = Failing.call(client, Requests.text(model));
            expect(failure, OUTAGE, false, "127.0.0.1:" + port + " can't be reached");
            assertEquals(failure.getMessage(), models.trouble(model));
        }
    }

    @ParameterizedTest
    @EnumSource
    void closedInTheMiddle(Wire wire) throws Exception {
        stage.start(wire);
        stage.enqueue(Stage.event(wire.begin() + wire.piece(LONG, false) + wire.end("done"))
                .onResponseBody(new SocketEffect.CloseSocket()));
        expect(fail(Duration.ofSeconds(10)), OUTAGE, true, "broke off");
    }

    @ParameterizedTest
    @EnumSource
    void endedPolitelyInTheMiddle(Wire wire) throws Exception {
        stage.start(wire);
        stage.events(wire.begin() + wire.piece("Dear", false));
        expect(fail(Duration.ofSeconds(10)), OUTAGE, true, "in the middle");
    }

    @ParameterizedTest
    @EnumSource
    void closedBeforeTheAnswer(Wire wire) throws Exception {
        stage.start(wire);
        stage.enqueue(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()));
        expect(fail(Duration.ofSeconds(10)), OUTAGE, true, "broke off");
    }

    @ParameterizedTest
    @EnumSource
    void stalledInTheMiddle(Wire wire) throws Exception {
        stage.start(wire);
        stage.enqueue(Stage.event(wire.begin() + wire.piece(LONG, false) + wire.end("done"))
                .onResponseBody(SocketEffect.Stall.INSTANCE));
        expect(fail(Duration.ofSeconds(10)), TIMEOUT, true, "sent nothing for 400 ms");
    }

    @Test
    void signsOfLifeAreNoSilence() throws Exception {
        stage.start(Wire.COMPATIBLE);
        stage.enqueue(Stage.event(": working\n\n".repeat(40) + Wire.COMPATIBLE.stream("Dear readers", false))
                .throttleBody(60, 100, TimeUnit.MILLISECONDS));
        var answer = stage.client().call(Requests.text(stage.model()), delta -> {
        });
        assertEquals("Dear readers", answer.text());
    }

    @ParameterizedTest
    @EnumSource
    void tooSlowAsAWhole(Wire wire) throws Exception {
        stage.start(wire);
        stage.enqueue(Stage.event(wire.begin() + wire.piece("Dear ", false).repeat(200) + wire.end("done"))
                .throttleBody(200, 100, TimeUnit.MILLISECONDS));
        expect(fail(Duration.ofMillis(700)), TIMEOUT, true, "did not finish within 700 ms");
    }

    @ParameterizedTest
    @EnumSource
    void silentFromTheStart(Wire wire) throws Exception {
        stage.start(wire);
        stage.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
        expect(fail(Duration.ofMillis(500)), TIMEOUT, true, "did not finish within 500 ms");
    }

    @ParameterizedTest
    @EnumSource
    void cancelledInTheMiddleEndsAtOnce(Wire wire) throws Exception {
        stage.start(wire);
        stage.enqueue(Stage.event(wire.begin() + wire.piece("Dear ", false).repeat(2_000) + wire.end("done"))
                .throttleBody(200, 50, TimeUnit.MILLISECONDS));
        var streaming = new CountDownLatch(1);
        var outcome = new CompletableFuture<Throwable>();
        var thread = Thread.ofVirtual().start(() -> {
            try {
                stage.client().call(Requests.text(stage.model()), delta -> streaming.countDown());
                outcome.complete(new AssertionError("the call was not cancelled"));
            } catch (InterruptedException | BoundaryException e) {
                outcome.complete(e);
            }
        });
        assertTrue(streaming.await(10, TimeUnit.SECONDS), "the stream began");
        thread.interrupt();
        assertInstanceOf(InterruptedException.class, outcome.get(1, TimeUnit.SECONDS));
        assertNull(stage.server().takeRequest().getFailure());
    }

    private BoundaryException fail(Duration timeout) {
        return Failing.call(stage.client(), Requests.of(stage.model(), Requests.MARKDOWN, "", timeout));
    }

    private static void expect(BoundaryException failure, String error, boolean unknown, String words) {
        var message = String.valueOf(failure.getMessage());
        assertEquals(error, failure.error(), message);
        assertEquals(unknown, failure.unknown(), message);
        assertTrue(message.contains(words), message);
    }
}
