package dev.steward.llm.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.Test;

/** {@code compatible:URL#model}. */
class CompatibleTest extends RemoteContract {

    CompatibleTest() {
        super(Wire.COMPATIBLE);
    }

    @Override
    String boundField() {
        return "max_tokens";
    }

    @Test
    void asksInWordsWhereSchemasAreUnknownAndRemembersIt() throws Exception {
        stage.json(400, "{\"error\":{\"message\":\"unknown field response_format\"}}");
        stage.events(wire.stream("<think>hm</think>\n```json\n{\"title\":\"Prices\"}\n```", true));
        stage.events(wire.stream("{\"title\":\"Again\"}", true));
        assertEquals("{\"title\":\"Prices\"}", call(Requests.draft(model())).text());
        assertEquals("{\"title\":\"Again\"}", call(Requests.draft(model())).text());
        assertTrue(json(stage.taken()).has("response_format"));
        var second = json(stage.taken());
        assertFalse(second.has("response_format"));
        assertTrue(second.getAsJsonArray("messages").get(0).toString().contains("JSON Schema"));
        assertFalse(json(stage.taken()).has("response_format"));
    }

    @Test
    void worksWithoutAKeyAndCostsNothingOnThisMachine() throws Exception {
        try (var models = stage.open(Map.of(), "")) {
            willAnswer("Dear readers", false);
            var answer = stage.clientOf(models).call(Requests.text(model()), delta -> {
            });
            assertEquals(0, answer.microUsd());
            assertNull(stage.taken().getHeaders().get("Authorization"));
        }
    }
}
