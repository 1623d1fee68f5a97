package dev.steward.llm.tests;

import static dev.steward.engine.spi.BoundaryException.NOT_FOUND;
import static dev.steward.engine.spi.BoundaryException.RATE_LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.JsonParser;

import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.spi.ModelClient.ToolCall;
import dev.steward.engine.spi.ModelProvider.ModelSettings;
import dev.steward.engine.spi.ModelProvider.Models;
import dev.steward.llm.ModelClients;

/** Both dialects against a mock server that others made. Skipped where it is not installed. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AiMockTest {

    private static @Nullable AiMock server;
    private static @Nullable Models models;

    @BeforeAll
    static void start() throws Exception {
        var folder = AiMock.folder();
        assumeTrue(folder.isPresent(), "the mock model server is not installed: run npm ci in aimock");
        var started = AiMock.start(folder.orElseThrow());
        assumeTrue(started.isPresent(), "there is no node to run the mock model server");
        var mock = started.orElseThrow();
        server = mock;
        models = new ModelClients().open(new ModelSettings(name -> Optional.of(Wire.KEY), null,
                Map.of("openai.url", mock.url() + "/v1", "anthropic.url", mock.url() + "/v1")));
    }

    @AfterAll
    static void stop() throws Exception {
        var running = server;
        if (running != null) {
            running.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "openai:gpt-5-mini", "anthropic:claude-haiku-4-5", "compatible:" })
    void streamsText(String model) throws Exception {
        var streamed = new StringBuilder();
        var answer = client(model).call(Requests.text(full(model)), streamed::append);
        assertEquals("Dear readers, the starter plan stays at nine dollars a month.", answer.text());
        assertEquals(answer.text(), streamed.toString());
        assertTrue(answer.inputTokens() > 0 && answer.outputTokens() > 0, answer.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = { "openai:gpt-5-mini", "anthropic:claude-haiku-4-5", "compatible:" })
    void answersByASchema(String model) throws Exception {
        var answer = client(model).call(Requests.draft(full(model)), delta -> {
        });
        var draft = JsonParser.parseString(answer.text()).getAsJsonObject();
        assertEquals("Pricing in autumn", draft.get("title").getAsString());
        assertEquals(120, answer.inputTokens());
        assertEquals(40, answer.outputTokens());
    }

    @ParameterizedTest
    @ValueSource(strings = { "openai:gpt-5-mini", "anthropic:claude-haiku-4-5", "compatible:" })
    void usesTools(String model) throws Exception {
        var request = Requests.of(full(model), Requests.MARKDOWN, "", Duration.ofSeconds(10), "Look up two things");
        var tools = List.of(Requests.RECENT, Requests.SEARCH);
        var asked = client(model).call(Requests.with(request, tools), delta -> {
        });
        assertEquals(List.of("site.recent {\"count\":3}", "site.search {\"words\":\"prices\"}"),
                asked.calls().stream().map(call -> call.tool() + " " + call.arguments()).toList());
        var calls = asked.calls().toArray(ToolCall[]::new);
        var answer = client(model).call(Requests.with(request, tools, Requests.asks(asked.text(), calls),
                Requests.result(calls[0].id(), "none"), Requests.result(calls[1].id(), "a post about prices")),
                delta -> {
                });
        assertEquals("There is one post about prices.", answer.text());
    }

    @ParameterizedTest
    @ValueSource(strings = { "openai:gpt-5-mini", "anthropic:claude-haiku-4-5" })
    void tellsARateLimit(String model) {
        var failure = Failing.call(client(model),
                Requests.of(model, Requests.MARKDOWN, "", Duration.ofSeconds(10), "Please be rate limited"));
        assertEquals(RATE_LIMIT, failure.error());
        assertEquals(Duration.ofSeconds(1), failure.retryAfter());
    }

    @ParameterizedTest
    @ValueSource(strings = { "openai:gpt-5-mini", "anthropic:claude-haiku-4-5" })
    void tellsWhatIsUnknown(String model) {
        var failure = Failing.call(client(model),
                Requests.of(model, Requests.MARKDOWN, "", Duration.ofSeconds(10), "Nothing that it has an answer for"));
        assertEquals(NOT_FOUND, failure.error());
    }

    @ParameterizedTest
    @ValueSource(strings = { "openai:gpt-5-mini", "anthropic:claude-haiku-4-5", "compatible:" })
    void theDoctorIsContent(String model) {
        assertNull(open().trouble(full(model)));
    }

    private static ModelClient client(String model) {
        return open().clients().stream().filter(client -> client.serves(full(model))).findFirst().orElseThrow();
    }

    private static Models open() {
        return Objects.requireNonNull(models);
    }

    private static String full(String model) {
        return model.equals("compatible:") ? model + Objects.requireNonNull(server).url() + "/v1#qwen3" : model;
    }
}
