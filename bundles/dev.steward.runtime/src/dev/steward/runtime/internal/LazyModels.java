package dev.steward.runtime.internal;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.spi.ModelProvider;

/** All models of a company as one client; the room behind it is opened at the first question. Thread-safe. */
final class LazyModels implements ModelClient {

    private final Lazy<ModelProvider.Models> models;

    LazyModels(Lazy<ModelProvider.Models> models) {
        this.models = models;
    }

    @Override
    public boolean serves(String model) {
        return models.get().clients().stream().anyMatch(c -> c.serves(model));
    }

    @Override
    public Quote quote(ModelRequest request) {
        return models.get().clients().stream().filter(c -> c.serves(request.model())).findFirst()
                .map(c -> c.quote(request)).orElse(new Quote(0, 0, false));
    }

    @Override
    public Answer call(ModelRequest request, Progress progress) throws BoundaryException, InterruptedException {
        for (var client : models.get().clients()) {
            if (client.serves(request.model())) {
                return client.call(request, progress);
            }
        }
        var trouble = trouble(request.model());
        throw new BoundaryException(BoundaryException.NOT_FOUND,
                trouble == null ? "No model is called '" + request.model() + "'." : trouble);
    }

    @Override
    public @Nullable String trouble(String model) {
        return models.get().trouble(model);
    }
}
