package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

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
    private HttpServer server = unused();

    private static HttpServer unused() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void aCompany() throws IOException {
        place = new Place(folder).with("connector.drafts.folder = drafts\n", Texts.SMALL);
    }

    @AfterEach
    void theServerEnds() {
        server.stop(0);
    }

    private String answering(int status, String body) {
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return "compatible:http://127.0.0.1:" + server.getAddress().getPort() + "/v1#m";
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
    void nobodyIsThere() {
        var port = server.getAddress().getPort();
        server.stop(0);
        fails("compatible:http://127.0.0.1:" + port + "/v1#m", "Outage");
    }

    @Test
    void theKeyIsWrong() {
        fails(answering(401, "{\"error\":{\"message\":\"bad key\"}}"), "AuthFailed");
    }

    @Test
    void tooManyRequests() {
        fails(answering(429, "{\"error\":{\"message\":\"slow down\"}}"), "RateLimit");
    }

    @Test
    void theAnswerDoesNotFitItsType() {
        fails(answering(200, "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"{\\\"titel\\\":1}\"},"
                + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1}}"), "InvalidOutput");
    }
}
