package dev.steward.llm.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.steward.llm.internal.schema.AnswerSchema;
import dev.steward.llm.internal.schema.StrictSchema;

/** Schemas in the forms that providers take, and the way back. */
class SchemaTest {

    @Test
    void textNeedsNoSchema() {
        assertNull(AnswerSchema.of(Requests.text("m")));
    }

    @Test
    void aStructTravelsAsItIs() {
        var schema = Objects.requireNonNull(AnswerSchema.of(Requests.draft("m")));
        assertFalse(schema.wrapped());
        assertEquals(json(Requests.DRAFT_SCHEMA), schema.root());
        assertEquals("{\"title\":1}", schema.unwrap(" {\"title\":1} "));
    }

    @Test
    void aListTravelsInAnObject() {
        var schema = Objects.requireNonNull(AnswerSchema.of(Requests.tags("m")));
        assertTrue(schema.wrapped());
        assertEquals("object", schema.root().get("type").getAsString());
        assertEquals("[\"craft\"]", schema.unwrap("{\"answer\": [\"craft\"]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "[\"craft\"]", "```json\n[\"craft\"]\n```", "<think>well {</think>[\"craft\"]" })
    void whatIsNotWrappedIsTakenBare(String text) {
        assertEquals("[\"craft\"]", Objects.requireNonNull(AnswerSchema.of(Requests.tags("m"))).unwrap(text));
    }

    @Test
    void brokenJsonIsLeftForTheRepair() {
        var schema = Objects.requireNonNull(AnswerSchema.of(Requests.tags("m")));
        assertEquals("{\"answer\": [", schema.unwrap("{\"answer\": ["));
    }

    @Test
    void strictMeansEveryFieldAndNoOther() {
        var strict = StrictSchema.of(json("""
                {"type":"object","title":"Draft","properties":{"title":{"type":"string","maxLength":70,
                "description":"Short."},"required":{"type":"integer","minimum":1}},"required":["title"]}"""));
        assertEquals(json("""
                {"type":"object","properties":{"title":{"type":"string","description":"Short. At most 70 characters."},
                "required":{"anyOf":[{"type":"integer","minimum":1},{"type":"null"}]}},
                "required":["title","required"],"additionalProperties":false}"""), strict);
    }

    @Test
    void aTypeInsideItselfIsBeyondStrict() {
        assertTrue(StrictSchema.fits(json(Requests.DRAFT_SCHEMA)));
        assertFalse(StrictSchema.fits(json("""
                {"type":"object","properties":{"next":{"anyOf":[{"type":"object"},{"type":"null"}]}}}""")));
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }
}
