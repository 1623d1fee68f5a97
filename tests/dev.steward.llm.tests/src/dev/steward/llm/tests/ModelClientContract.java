package dev.steward.llm.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.spi.ModelClient.Answer;
import dev.steward.engine.spi.ModelClient.ModelRequest;

/** What every model does, whoever makes it. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
abstract class ModelClientContract {

    /** The client under test. */
    abstract ModelClient client();

    /** A model that it serves. */
    abstract String model();

    /** Arranges that the next call is answered with this text, where that can be arranged. */
    abstract void willAnswer(String text, boolean json);

    @Test
    void servesItsOwnModelsOnly() {
        assertTrue(client().serves(model()));
        assertFalse(client().serves("nobody:at-all"));
        assertFalse(client().serves(""));
    }

    @Test
    void streamsTheTextThatItReturns() throws Exception {
        willAnswer("Dear readers, prices change in autumn.", false);
        var streamed = new StringBuilder();
        var answer = client().call(Requests.text(model()), streamed::append);
        assertEquals(answer.text(), streamed.toString());
        assertFalse(answer.text().isBlank());
        assertFalse(answer.model().isBlank());
        assertTrue(answer.inputTokens() > 0, "input tokens: " + answer.inputTokens());
        assertTrue(answer.outputTokens() > 0, "output tokens: " + answer.outputTokens());
    }

    @Test
    void answersAStructAsAnObject() throws Exception {
        willAnswer("{\"title\":\"Prices\",\"body\":\"Dear readers\",\"tags\":[\"craft\"],\"teaser\":null}", true);
        var object = (JsonObject) JsonParser.parseString(call(Requests.draft(model())).text());
        assertTrue(object.keySet().containsAll(List.of("title", "body", "tags")), object.toString());
    }

    @Test
    void answersAListAsAList() throws Exception {
        willAnswer("{\"answer\":[\"craft\",\"people\"]}", true);
        var text = call(Requests.tags(model())).text();
        assertTrue(JsonParser.parseString(text).isJsonArray(), text);
    }

    @Test
    void neverCostsMoreThanItsQuote() throws Exception {
        willAnswer("Dear readers, prices change in autumn.", false);
        var request = Requests.text(model());
        var quote = client().quote(request);
        var answer = call(request);
        assertTrue(quote.known());
        assertTrue(answer.microUsd() <= quote.microUsd(), answer.microUsd() + " of " + quote.microUsd());
        assertTrue(answer.inputTokens() + answer.outputTokens() <= quote.tokens(), "tokens beyond " + quote.tokens());
    }

    @Test
    void endsWhenInterrupted() {
        willAnswer("Dear readers, prices change in autumn.", false);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> call(Requests.text(model())));
        assertFalse(Thread.interrupted(), "the interrupt was told by the exception");
    }

    @Test
    void hasNoTroubleWhenAllIsWell() {
        willAnswer("[]", false);
        assertNull(client().trouble(model()));
    }

    final Answer call(ModelRequest request) throws Exception {
        return client().call(request, delta -> {
        });
    }
}
