package dev.steward.llm.tests;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.spi.ModelProvider.ModelSettings;
import dev.steward.engine.spi.ModelProvider.Models;
import dev.steward.llm.ModelClients;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server that plays a provider, and a client that talks to it. */
final class Stage implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    private final MockWebServer server = new MockWebServer();
    private @Nullable Models models;
    private @Nullable Wire wire;

    void start(Wire played) throws Exception {
        server.start();
        wire = played;
        models = open(played.properties(server), Wire.KEY);
    }

    Models open(Map<String, String> properties, String key) {
        return new ModelClients(Clock.fixed(NOW, ZoneOffset.UTC)).open(
                new ModelSettings(name -> key.isEmpty() ? Optional.empty() : Optional.of(key), null, properties));
    }

    ModelClient client() {
        return clientOf(Objects.requireNonNull(models));
    }

    ModelClient clientOf(Models opened) {
        return opened.clients().stream().filter(client -> client.serves(model())).findFirst().orElseThrow();
    }

    String model() {
        return Objects.requireNonNull(wire).model(server);
    }

    MockWebServer server() {
        return server;
    }

    void events(String body) {
        server.enqueue(event(body).build());
    }

    static MockResponse.Builder event(String body) {
        return new MockResponse.Builder().code(200).setHeader("Content-Type", "text/event-stream").chunkedBody(body,
                64);
    }

    void json(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).setHeader("Content-Type", "application/json").body(body)
                .build());
    }

    void enqueue(MockResponse.Builder response) {
        server.enqueue(response.build());
    }

    RecordedRequest taken() throws InterruptedException {
        var request = server.takeRequest(5, TimeUnit.SECONDS);
        assertNotNull(request, "no request came");
        return Objects.requireNonNull(request);
    }

    @Override
    public void close() {
        var opened = models;
        if (opened != null) {
            opened.close();
        }
        server.close();
    }
}
