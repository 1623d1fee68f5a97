package dev.steward.llm.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.steward.engine.spi.ModelClient;
import dev.steward.llm.internal.rehearsal.RehearsalClient;

/** The model {@code rehearsal}. */
class RehearsalTest extends ModelClientContract {

    private final ModelClient client = new RehearsalClient();

    @Override
    ModelClient client() {
        return client;
    }

    @Override
    String model() {
        return "rehearsal";
    }

    @Override
    void willAnswer(String text, boolean json) {
        // it makes its own
    }

    @Test
    void saysThatItIsARehearsalAndCostsNothing() throws Exception {
        var answer = call(Requests.text(model()));
        assertTrue(answer.rehearsal());
        assertEquals(0, answer.microUsd());
        assertTrue(answer.text().startsWith("*Rehearsal: written without a model.*\n"), answer.text());
    }

    @Test
    void writesADraftFromTheTopicAndTheNotes() throws Exception {
        var draft = json(call(Requests.draft(model())).text());
        assertEquals("Pricing changes in autumn (rehearsal)", draft.get("title").getAsString());
        var body = draft.get("body").getAsString();
        assertTrue(body.startsWith("*Rehearsal: written without a model.*\n"), body);
        assertTrue(body.contains("- The starter plan stays at nine dollars a month."), body);
        assertTrue(body.contains("> We write short sentences."), body);
        assertTrue(draft.getAsJsonArray("tags").size() > 0, "tags from the literals");
    }

    @Test
    void passesAReview() throws Exception {
        var verdict = json(call(Requests.of(model(), Requests.VERDICT, Requests.VERDICT_SCHEMA, Duration.ofSeconds(5)))
                .text());
        assertTrue(verdict.get("ok").getAsBoolean());
        assertTrue(verdict.getAsJsonArray("reasons").size() > 0);
        var score = verdict.get("score").getAsInt();
        assertTrue(score >= 5 && score <= 10, "score " + score);
    }

    @Test
    void givesTheSameAnswerToTheSameRequest() throws Exception {
        assertEquals(call(Requests.draft(model())), call(Requests.draft(model())));
        var other = Requests.of(model(), Requests.DRAFT, Requests.DRAFT_SCHEMA, Duration.ofSeconds(5),
                "Topic: Summer party");
        assertNotEquals(call(Requests.draft(model())).text(), call(other).text());
    }

    @Test
    void readsValuesShownAsFields() throws Exception {
        var prompt = """
                Write for all. Topic: Prices.
                Voice: text: Plain words. Never shout.
                Notes:
                - name: 2026-09-01-pricing.md
                  text: # Pricing

                  From October the starter plan costs more. Customers of today keep theirs.
                Examples: - number: 3
                  title: Summer notes
                  body: Hello, summer is here.
                """;
        var request = Requests.of(model(), Requests.DRAFT, Requests.DRAFT_SCHEMA, Duration.ofSeconds(5), prompt);
        var draft = json(call(request).text());
        assertEquals("Prices (rehearsal)", draft.get("title").getAsString());
        var body = draft.get("body").getAsString();
        assertTrue(body.contains("- From October the starter plan costs more."), body);
        assertFalse(body.contains("Summer") || body.contains("pricing.md") || body.contains("shout"), body);
    }

    @ParameterizedTest
    @ValueSource(strings = { "\n", " ", "a ", "- ", "#", "topic ", "notes ", "the topic is ", "about ", ":" })
    void anyPromptIsReadAtOnce(String part) {
        var prompt = part.repeat(400_000 / part.length());
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> call(Requests.of(model(), Requests.DRAFT,
                Requests.DRAFT_SCHEMA, Duration.ofSeconds(5), prompt)));
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }
}
