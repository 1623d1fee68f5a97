package dev.steward.llm.tests;

import static dev.steward.engine.spi.BoundaryException.AUTH_FAILED;
import static dev.steward.engine.spi.BoundaryException.BAD_REQUEST;
import static dev.steward.engine.spi.BoundaryException.INVALID_OUTPUT;
import static dev.steward.engine.spi.BoundaryException.NOT_FOUND;
import static dev.steward.engine.spi.BoundaryException.OUTAGE;
import static dev.steward.engine.spi.BoundaryException.RATE_LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.steward.engine.spi.BoundaryException;
import mockwebserver3.MockResponse;

/** Refusals by status, and answers that are none: each a typed error with its cure, and the key in none of them. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class FailuresTest {

    private final Stage stage = new Stage();

    @AfterEach
    void stop() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({ "OPENAI,401", "OPENAI,403", "ANTHROPIC,401", "ANTHROPIC,403", "COMPATIBLE,401" })
    void aRefusedKeyNamesItsVariable(Wire wire, int status) throws Exception {
        var failure = refused(wire, status, "{\"error\":{\"message\":\"Incorrect API key: " + Wire.KEY + "\"}}");
        expect(failure, AUTH_FAILED, false, "set the environment variable " + wire.variable());
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownModelIsNotFound(Wire wire) throws Exception {
        stage.start(wire);
        stage.json(404, "{\"error\":{\"message\":\"no model for " + Wire.KEY + "\"}}");
        expect(fail(), NOT_FOUND, false, "does not know " + stage.model());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = { "OPENAI,7,PT7S", "ANTHROPIC,7,PT7S", "COMPATIBLE,0,PT0S",
            "OPENAI,'Mon, 05 Jan 2026 09:01:30 GMT',PT1M30S", "OPENAI,'Mon, 05 Jan 2026 08:00:00 GMT',PT0S",
            "ANTHROPIC,86400,PT1H", "OPENAI,soon,none" })
    void aRateLimitTellsWhenToComeBack(Wire wire, String header, @Nullable Duration expected) throws Exception {
        stage.start(wire);
        stage.enqueue(new MockResponse.Builder().code(429).setHeader("Retry-After", header)
                .body("{\"error\":{\"message\":\"slow down\"}}"));
        var failure = fail();
        expect(failure, RATE_LIMIT, false, "slow down");
        assertEquals(expected, failure.retryAfter());
    }

    @ParameterizedTest
    @CsvSource({ "OPENAI,500", "OPENAI,502", "COMPATIBLE,503", "ANTHROPIC,500", "ANTHROPIC,529" })
    void aBrokenServerIsAnOutage(Wire wire, int status) throws Exception {
        expect(refused(wire, status, "<html>oops</html>"), OUTAGE, false, "out of order (" + status + ")");
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatSaysNowIsNotAskedAgainInSecret(Wire wire) throws Exception {
        stage.start(wire);
        stage.enqueue(new MockResponse.Builder().code(503).setHeader("Retry-After", "0"));
        stage.events(wire.stream("second", false));
        expect(fail(), OUTAGE, false, "try again later");
        assertEquals(1, stage.server().getRequestCount());
    }

    @ParameterizedTest
    @EnumSource
    void aRedirectIsNotFollowedWithTheKey(Wire wire) throws Exception {
        stage.start(wire);
        stage.enqueue(new MockResponse.Builder().code(307).setHeader("Location",
                stage.server().url("/elsewhere?key=" + Wire.KEY)));
        stage.events(wire.stream("second", false));
        expect(fail(), BAD_REQUEST, false, "points to another address");
        assertEquals(1, stage.server().getRequestCount());
    }

    @ParameterizedTest
    @EnumSource(names = { "OPENAI", "ANTHROPIC" })
    void aRefusedRequestQuotesTheProvider(Wire wire) throws Exception {
        expect(refused(wire, 400, "{\"error\":{\"message\":\"prompt is too\\nlong\"}}"), BAD_REQUEST, false,
                "“prompt is too long”");
    }

    @ParameterizedTest
    @EnumSource
    void aMalformedEventIsAnOutage(Wire wire) throws Exception {
        stage.start(wire);
        stage.events(wire.begin() + "data: [1, 2\n\n");
        expect(fail(), OUTAGE, true, "no model's answer");
    }

    @ParameterizedTest
    @EnumSource
    void aWebPageIsAnOutage(Wire wire) throws Exception {
        expect(refused(wire, 200, "<html>Welcome to our hotel</html>"), OUTAGE, true, "check that the address");
    }

    @ParameterizedTest
    @EnumSource
    void anErrorInsideTheStreamIsAnOutage(Wire wire) throws Exception {
        stage.start(wire);
        stage.events(wire.begin() + wire.piece("Dear", false) + wire.error());
        expect(fail(), OUTAGE, true, "“Overloaded”");
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerCutAtItsBoundIsInvalid(Wire wire) throws Exception {
        stage.start(wire);
        stage.events(wire.begin() + wire.piece("Dear", false) + wire.end("cut"));
        expect(fail(), INVALID_OUTPUT, true, "cut after 2000 tokens");
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalIsInvalid(Wire wire) throws Exception {
        stage.start(wire);
        stage.events(wire.begin() + wire.end("refused"));
        expect(fail(), INVALID_OUTPUT, true, "declined to answer");
    }

    @ParameterizedTest
    @EnumSource
    void aBodyWithoutEndIsBounded(Wire wire) throws Exception {
        expect(refused(wire, 200, "x".repeat(9 << 20)), OUTAGE, true, "more than an answer may hold");
    }

    @ParameterizedTest
    @EnumSource
    void aLineWithoutEndIsBounded(Wire wire) throws Exception {
        stage.start(wire);
        stage.events(wire.begin() + "data: " + "x".repeat(2 << 20));
        expect(fail(), OUTAGE, true, "broke off");
    }

    private BoundaryException refused(Wire wire, int status, String body) throws Exception {
        stage.start(wire);
        stage.json(status, body);
        return fail();
    }

    private BoundaryException fail() {
        return Failing.call(stage.client(), Requests.text(stage.model()));
    }

    private static void expect(BoundaryException failure, String error, boolean unknown, String words) {
        var message = String.valueOf(failure.getMessage());
        assertEquals(error, failure.error(), message);
        assertEquals(unknown, failure.unknown(), message);
        assertTrue(message.contains(words), message);
        assertFalse(message.contains(Wire.KEY), message);
    }
}
