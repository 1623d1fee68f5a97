package dev.steward.llm.tests;

import static dev.steward.llm.tests.Requests.RECENT;
import static dev.steward.llm.tests.Requests.SEARCH;
import static dev.steward.llm.tests.Requests.asks;
import static dev.steward.llm.tests.Requests.result;
import static dev.steward.llm.tests.Requests.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.google.gson.JsonParser;

import dev.steward.engine.spi.ModelClient.Answer;
import dev.steward.engine.spi.ModelClient.ModelRequest;
import dev.steward.engine.spi.ModelClient.ToolCall;
import dev.steward.llm.internal.rehearsal.RehearsalClient;

/** A rehearsal shows how a run with tools goes. */
class RehearsalToolsTest {

    private static final ModelRequest DRAFT = Requests.draft("rehearsal");
    private final RehearsalClient client = new RehearsalClient();

    @Test
    void asksForTheFirstToolOnceAndThenAnswers() throws Exception {
        var first = call(with(DRAFT, List.of(RECENT, SEARCH)));
        assertTrue(first.rehearsal() && first.text().contains("Rehearsal"), first.toString());
        assertEquals(List.of("site.recent"), first.calls().stream().map(ToolCall::tool).toList());
        var count = JsonParser.parseString(first.calls().get(0).arguments()).getAsJsonObject().get("count").getAsInt();
        assertTrue(count >= 1 && count <= 9, "within the schema's bounds: " + count);
        var second = call(with(DRAFT, List.of(RECENT, SEARCH), asks(first.text(), first.calls().get(0)),
                result(first.calls().get(0).id(), "[]")));
        assertTrue(second.rehearsal() && second.calls().isEmpty(), second.toString());
        assertTrue(JsonParser.parseString(second.text()).getAsJsonObject().has("title"), second.text());
    }

    @Test
    void asksTheSameOfTheSame() throws Exception {
        assertEquals(call(with(DRAFT, List.of(RECENT))), call(with(DRAFT, List.of(RECENT))));
    }

    @Test
    void staysWithinItsQuote() throws Exception {
        var request = with(DRAFT, List.of(RECENT));
        var answer = call(request);
        assertTrue(answer.inputTokens() + answer.outputTokens() <= client.quote(request).tokens());
    }

    private Answer call(ModelRequest request) throws Exception {
        return client.call(request, delta -> {
        });
    }
}
