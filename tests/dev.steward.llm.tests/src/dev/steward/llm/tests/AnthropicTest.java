package dev.steward.llm.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

/** {@code anthropic:MODEL}. */
class AnthropicTest extends RemoteContract {

    AnthropicTest() {
        super(Wire.ANTHROPIC);
    }

    @Override
    String boundField() {
        return "max_tokens";
    }

    @Test
    void sendsTheSystemTurnApart() throws Exception {
        willAnswer("Dear readers", false);
        call(Requests.text(model()));
        var request = stage.taken();
        assertEquals(Wire.KEY, request.getHeaders().get("x-api-key"));
        assertEquals("2023-06-01", request.getHeaders().get("anthropic-version"));
        var body = json(request);
        assertEquals("You write for a small company.", body.get("system").getAsString());
        assertEquals(1, body.getAsJsonArray("messages").size());
        assertFalse(body.has("tools"));
    }

    @Test
    void takesAStructAsTheInputOfATool() throws Exception {
        willAnswer("{\"title\":\"Prices\"}", true);
        assertEquals("{\"title\":\"Prices\"}", call(Requests.draft(model())).text());
        var body = json(stage.taken());
        assertEquals("answer", body.getAsJsonObject("tool_choice").get("name").getAsString());
        assertEquals("object", body.getAsJsonArray("tools").get(0).getAsJsonObject().getAsJsonObject("input_schema")
                .get("type").getAsString());
    }
}
