package dev.steward.llm.tests;

import static dev.steward.llm.tests.Requests.RECENT;
import static dev.steward.llm.tests.Requests.SEARCH;
import static dev.steward.llm.tests.Requests.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.steward.engine.spi.ModelClient.Answer;
import dev.steward.engine.spi.ModelClient.ModelRequest;
import dev.steward.engine.spi.ModelClient.ToolCall;

/** What the many servers that speak chat completions do with calls. */
class ChatToolsTest {

    private static final List<ToolCall> BOTH = List.of(new ToolCall("a", "site.recent", "{\"count\":3}"),
            new ToolCall("b", "site.search", "{\"words\":\"x\"}"));
    private final Stage stage = new Stage();

    @AfterEach
    void stop() {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            // all in one piece, with arguments as an object
            "[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"site_recent\",\"arguments\":{\"count\":3}}},"
                    + "{\"index\":1,\"id\":\"b\",\"function\":{\"name\":\"site_search\","
                    + "\"arguments\":{\"words\":\"x\"}}}]",
            // without numbers
            "[{\"id\":\"a\",\"function\":{\"name\":\"site_recent\",\"arguments\":\"{\\\"count\\\":\"}}]"
                    + "\n[{\"function\":{\"arguments\":\"3}\"}}]"
                    + "\n[{\"id\":\"b\",\"function\":{\"name\":\"site_search\","
                    + "\"arguments\":\"{\\\"words\\\":\\\"x\\\"}\"}}]",
            // with the same number for all
            "[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"site_recent\",\"arguments\":\"{\\\"count\\\":3}\"}}]"
                    + "\n[{\"index\":0,\"id\":\"b\",\"function\":{\"name\":\"site_search\","
                    + "\"arguments\":\"{\\\"words\\\":\\\"x\\\"}\"}}]",
            // with the id and the name in each piece, and nulls
            "[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"site_recent\",\"arguments\":null}}]"
                    + "\n[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"site_recent\","
                    + "\"arguments\":\"{\\\"count\\\":3}\"}}]"
                    + "\n[{\"index\":1,\"id\":\"b\",\"function\":{\"name\":\"site_search\","
                    + "\"arguments\":\"{\\\"words\\\":\\\"x\\\"}\"}}]" })
    void readsThemAll(String pieces) throws Exception {
        stage.start(Wire.COMPATIBLE);
        var stream = new StringBuilder();
        for (var piece : pieces.split("\n")) {
            stream.append("data: {\"choices\":[{\"delta\":{\"content\":null,\"tool_calls\":").append(piece)
                    .append("}}]}\n\n");
        }
        // many servers say that they just stopped
        stage.events(stream + Wire.COMPATIBLE.end("done"));
        assertEquals(BOTH, call(with(Requests.text(stage.model()), List.of(RECENT, SEARCH))).calls());
    }

    @Test
    void asksForTheAnswersSchemaBesideTheTools() throws Exception {
        stage.start(Wire.OPENAI);
        stage.events(Wire.OPENAI.stream("{\"title\":\"Prices\"}", true));
        call(with(Requests.draft(stage.model()), List.of(RECENT)));
        var body = RemoteContract.json(stage.taken());
        assertTrue(body.has("response_format") && body.has("tools"), body.toString());
        assertFalse(body.has("tool_choice"), "the model chooses: " + body);
    }

    @Test
    void aServerWithoutSchemasStillGetsTheTools() throws Exception {
        stage.start(Wire.COMPATIBLE);
        stage.json(400, "{\"error\":{\"message\":\"Cannot use a grammar with tools.\"}}");
        stage.events(Wire.COMPATIBLE.calls("", BOTH.get(0)));
        var answer = call(with(Requests.draft(stage.model()), List.of(RECENT)));
        assertEquals(1, answer.calls().size());
        stage.taken();
        var second = RemoteContract.json(stage.taken());
        assertTrue(second.has("tools") && !second.has("response_format"), second.toString());
    }

    private Answer call(ModelRequest request) throws Exception {
        return stage.client().call(request, delta -> {
        });
    }
}
