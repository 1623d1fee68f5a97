package dev.steward.llm;

import java.time.Clock;
import java.util.List;

import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.spi.ModelProvider;
import dev.steward.llm.internal.OpenModels;
import dev.steward.llm.internal.Provider;
import dev.steward.llm.internal.RemoteClient;
import dev.steward.llm.internal.Settings;
import dev.steward.llm.internal.http.Http;
import dev.steward.llm.internal.anthropic.MessagesDialect;
import dev.steward.llm.internal.openai.ChatDialect;
import dev.steward.llm.internal.rehearsal.RehearsalClient;

/**
 * Opens {@code rehearsal}, {@code openai:MODEL}, {@code anthropic:MODEL} and {@code compatible:URL#model}.
 *
 * <p>Secrets: {@code openai}, {@code anthropic}; for compatible servers on this machine {@code compatible}, for others
 * {@code compatible_HOST} with every sign of the host as {@code _}; compatible servers work without one.
 *
 * <p>Properties, as in {@code steward.properties} after {@code models.}: {@code openai.url}, {@code anthropic.url};
 * {@code connect} and {@code stall}, time-outs in seconds; {@code price.unknown}, {@code INPUT/OUTPUT} in USD per
 * million tokens for models without a price. Without that setting a model without a price is not called, unless it is a
 * compatible server on this machine, which costs nothing.
 */
public final class ModelClients implements ModelProvider {

    private final Clock clock;

    /** For the service registry and {@link java.util.ServiceLoader}. */
    public ModelClients() {
        this(Clock.systemUTC());
    }

    /** With a clock that reads dates in {@code Retry-After}. */
    public ModelClients(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Models open(ModelSettings settings) {
        var prices = PriceTable.of(settings.company());
        var all = new Settings(settings.secrets(), prices, settings.properties(), clock);
        var http = new Http(all.connect(), all.stall());
        var clients = List.<ModelClient>of(new RehearsalClient(),
                new RemoteClient(
                        new Provider("openai", "https://api.openai.com/v1", new ChatDialect("max_completion_tokens")),
                        all, http),
                new RemoteClient(new Provider("anthropic", "https://api.anthropic.com/v1", new MessagesDialect()), all,
                        http),
                new RemoteClient(new Provider("compatible", null, new ChatDialect("max_tokens")), all, http));
        return new OpenModels(clients, prices, http);
    }
}
