package dev.steward.crash.child;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ModelClient;

/** A model that costs money and whose calls the server counts. */
public record CountedModel(Outside outside) implements ModelClient {

    /** What a call costs, and at most, in micro-USD. */
    public static final long COST = 10_000, MOST = 20_000;
    static final String NAME = "counted";

    @Override
    public boolean serves(String model) {
        return model.equals(NAME);
    }

    @Override
    public Quote quote(ModelRequest request) {
        return new Quote(MOST, 1000, true);
    }

    @Override
    public Answer call(ModelRequest request, Progress progress) throws BoundaryException, InterruptedException {
        outside.call("model", request.key(), request.key(), request.key());
        progress.delta("a text");
        return new Answer("a text", 100, 50, COST, NAME, false);
    }

    @Override
    public @Nullable String trouble(String model) {
        return null;
    }
}
