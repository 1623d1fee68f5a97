package dev.steward.llm.tests;

import static dev.steward.llm.tests.Requests.RECENT;
import static dev.steward.llm.tests.Requests.SEARCH;
import static dev.steward.llm.tests.Requests.asks;
import static dev.steward.llm.tests.Requests.result;
import static dev.steward.llm.tests.Requests.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ModelClient.Answer;
import dev.steward.engine.spi.ModelClient.ModelRequest;
import dev.steward.engine.spi.ModelClient.Tool;
import dev.steward.engine.spi.ModelClient.ToolCall;

/** Tools, the same with every provider: offered, asked for, and their results given back. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ToolsTest {

    private static final ToolCall FIRST = new ToolCall("call_a", "site_recent", "{\"count\":3}");
    private static final ToolCall SECOND = new ToolCall("call_b", "site_search", "{\"words\":\"prices\"}");
    private final Stage stage = new Stage();

    @AfterEach
    void stop() {
        stage.close();
    }

    @ParameterizedTest
    @EnumSource
    void offersToolsByNamesThatTheProviderTakes(Wire wire) throws Exception {
        stage.start(wire);
        var longName = new Tool("site." + "x".repeat(80), "", "");
        stage.events(wire.stream("Dear readers", false));
        call(with(Requests.text(stage.model()),
                List.of(RECENT, new Tool("site_search", "Another.", ""), SEARCH, longName)));
        var body = body();
        var names = names(wire, body);
        assertEquals("site_recent", names.get(0));
        assertEquals(4, names.stream().distinct().count(), names.toString());
        assertTrue(names.stream().allMatch(name -> name.matches("[A-Za-z0-9_-]{1,64}")), names.toString());
        assertEquals("object", parameters(wire, body, 3).get("type").getAsString());
        assertEquals("The latest posts.", functions(wire, body).get(0).get("description").getAsString());
    }

    @ParameterizedTest
    @EnumSource
    void readsCallsThatStreamInPieces(Wire wire) throws Exception {
        stage.start(wire);
        stage.events(wire.calls("I look it up.", FIRST, SECOND));
        var streamed = new StringBuilder();
        var answer = stage.client().call(tooled(), streamed::append);
        assertEquals(List.of(new ToolCall("call_a", "site.recent", "{\"count\":3}"),
                new ToolCall("call_b", "site.search", "{\"words\":\"prices\"}")), answer.calls());
        assertEquals("I look it up.", answer.text());
        assertEquals("I look it up.", streamed.toString());
        assertEquals(40, answer.inputTokens());
        assertEquals(25, answer.outputTokens());
    }

    @ParameterizedTest
    @EnumSource
    void readsCallsThatComeWhole(Wire wire) throws Exception {
        stage.start(wire);
        stage.json(200, wire.wholeCalls("I look it up.", FIRST, SECOND));
        var answer = call(tooled());
        assertEquals(List.of("site.recent", "site.search"), answer.calls().stream().map(ToolCall::tool).toList());
        assertEquals("{\"count\":3}", answer.calls().get(0).arguments());
        assertEquals("I look it up.", answer.text());
    }

    @ParameterizedTest
    @EnumSource
    void passesOnWhatTheModelWroteWrong(Wire wire) throws Exception {
        stage.start(wire);
        stage.events(wire.calls("", new ToolCall("call_a", "site_recent", "{\"count\":"),
                new ToolCall("call_b", "no such tool", ""), new ToolCall("call_c", "site_search", "[1]")));
        var calls = call(tooled()).calls();
        assertEquals(List.of("{\"count\":", "{}", "[1]"), calls.stream().map(ToolCall::arguments).toList());
        assertEquals(List.of("site.recent", "no such tool", "site.search"),
                calls.stream().map(ToolCall::tool).toList());
    }

    @ParameterizedTest
    @EnumSource
    void eachCallOfAConversationHasAnIdOfItsOwn(Wire wire) throws Exception {
        stage.start(wire);
        stage.events(wire.calls("", new ToolCall("", "site_recent", "{}"), new ToolCall("call_a", "site_recent", "{}"),
                new ToolCall("call_a", "site_search", "{}")));
        var earlier = with(tooled(), List.of(RECENT, SEARCH),
                asks("", new ToolCall("call_a", "site.recent", "{}")), result("call_a", "none"));
        var ids = call(earlier).calls().stream().map(ToolCall::id).toList();
        assertEquals(3, ids.stream().distinct().count(), ids.toString());
        assertFalse(ids.contains("call_a") || ids.contains(""), ids.toString());
    }

    @ParameterizedTest
    @EnumSource
    void givesResultsBackInTheOrderOfTheTurns(Wire wire) throws Exception {
        stage.start(wire);
        stage.events(wire.stream("Dear readers", false));
        call(conversation(Requests.text(stage.model()), List.of(RECENT, SEARCH)));
        var text = body().getAsJsonArray("messages").toString();
        var order = List.of("I look", "site_recent", "site_search", "three posts", "no posts");
        int from = 0;
        for (var part : order) {
            from = text.indexOf(part, from);
            assertTrue(from >= 0, part + " comes in this order in " + text);
        }
        assertTrue(text.contains("site_recent") && !text.contains("site.recent"), text);
    }

    @ParameterizedTest
    @EnumSource
    void aMalformedCallIsShownAgainAsAnObject(Wire wire) throws Exception {
        stage.start(wire);
        stage.events(wire.stream("Dear readers", false));
        var odd = "functions.site_recent:" + "0".repeat(80);
        call(with(tooled(), List.of(RECENT), asks("", new ToolCall(odd, "site.recent", "{\"count\":")),
                result(odd, "That is no JSON.")));
        var text = body().getAsJsonArray("messages").toString();
        assertTrue(text.contains("malformed"), text);
        assertFalse(text.contains(odd), "ids that the provider takes: " + text);
    }

    @ParameterizedTest
    @EnumSource
    void quotesTheWholeConversation(Wire wire) throws Exception {
        stage.start(wire);
        var plain = stage.client().quote(Requests.text(stage.model()));
        var tooled = stage.client().quote(tooled());
        var talked = stage.client().quote(conversation(Requests.text(stage.model()), List.of(RECENT, SEARCH)));
        assertTrue(plain.tokens() < tooled.tokens() && tooled.tokens() < talked.tokens(),
                plain + ", " + tooled + ", " + talked);
        assertTrue(wire == Wire.COMPATIBLE || plain.microUsd() < tooled.microUsd()
                && tooled.microUsd() < talked.microUsd(), plain + ", " + tooled + ", " + talked);
    }

    @ParameterizedTest
    @EnumSource
    void answersByASchemaAfterItsCalls(Wire wire) throws Exception {
        stage.start(wire);
        stage.events(wire.calls("I look it up.", FIRST));
        stage.events(wire.stream("{\"title\":\"Prices\"}", true));
        var asked = with(Requests.draft(stage.model()), List.of(RECENT, SEARCH));
        var first = call(asked);
        assertEquals("I look it up.", first.text());
        assertEquals(1, first.calls().size());
        var last = call(conversation(Requests.draft(stage.model()), List.of(RECENT, SEARCH)));
        assertEquals("{\"title\":\"Prices\"}", last.text());
        assertTrue(last.calls().isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void aStreamThatBreaksInACallIsNoCall(Wire wire) throws Exception {
        stage.start(wire);
        stage.events(wire.begin() + wire.use(1, "call_a", "site_recent") + wire.arguments(1, "{\"cou"));
        assertEquals(BoundaryException.OUTAGE, Failing.call(stage.client(), tooled()).error());
    }

    @ParameterizedTest
    @EnumSource
    void aCallThatWasCutIsNoCall(Wire wire) throws Exception {
        stage.start(wire);
        stage.events(wire.begin() + wire.use(1, "call_a", "site_recent") + wire.arguments(1, "{\"cou")
                + wire.end("cut"));
        assertEquals(BoundaryException.INVALID_OUTPUT, Failing.call(stage.client(), tooled()).error());
    }

    @ParameterizedTest
    @EnumSource
    void callsOfAnotherShapeAreNoAnswer(Wire wire) throws Exception {
        stage.start(wire);
        stage.json(200, wire == Wire.ANTHROPIC ? "{\"content\":[\"call it\"],\"stop_reason\":\"tool_use\"}"
                : "{\"choices\":[{\"message\":{\"tool_calls\":[7]},\"finish_reason\":\"tool_calls\"}]}");
        assertEquals(BoundaryException.OUTAGE, Failing.call(stage.client(), tooled()).error());
    }

    @ParameterizedTest
    @EnumSource
    void withoutToolsNothingIsSentOfThem(Wire wire) throws Exception {
        stage.start(wire);
        stage.events(wire.stream("Dear readers", false));
        assertTrue(call(Requests.text(stage.model())).calls().isEmpty());
        var body = body();
        assertFalse(body.has("tools") || body.has("tool_choice"), body.toString());
    }

    @ParameterizedTest
    @EnumSource
    void uncountedCallsAreEstimated(Wire wire) throws Exception {
        stage.start(wire);
        stage.events(wire.calls("", FIRST).replace("25", "0"));
        assertNotEquals(0, call(tooled()).outputTokens());
    }

    private ModelRequest tooled() {
        return with(Requests.text(stage.model()), List.of(RECENT, SEARCH));
    }

    private static ModelRequest conversation(ModelRequest request, List<Tool> tools) {
        return with(request, tools,
                asks("I look it up.", new ToolCall("call_a", "site.recent", "{\"count\":3}"),
                        new ToolCall("call_b", "site.search", "{}")),
                result("call_a", "three posts"), result("call_b", "no posts"));
    }

    private Answer call(ModelRequest request) throws Exception {
        return stage.client().call(request, delta -> {
        });
    }

    private JsonObject body() throws InterruptedException {
        return RemoteContract.json(stage.taken());
    }

    static List<JsonObject> functions(Wire wire, JsonObject body) {
        return body.getAsJsonArray("tools").asList().stream().map(JsonElement::getAsJsonObject)
                .map(tool -> wire == Wire.ANTHROPIC ? tool : tool.getAsJsonObject("function")).toList();
    }

    private static List<String> names(Wire wire, JsonObject body) {
        return functions(wire, body).stream().map(tool -> tool.get("name").getAsString()).toList();
    }

    private static JsonObject parameters(Wire wire, JsonObject body, int tool) {
        return functions(wire, body).get(tool).getAsJsonObject(wire == Wire.ANTHROPIC ? "input_schema" : "parameters");
    }
}
