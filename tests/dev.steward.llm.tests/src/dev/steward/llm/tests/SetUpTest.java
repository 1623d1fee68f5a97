package dev.steward.llm.tests;

import static dev.steward.engine.spi.BoundaryException.AUTH_FAILED;
import static dev.steward.engine.spi.BoundaryException.BAD_REQUEST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.spi.ModelProvider;
import dev.steward.engine.spi.ModelProvider.Models;
import dev.steward.llm.ModelClients;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

/** What is missing, and how the doctor tells it. */
class SetUpTest {

    private final Stage stage = new Stage();

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void isFoundAsAService() {
        var found = ServiceLoader.load(ModelProvider.class, ModelClients.class.getClassLoader()).findFirst();
        assertEquals(Optional.of(ModelClients.class), found.map(Object::getClass));
    }

    @ParameterizedTest
    @CsvSource({ "openai:gpt-5,STEWARD_SECRET_OPENAI", "anthropic:claude-haiku-4-5,STEWARD_SECRET_ANTHROPIC" })
    void aMissingKeyNamesItsVariable(String model, String variable) {
        try (var models = stage.open(Map.of(), "")) {
            assertTrue(trouble(models, model).contains("set the environment variable " + variable + "."));
            var failure = Failing.call(client(models, model), Requests.text(model));
            assertEquals(AUTH_FAILED, failure.error());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "gpt-5", "openai", "mistral:large", "" })
    void anUnknownProviderListsTheKnownOnes(String model) {
        try (var models = stage.open(Map.of(), "")) {
            assertTrue(trouble(models, model).contains("compatible:URL#model"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "compatible:", "compatible:http://localhost", "compatible:http://localhost/v1#",
            "compatible:ftp://localhost/v1#m", "compatible:http://me:pw@localhost/v1#m", "compatible:http://a b#m" })
    void aMalformedAddressShowsAnExample(String model) {
        try (var models = stage.open(Map.of(), Wire.KEY)) {
            assertTrue(trouble(models, model).contains("such as compatible:http://localhost:11434/v1#qwen3"));
            assertEquals(BAD_REQUEST, Failing.call(client(models, model), Requests.text(model)).error());
        }
    }

    @Test
    void aModelWithoutAPriceIsNotCalledButQuotedHigh() {
        try (var models = stage.open(Map.of(), Wire.KEY)) {
            var request = Requests.text("openai:gpt-99");
            var quote = client(models, request.model()).quote(request);
            assertFalse(quote.known());
            assertTrue(quote.microUsd() >= 2_000 * 75, "as dear as the dearest: " + quote.microUsd());
            var failure = Failing.call(client(models, request.model()), request);
            assertEquals(BAD_REQUEST, failure.error());
            assertTrue(String.valueOf(failure.getMessage()).contains("prices.csv"));
        }
    }

    @Test
    void theOperatorMayAssumeAPrice() {
        try (var models = stage.open(Map.of("price.unknown", "1.50/6"), Wire.KEY)) {
            var request = Requests.text("openai:gpt-99");
            var quote = client(models, request.model()).quote(request);
            assertTrue(quote.known());
            assertTrue(quote.microUsd() >= 2_000 * 6 && quote.microUsd() < 2_000 * 8, "quote " + quote.microUsd());
        }
    }

    @Test
    void aKeyNeverTravelsUnencrypted() {
        try (var models = stage.open(Map.of("openai.url", "http://models.example.org/v1"), Wire.KEY)) {
            var failure = Failing.call(client(models, "openai:gpt-5"), Requests.text("openai:gpt-5"));
            assertEquals(BAD_REQUEST, failure.error());
            assertTrue(String.valueOf(failure.getMessage()).contains("https"));
        }
    }

    @Test
    void aKeyWithLineBreaksIsToldWithoutShowingIt() {
        try (var models = stage.open(Map.of(), Wire.KEY + "\n" + Wire.KEY)) {
            var failure = Failing.call(client(models, "anthropic:claude-haiku-4-5"),
                    Requests.text("anthropic:claude-haiku-4-5"));
            assertTrue(String.valueOf(failure.getMessage()).contains("copy it again"));
        }
    }

    @Test
    void theDoctorTriesTheKey() throws Exception {
        stage.start(Wire.OPENAI);
        stage.json(401, "{}");
        var trouble = String.valueOf(stage.client().trouble(stage.model()));
        assertTrue(trouble.contains("STEWARD_SECRET_OPENAI"), trouble);
        assertEquals("/v1/models", stage.taken().getTarget());
    }

    @ParameterizedTest
    @CsvSource({ "stall,soon,such as 30", "connect,-1,such as 30", "price.unknown,15,such as 3/15" })
    void aSettingThatCantBeReadIsTold(String key, String value, String words) {
        try (var models = stage.open(Map.of(key, value), Wire.KEY)) {
            var trouble = trouble(models, "openai:gpt-5");
            assertTrue(trouble.contains("models." + key) && trouble.contains(words), trouble);
        }
    }

    @Test
    void theDoctorDoesNotWaitLong() throws Exception {
        stage.start(Wire.OPENAI);
        stage.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
        var trouble = assertTimeoutPreemptively(Duration.ofSeconds(4), () -> stage.client().trouble(stage.model()));
        assertTrue(String.valueOf(trouble).contains("can't be reached"), trouble);
    }

    private static ModelClient client(Models models, String model) {
        return models.clients().stream().filter(client -> client.serves(model)).findFirst().orElseThrow();
    }

    private static String trouble(Models models, String model) {
        return String.valueOf(models.trouble(model));
    }
}
