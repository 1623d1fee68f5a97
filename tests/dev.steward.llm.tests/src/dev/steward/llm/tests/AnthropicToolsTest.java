package dev.steward.llm.tests;

import static dev.steward.llm.tests.Requests.RECENT;
import static dev.steward.llm.tests.Requests.asks;
import static dev.steward.llm.tests.Requests.result;
import static dev.steward.llm.tests.Requests.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.google.gson.JsonObject;

import dev.steward.engine.spi.ModelClient.Answer;
import dev.steward.engine.spi.ModelClient.ModelRequest;
import dev.steward.engine.spi.ModelClient.Tool;
import dev.steward.engine.spi.ModelClient.ToolCall;

/** Where the answer itself is a tool's input, and all results of a turn come in one message. */
class AnthropicToolsTest {

    private static final Wire WIRE = Wire.ANTHROPIC;
    private final Stage stage = new Stage();

    @BeforeEach
    void start() throws Exception {
        stage.start(WIRE);
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void theAnswerIsOneOfTheToolsAndForbidsNone() throws Exception {
        stage.events(WIRE.stream("{\"title\":\"Prices\"}", true));
        call(with(Requests.draft(stage.model()), List.of(RECENT, new Tool("answer", "A playbook named so.", ""))));
        var body = body();
        assertEquals("any", body.getAsJsonObject("tool_choice").get("type").getAsString());
        var names = ToolsTest.functions(WIRE, body).stream().map(tool -> tool.get("name").getAsString()).toList();
        assertEquals(List.of("answer", "site_recent"), names.subList(0, 2));
        assertTrue(names.get(2).matches("answer_[0-9a-f]{8}"), names.toString());
    }

    @Test
    void freeTextMayCallOrNot() throws Exception {
        stage.events(WIRE.stream("Dear readers", false));
        call(with(Requests.text(stage.model()), List.of(RECENT)));
        assertEquals("auto", body().getAsJsonObject("tool_choice").get("type").getAsString());
    }

    @Test
    void anAnswerBesideCallsIsFinal() throws Exception {
        stage.events(WIRE.calls("Here it is.", new ToolCall("call_a", "site_recent", "{\"count\":3}"),
                new ToolCall("call_b", "answer", "{\"title\":\"Prices\"}"),
                new ToolCall("call_c", "answer", "{\"title\":\"Other\"}")));
        var answer = call(with(Requests.draft(stage.model()), List.of(RECENT)));
        assertEquals("{\"title\":\"Prices\"}", answer.text());
        assertTrue(answer.calls().isEmpty());
    }

    @Test
    void resultsOfATurnComeInOneMessage() throws Exception {
        stage.events(WIRE.stream("Dear readers", false));
        call(with(Requests.text(stage.model()), List.of(RECENT),
                asks(" ", new ToolCall("call_a", "site.recent", "{\"count\":3}"),
                        new ToolCall("call_b", "site.recent", "{\"count\":4}")),
                result("call_a", "three"), result("call_b", "four"),
                asks("Once more.", new ToolCall("call_c", "site.recent", "{}")), result("call_c", "none")));
        var messages = body().getAsJsonArray("messages");
        assertEquals(5, messages.size(), messages.toString());
        var uses = messages.get(1).getAsJsonObject().getAsJsonArray("content");
        assertEquals(2, uses.size(), "no blank text: " + uses);
        assertEquals(3, uses.get(0).getAsJsonObject().getAsJsonObject("input").get("count").getAsInt());
        var results = messages.get(2).getAsJsonObject();
        assertEquals("user", results.get("role").getAsString());
        assertEquals(List.of("call_a", "call_b"), results.getAsJsonArray("content").asList().stream()
                .map(block -> block.getAsJsonObject().get("tool_use_id").getAsString()).toList());
        assertEquals(1, messages.get(4).getAsJsonObject().getAsJsonArray("content").size());
    }

    @Test
    void whenNoMoreToolsAreAtHandTheConversationIsStillTaken() throws Exception {
        stage.events(WIRE.stream("Dear readers", false));
        var past = asks("", new ToolCall("call_a", "site.recent", "{}"));
        call(with(Requests.text(stage.model()), List.of(), past, result("call_a", "none")));
        var body = body();
        assertEquals("site_recent", ToolsTest.functions(WIRE, body).get(0).get("name").getAsString());
        assertEquals("none", body.getAsJsonObject("tool_choice").get("type").getAsString());
        stage.events(WIRE.stream("{\"title\":\"Prices\"}", true));
        call(with(Requests.draft(stage.model()), List.of(), past, result("call_a", "none")));
        assertEquals("tool", body().getAsJsonObject("tool_choice").get("type").getAsString());
    }

    @Test
    void wordsInsteadOfAnAnswerAreStillTold() throws Exception {
        stage.events(WIRE.stream("I would rather talk.", false));
        var answer = call(with(Requests.draft(stage.model()), List.of(RECENT)));
        assertEquals("I would rather talk.", answer.text());
        assertFalse(answer.rehearsal());
    }

    private Answer call(ModelRequest request) throws Exception {
        return stage.client().call(request, delta -> {
        });
    }

    private JsonObject body() throws InterruptedException {
        return RemoteContract.json(stage.taken());
    }
}
