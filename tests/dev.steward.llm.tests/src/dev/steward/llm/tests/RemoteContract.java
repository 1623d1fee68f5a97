package dev.steward.llm.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.steward.engine.spi.ModelClient;
import mockwebserver3.RecordedRequest;

/** The contract for providers over HTTP, and what they put on the wire. */
abstract class RemoteContract extends ModelClientContract {

    final Wire wire;
    Stage stage = new Stage();

    RemoteContract(Wire wire) {
        this.wire = wire;
    }

    @BeforeEach
    void start() throws Exception {
        stage.start(wire);
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Override
    ModelClient client() {
        return stage.client();
    }

    @Override
    String model() {
        return stage.model();
    }

    @Override
    void willAnswer(String text, boolean json) {
        stage.events(wire.stream(text, json));
    }

    @Test
    void readsAnAnswerThatDoesNotStream() throws Exception {
        stage.json(200, wire.whole("Dear readers", false));
        var answer = call(Requests.text(model()));
        assertEquals("Dear readers", answer.text());
        assertEquals(40, answer.inputTokens());
        assertEquals(25, answer.outputTokens());
    }

    @Test
    void readsAStructThatDoesNotStream() throws Exception {
        stage.json(200, wire.whole("{\"title\":\"Prices\"}", true));
        assertEquals("{\"title\":\"Prices\"}", call(Requests.draft(model())).text());
    }

    @Test
    void countsAndNamesWhatTheProviderTold() throws Exception {
        willAnswer("Dear readers", false);
        var answer = call(Requests.text(model()));
        assertEquals(40, answer.inputTokens());
        assertEquals(25, answer.outputTokens());
        assertTrue(answer.model().endsWith("-1"), answer.model());
        assertFalse(answer.rehearsal());
    }

    @Test
    void sendsTheSameIdempotencyKeyForEachRetry() throws Exception {
        willAnswer("one", false);
        willAnswer("two", false);
        call(Requests.text(model()));
        call(Requests.text(model()));
        var first = stage.taken().getHeaders().get("Idempotency-Key");
        assertEquals(first, stage.taken().getHeaders().get("Idempotency-Key"));
        assertFalse(String.valueOf(first).isBlank());
    }

    @Test
    void asksForAStreamWithABound() throws Exception {
        willAnswer("Dear readers", false);
        call(Requests.text(model()));
        var request = stage.taken();
        assertEquals(wire.path(), request.getTarget());
        var body = json(request);
        assertTrue(body.get("stream").getAsBoolean());
        assertEquals(2_000, body.get(boundField()).getAsInt());
    }

    abstract String boundField();

    static JsonObject json(RecordedRequest request) {
        return JsonParser.parseString(Objects.requireNonNull(request.getBody()).utf8()).getAsJsonObject();
    }
}
