package dev.steward.llm.internal;

import java.util.List;

import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.spi.ModelProvider.Models;
import dev.steward.engine.spi.Prices;
import dev.steward.llm.internal.http.Http;

/** The open models of one company. */
public record OpenModels(@NonNull List<ModelClient> clients, @NonNull Prices prices, Http http) implements Models {

    @Override
    public @Nullable String trouble(String model) {
        for (var client : clients) {
            if (client.serves(model)) {
                return client.trouble(model);
            }
        }
        return "“" + model + "” names no known provider: write rehearsal, openai:MODEL, anthropic:MODEL or "
                + "compatible:URL#model.";
    }

    @Override
    public void close() {
        http.close();
    }
}
