package dev.steward.llm.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** {@code openai:MODEL}. */
class OpenAiTest extends RemoteContract {

    OpenAiTest() {
        super(Wire.OPENAI);
    }

    @Override
    String boundField() {
        return "max_completion_tokens";
    }

    @Test
    void asksForAStrictSchemaAndForUsage() throws Exception {
        willAnswer("{\"title\":\"Prices\"}", true);
        call(Requests.draft(model()));
        var request = stage.taken();
        assertEquals("Bearer " + Wire.KEY, request.getHeaders().get("Authorization"));
        var body = json(request);
        assertTrue(body.getAsJsonObject("stream_options").get("include_usage").getAsBoolean());
        var format = body.getAsJsonObject("response_format");
        assertEquals("json_schema", format.get("type").getAsString());
        var schema = format.getAsJsonObject("json_schema").getAsJsonObject("schema");
        assertEquals(4, schema.getAsJsonArray("required").size(), "every field is required: " + schema);
    }

    @Test
    void costsWhatThePriceListSays() throws Exception {
        willAnswer("Dear readers", false);
        // 40 tokens at 0.25 and 25 at 2.00 USD per million
        assertEquals(60, call(Requests.text(model())).microUsd());
    }
}
