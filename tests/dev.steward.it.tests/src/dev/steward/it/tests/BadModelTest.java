package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.sun.net.httpserver.HttpServer;

/** A model that can't be reached, refuses or talks nonsense fails the run with a sentence and exit code 4. */
class BadModelTest {

    @TempDir
    Path folder = Path.of(".");
    private Place place = new Place(Path.of("."));
    private @Nullable HttpServer server;

    @BeforeEach
    void aCompany() throws IOException {
        place = new Place(folder).with("connector.drafts.folder = drafts\n", Texts.SMALL);
    }

    @AfterEach
    void theServerEnds() {
        var running = server;
        if (running != null) {
            running.stop(0);
        }
    }

    private String answering(int status, String body) throws IOException {
        var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server = made;
        made.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        made.start();
        return "compatible:http://127.0.0.1:" + made.getAddress().getPort() + "/v1#m";
    }

    private void fails(String model, String error) {
        var answer = place.steward("run", "letter", "--model", model, "--json");
        assertEquals(4, answer.exit(), answer::toString);
        var last = answer.last();
        assertEquals("failed", last.get("state").getAsString());
        assertTrue(last.get("error").getAsString().contains(error), answer::toString);
        assertFalse((answer.out() + answer.err()).contains("Exception"), answer::toString);
    }

    @Test
    void nobodyIsThere() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        fails("compatible:http://127.0.0.1:" + port + "/v1#m", "Outage");
    }

    @Test
    void theKeyIsWrong() throws IOException {
        fails(answering(401, "{\"error\":{\"message\":\"bad key\"}}"), "AuthFailed");
    }

    @Test
    void tooManyRequests() throws IOException {
        fails(answering(429, "{\"error\":{\"message\":\"slow down\"}}"), "RateLimit");
    }

    @Test
    void theAnswerDoesNotFitItsType() throws IOException {
        fails(answering(200, "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"{\\\"titel\\\":1}\"},"
                + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1}}"),
                "InvalidOutput");
    }
}
