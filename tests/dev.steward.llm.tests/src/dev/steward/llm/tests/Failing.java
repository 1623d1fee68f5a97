package dev.steward.llm.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;

import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.spi.ModelClient.ModelRequest;

/** Calls that fail. */
final class Failing {

    private Failing() {
    }

    /** The failure of a call, after checking that it is one sentence and that no part of it holds the key. */
    static BoundaryException call(ModelClient client, ModelRequest request) {
        var failure = assertThrows(BoundaryException.class, () -> client.call(request, delta -> {
        }));
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertFalse(trace.toString().contains(Wire.KEY), "the key shows in " + trace);
        var message = String.valueOf(failure.getMessage());
        assertTrue(message.endsWith(".") && !message.contains("\n"), message);
        return failure;
    }
}
